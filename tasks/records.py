"""The records that pass between stages: frozen, plain, with spans that re-slice to their surface.

Offsets are characters, end exclusive, into the normalised text of the document.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

KINDS: Final = (
    "PERSON", "ORG", "COUNTRY", "PLACE", "FACILITY", "NATIONALITY", "EVENT", "LAW", "PRODUCT", "WORK",
)  # fmt: skip
BOUNDS: Final = (
    "exact", "approximate", "at_least", "more_than", "at_most", "less_than", "range", "magnitude",
)  # fmt: skip
CERTAINTIES: Final = ("asserted", "hedged", "possible", "denied", "hypothetical")
CHANGES: Final = ("rise", "fall")
DIMENSIONS: Final = (
    "count", "money", "percent", "percentage_point", "duration", "length", "mass", "volume", "area", "speed", "energy",
    "power", "temperature", "ratio", "frequency", "pressure", "force", "data", "data_rate", "angle", "voltage",
    "current", "rate", "other",
)  # fmt: skip
#: Money of several countries of which nothing tells whose it is, by its noun; other money has its code of ISO 4217.
UNTOLD_MONEY: Final = (
    "CFA franc", "crown", "dinar", "dirham", "escudo", "franc", "guilder", "krone", "kwacha", "manat", "mark", "peso",
    "rial", "riyal", "rupee", "shilling", "som", "sum",
)  # fmt: skip
DATE_KINDS: Final = ("date", "time", "duration", "set", "range")
PRECISIONS: Final = ("day", "week", "month", "quarter", "season", "year", "decade", "century")
DATE_BASES: Final = ("explicit", "relative", "inherited", "none")
PUBLISHED_BASES: Final = ("header", "metadata", "text", "file_name", "none")
CORRECTIONS: Final = ("merge", "split", "rename", "kind", "drop", "never")
HAPPENINGS: Final = ("added", "removed", "changed")
CAUSES: Final = ("new_source", "source_edit", "extractor_change", "rule_change", "correction", "removal")
MEASURES: Final = ("mentions", "figures", "items", "dates", "quotes", "speakers")
#: What became of an input; `opened` is what holds others, which have rows of their own.
STATES: Final = ("loaded", "unchanged", "duplicate", "opened", "quarantined", "failed", "skipped", "removed")


@dataclass(frozen=True, slots=True)
class Text:
    """What an extractor sees of a document.

    Args:
        text: the normalised text.
        sentences: start and end of each sentence, ascending, not overlapping.
        published_on: the anchor of relative dates; None leaves them open.
        language: ISO 639-1, where known.
        title: where known; not part of `text` unless the document repeats it.
        country: ISO 3166-1 alpha-2 of where it was published, as far as its address tells.
    """

    text: str
    sentences: tuple[tuple[int, int], ...]
    published_on: dt.date | None = None
    language: str | None = None
    title: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name as a recogniser found it, before identity. `rule` says by what it was found."""

    start: int
    end: int
    kind: str
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, with the entity it stands for (None: unresolved, on purpose)."""

    start: int
    end: int
    surface: str
    rule: str
    kind: str
    entity_id: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Entity:
    """A real thing as one document knows it. `country` is ISO 3166-1 alpha-2."""

    entity_id: str
    kind: str
    name: str
    country: str | None = None
    aliases: tuple[str, ...] = ()
    external_ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Date:
    """A time expression. `value` is TIMEX3; `date_from` and `date_to` are the first and last day it covers."""

    start: int
    end: int
    surface: str
    rule: str
    kind: str
    value: str
    date_from: dt.date | None
    date_to: dt.date | None
    precision: str | None
    basis: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Speech, direct (the words between the marks, marks excluded) or reported."""

    start: int
    end: int
    surface: str
    rule: str
    speaker_entity_id: str | None
    cue: str | None
    direct: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated quantity: bound words, number and unit are the span; the item has a span of its own.

    `value_low` and `value_high` are in `unit`, the `_base` pair in `base_unit`; an open side is None.
    """

    start: int
    end: int
    surface: str
    rule: str
    value_low: float | None
    value_high: float | None
    bound: str
    dimension: str
    unit: str | None = None
    change: str | None = None
    value_low_base: float | None = None
    value_high_base: float | None = None
    base_unit: str | None = None
    item: str | None = None
    item_start: int | None = None
    item_end: int | None = None
    event: str | None = None
    certainty: str = "asserted"
    speaker_entity_id: str | None = None
    as_of_from: dt.date | None = None
    as_of_to: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence."""

    start: int
    end: int
    surface: str
    rule: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of corrections.csv: what a person says about an entity.

    Args:
        line: its number in the file; the header is line 1.
        action: merge (into the entity `value`), split (off as a thing called `value`), rename (to `value`), kind (make
            it a `value`), drop (it is no entity), never (`surface` is no name).
        entity_id: the entity it is about; empty for never.
        value: see `action`.
        doc_id: only in this document; empty for all.
        surface: only where it is written so; empty for all.
        why: the reason, for those who come after.
        target: the entity that mentions go to: of a merge its value, of a split an id made from it; else empty.
        problem: why the line cannot be applied; None for a good one.
    """

    line: int
    action: str
    entity_id: str = ""
    value: str = ""
    doc_id: str = ""
    surface: str = ""
    why: str = ""
    target: str = ""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A line of accepted.csv: a bound that a person moved.

    Args:
        line: its number in the file; the header is line 1.
        rule: the promise, as `table.rule`.
        bound: for a measure the value that is still kept, for any other promise the rows that may break it.
        why: the reason.
        moved_on: the day.
        problem: why the line moves nothing; None for a good one.
    """

    line: int
    rule: str
    bound: float = 0
    why: str = ""
    moved_on: dt.date | None = None
    problem: str | None = None
