"""Documents that an earlier version of a reader or an extractor has read, and what of them is to be done anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

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

    def wants(self, document: KnownDocument) -> bool:
        """Whether its day of publication lies within."""
        day = document.published_on
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)


@dataclass(frozen=True, slots=True)
class Outdated:
    """A document that would be read otherwise today. `redo` are the tables to find anew in its stored text; without
    any its source is read again.
    """

    document: KnownDocument
    redo: tuple[str, ...] = ()


#: Asks for the documents not read by one of these readers, or in which something was found with other versions.
Ask = Callable[[Collection[str], Mapping[str, str]], Iterable["KnownDocument"]]


def outdated(ask: Ask, versions: Mapping[str, str], tables: Collection[str] = ()) -> Iterator[Outdated]:
    """Current documents that would be read otherwise today, those published last first.

    Args:
        ask: `warehouse.known.read_otherwise` of the published warehouse.
        versions: versions of today's readers (`reader NAME`) and extractors.
        tables: only what stands in these and was found by an earlier version; all when empty.
    """
    readers, found_with = _divided(versions)
    for document in ask(readers, found_with):
        redo = anew(document, readers, found_with, tables)
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
