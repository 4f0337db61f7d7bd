"""Documents that an earlier version of a reader or an extractor has read, and what of them is to be done anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from warehouse.otherwise import Otherwise

if TYPE_CHECKING:
    from warehouse.known import KnownDocument, KnownHeld

#: What is found in a stored text without its source, and by what, as versions name it.
FOUND_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "mentions": ("recogniser", "entities"),
    "dates": ("dates",),
    "quotes": ("quotes",),
    "figures": ("figures",),
}
#: The tables whose rows depend on those of another: a figure's speaker on mentions and quotes, its day on dates.
BUILT_ON: Final[Mapping[str, tuple[str, ...]]] = {
    "mentions": ("quotes", "figures"),
    "dates": ("figures",),
    "quotes": ("figures",),
    "figures": (),
}

#: Documents to do again, by id, with the tables to redo: none.
NOTHING: Final[Mapping[str, tuple[str, ...]]] = {}


@dataclass(frozen=True, slots=True)
class Backfill:
    """Which outdated documents a run does anew: at most `limit`, published from `since` to `until` where set, and of
    them, where any is named, only `tables`.
    """

    limit: int
    since: dt.date | None = None
    until: dt.date | None = None
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outdated:
    """A document that would be read otherwise today. `redo` are the tables to find anew in its stored text; without
    any its source is read again.
    """

    document: KnownDocument
    redo: tuple[str, ...] = ()


class Asked(Protocol):
    """Where such documents are looked up (`warehouse.known.Known`)."""

    def read_otherwise(self, which: Otherwise, limit: int) -> Iterable[KnownDocument]:
        """The first `limit` of them, those published last first."""


def meant(versions: Mapping[str, str], backfill: Backfill) -> Otherwise:
    """The outdated documents that a backfill is about, whatever its limit.

    Args:
        versions: versions of today's readers (`reader NAME`) and extractors.
        backfill: where it names tables, only what stands in these and was found by an earlier version counts.
    """
    readers, found_with = _divided(versions)
    if not backfill.tables:
        return Otherwise(readers, found_with, backfill.since, backfill.until)
    names = {name for table in backfill.tables for name in FOUND_BY[table]}
    found_with = {name: version for name, version in found_with.items() if name in names}
    return Otherwise(None, found_with, backfill.since, backfill.until)


def outdated(known: Asked, versions: Mapping[str, str], backfill: Backfill) -> Iterator[Outdated]:
    """The documents that a backfill does anew, those published last first; `versions` as in `meant`."""
    readers, found_with = _divided(versions)
    for document in known.read_otherwise(meant(versions, backfill), backfill.limit):
        redo = anew(document, readers, found_with, backfill.tables)
        if redo is not None:
            yield Outdated(document, redo)


def anew(
    document: KnownDocument, readers: Collection[str], found_with: Mapping[str, str], tables: Collection[str] = ()
) -> tuple[str, ...] | None:
    """The tables to find anew in the stored text; none where the source must be read again; None where all is of today.

    Whatever its text depends on needs the source, and so does all of a document whose places in the source were not
    kept.
    """
    old = {name for name, version in found_with.items() if document.read_with.get(name) != version}
    stale = [table for table, names in FOUND_BY.items() if old & set(names)]
    if tables:
        stale = [table for table in stale if table in tables]
        return (_with_what_builds(stale) if document.kept else ()) if stale else None
    text_is_old = document.reader not in readers or not old <= {n for names in FOUND_BY.values() for n in names}
    if not stale and not text_is_old:
        return None
    return () if text_is_old or not document.kept else _with_what_builds(stale)


def tried_again(held: KnownHeld, versions: Mapping[str, str]) -> tuple[str, ...]:
    """The tables to find anew so that rows in quarantine go through the gate again: those they are of, and whatever
    would be found otherwise today; none where the source must be read again.
    """
    stale = anew(held.document, *_divided(versions))
    if stale == () or not held.document.kept:
        return ()
    return _with_what_builds({*(stale or ()), *held.tables})


def _divided(versions: Mapping[str, str]) -> tuple[set[str], dict[str, str]]:
    """Readers as documents name them, `NAME VERSION`, and the versions of what finds things in their texts."""
    readers = {f"{name.removeprefix('reader ')} {version}" for name, version in versions.items() if _is_reader(name)}
    return readers, {name: version for name, version in versions.items() if not _is_reader(name)}


def _with_what_builds(tables: Collection[str]) -> tuple[str, ...]:
    """Tables, and those whose rows depend on them."""
    wanted = set(tables).union(*(BUILT_ON[table] for table in tables))
    return tuple(table for table in FOUND_BY if table in wanted)


def _is_reader(name: str) -> bool:
    return name.startswith("reader ")
