"""Figures: every stated quantity of a text with its bounds, unit, item, event, certainty, speaker and time.

A linear pass finds the sentences that hold a trigger; only those are tokenised and read (`tasks.extraction.quantity`).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Final

from tasks.extraction.quantity import (
    age,
    asof,
    certainty,
    change,
    events,
    items,
    measures,
    money,
    scan,
    speakers,
    units,
)
from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import Phrase
from tasks.extraction.quantity.tokens import Tokens, tokenise, triggered
from tasks.extraction.quantity.unit_table import Unit
from tasks.records import Date, Entity, Figure, Mention, Quote, Text

EXTRACTOR: Final = "figures"
VERSION: Final = "10"

#: Kinds of date expressions that are no figures; a duration is both.
_NO_FIGURES: Final = frozenset(("date", "time", "range"))
#: Languages that write 3.5 with a point; None is read as one of them.
_POINT_LANGUAGES: Final = frozenset((None, "en", "zh", "ja", "ko", "th", "he", "hi"))


def extract(
    doc: Text,
    dates: Sequence[Date] = (),
    mentions: Sequence[Mention] = (),
    quotes: Sequence[Quote] = (),
    entities: Sequence[Entity] = (),
) -> list[Figure]:
    """The figures of a document, by position, not overlapping.

    Args:
        doc: the text.
        dates: its date expressions: what they cover is no figure (durations aside), and they say as of when one holds.
        mentions: its names: numbers inside are no figures; they say whose dollar is meant and who speaks.
        quotes: its quotations: who speaks.
        entities: what its names stand for: a place says whose dollar is meant as its country does.
    """
    reader = _Reader(doc, dates, mentions, quotes, entities)
    found: list[Figure] = []
    for start, end in triggered(doc.text, doc.sentences):
        found.extend(reader.sentence(start, end))
    return found


class _Reader:
    """What is known of the whole document while its sentences are read."""

    def __init__(
        self,
        doc: Text,
        dates: Sequence[Date],
        mentions: Sequence[Mention],
        quotes: Sequence[Quote],
        entities: Sequence[Entity],
    ) -> None:
        self.text = doc.text
        self.purse = money.purse(mentions, entities, doc.country)
        self.blocked = _blocked(doc.text, dates, mentions)
        self.calendar = asof.Calendar(dates)
        self.mentions = sorted(mentions, key=lambda mention: mention.start)
        self.mention_starts = [mention.start for mention in self.mentions]
        self.quotes = sorted(quotes, key=lambda quote: quote.start)
        self.quote_starts = [quote.start for quote in self.quotes]
        self.comma_decimal = doc.language not in _POINT_LANGUAGES

    def sentence(self, start: int, end: int) -> list[Figure]:
        """The figures of one sentence."""
        tokens = tokenise(self.text, start, end)
        amounts = scan.scan(tokens, self.purse, self.blocked, comma_decimal=self.comma_decimal)
        if not amounts:
            return []
        changing = change.told(tokens)
        found = measures.measures(tokens, amounts, change.moving(tokens, amounts) if changing else frozenset())
        if changing or any(measure.change for measure in found):
            change.mark(tokens, found)
        age.mark(tokens, found)
        sayings = speakers.sayings(tokens, self.mentions, self.mention_starts)
        speaking = frozenset(saying.token for saying in sayings)
        signalled = certainty.signalled(tokens)
        here = self.calendar.within(start, end)
        figures: list[Figure] = []
        seen: list[tuple[Measure, Phrase | None]] = []
        floor = 0
        for measure in found:
            if measure.core < floor:
                continue  # the 100,000 of `20 deaths per 100,000`
            measure.first = max(measure.first, floor)
            floor = measure.last
            own = items.find(tokens, measure, seen)
            if not _states(tokens, measure, own):
                continue
            seen.append((measure, own))
            floor = max(floor, _every(tokens, measure, own))
            if own is not None and measure.unit is not None:
                _each(tokens, measure, measure.unit, own)
            speaker = speakers.of(tokens, measure, sayings, self.quotes, self.quote_starts)
            sure = certainty.judge(tokens, measure, own, speaking) if signalled else "asserted"
            figures.append(self._figure(tokens, measure, own, sure, speaker, start, here))
        return figures

    def _figure(
        self,
        tokens: Tokens,
        measure: Measure,
        item: Phrase | None,
        sure: str,
        speaker: str | None,
        sentence: int,
        here: range,
    ) -> Figure:
        start, end = tokens.span(measure.first, measure.last)
        unit = measure.unit
        low = base_low = measure.low
        high = base_high = measure.high
        dimension, name, base = "count", None, None
        if unit is not None:
            dimension, name, base = unit.dimension, unit.name if unit.name != "ratio" else None, unit.base
            if base is not None:
                base_low, base_high = _based(low, unit), _based(high, unit)
                if dimension == "money":  # its unit is the ISO 4217 code: 50 cents are 0.5 of it
                    low, high, name = base_low, base_high, base
        one = low == high and base_low == base_high
        low, base_low = _decimal(low), _decimal(base_low)
        high, base_high = (low, base_low) if one else (_decimal(high), _decimal(base_high))
        item_start, item_end = tokens.span(*item) if item is not None else (None, None)
        as_of_from, as_of_to = self.calendar.governing(self.text, sentence, here, start, end)
        return Figure(
            start, end, self.text[start:end], measure.rule, low, high, _bound(measure), dimension, name, measure.change,
            base_low, base_high, base,
            self.text[item_start:item_end] if item_start is not None else None, item_start, item_end,
            events.find(tokens, measure, item), sure, speaker, as_of_from, as_of_to,
        )  # fmt: skip


def _decimal(value: float | None) -> float | None:
    """The decimal number meant, without what binary multiplication adds: 8.2 billion is no 8,199,999,999.999999."""
    if value is None or (not value % 1 and abs(value) < _WHOLE):
        return value
    short = float(f"{value:.12g}")
    return short if abs(short - value) <= 4 * math.ulp(value) else value


#: Whole numbers below are exact.
_WHOLE: Final = 2.0**53


def _based(value: float | None, unit: Unit) -> float | None:
    return None if value is None else value * unit.factor + unit.offset


def _places_in_time(tokens: Tokens, index: int) -> bool:
    """`two years ago`, `six days later` say when, not how long."""
    low = tokens.lows[index]
    return low in ("ago", "later", "earlier", "hence") or (low == "from" and tokens.lows[index + 1] == "now")


def _of_ages(measure: Measure) -> bool:
    """Whether no date is meant by `66 Ma ago`: the units of geology."""
    return measure.unit is not None and measure.unit.name in ("kiloyear", "megayear", "gigayear")


#: What is made or used in a time.
_BULK: Final = frozenset(("mass", "volume", "energy"))


def _every(tokens: Tokens, measure: Measure, item: Phrase | None) -> int:
    """`five buses an hour`: things per time, said after the thing; the span stays the number's. Where that ends."""
    unit = measure.unit
    if unit is not None and unit.dimension in _BULK and tokens.lows[measure.last] == "of" and item is not None:
        whole = units.rate(tokens, unit, item[1])  # five million tonnes of coal a year
        if whole is not None and whole[0].dimension == "rate":
            measure.unit, measure.rule = whole[0], "rate"
            return whole[1]
    if unit is not None or measure.change:
        return measure.last
    found = units.every(tokens, item[1] if item is not None and item[0] >= measure.last else measure.last)
    if found is None:
        return measure.last
    measure.unit, measure.rule = found[0], "rate"
    return found[1]


#: What is shared out by the head.
_SHARED: Final = frozenset(("money", "mass", "volume", "energy"))


def _each(tokens: Tokens, measure: Measure, unit: Unit, item: Phrase) -> None:
    """`spending per capita was $1,210`, `a per capita income of $900`: said of one person, before the number."""
    if unit.dimension not in _SHARED or item[1] > measure.first:
        return
    around = tokens.lows[max(0, item[0] - 2) : measure.first]
    if any(around[j : j + 2] in (["per", "capita"], ["per", "person"], ["per", "head"]) for j in range(len(around))):
        measure.unit, measure.rule = units.per(unit, units.PERSON), "rate"


def _states(tokens: Tokens, measure: Measure, item: Phrase | None) -> bool:
    """Whether it states a quantity: `the two` alone points back at two things, it counts none."""
    lasting = measure.unit is not None and measure.unit.dimension == "duration"
    if lasting and not _of_ages(measure) and _places_in_time(tokens, measure.last):
        return False
    if measure.unit is not None or (item is not None and item[0] >= measure.last) or measure.bound != "exact":
        return True
    before = tokens.lows[measure.first - 1] if measure.first else ""
    few = measure.high is not None and measure.high <= _POINTED_AT
    return not (few and before in ("the", "these", "those") and tokens.words[measure.core].isalpha())


#: Things that `the` alone may point back at: the two, the four; the four million are counted.
_POINTED_AT: Final = 20


def _blocked(text: str, dates: Sequence[Date], mentions: Sequence[Mention]) -> Callable[[int, int, bool], bool]:
    """Whether characters start..end lie in a name that holds a number or, durations aside, in a date."""
    in_date = _covering([(date.start, date.end) for date in dates if date.kind in _NO_FIGURES])
    in_name = _covering([(mention.start, mention.end) for mention in mentions if not _counts(mention)])

    def blocked(start: int, end: int, duration: bool) -> bool:
        return in_name(start, end) or (not duration and in_date(start, end))

    return blocked


def _covering(spans: list[tuple[int, int]]) -> Callable[[int, int], bool]:
    """Whether one of `spans` begins at or before `start` and any before it reaches `end`."""
    spans.sort()
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))

    if not spans:
        return lambda _start, _end: False

    def covers(start: int, end: int) -> bool:
        at = bisect_right(starts, start) - 1
        return at >= 0 and reach[at] >= end

    return covers


def _counts(mention: Mention) -> bool:
    """Whether a name begins with a number that counts: `two Koreas`, `1,200 Syrians`, not `Three Gorges`."""
    first = mention.surface.split(maxsplit=1)[0] if mention.surface.strip() else ""
    if mention.kind == "NATIONALITY":
        return True
    return first[:1].islower() or ("," in first and first[:1].isdecimal())


def _bound(measure: Measure) -> str:
    """A range from a number to itself is that number."""
    return "exact" if measure.bound == "range" and measure.low == measure.high else measure.bound
