"""Documents that an earlier version of a reader or an extractor has read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse.known import Known, KnownDocument


@dataclass(frozen=True, slots=True)
class Backfill:
    """Which outdated documents a run reads again: at most `limit`, published from `since` to `until` where set."""

    limit: int
    since: dt.date | None = None
    until: dt.date | None = None

    def wants(self, document: KnownDocument) -> bool:
        """Whether its day of publication lies within."""
        day = document.published_on
        if self.since is None and self.until is None:
            return True
        return day is not None and (self.since or day) <= day <= (self.until or day)


def outdated(
    known: Known, runs: Mapping[str, Mapping[str, str]], versions: Mapping[str, str]
) -> Iterator[KnownDocument]:
    """Current documents that would be read otherwise today, those published last first.

    Args:
        known: the published warehouse.
        runs: versions each run worked with.
        versions: versions of today's readers (`reader NAME`) and extractors.
    """
    readers = {f"{name.removeprefix('reader ')} {version}" for name, version in versions.items() if _is_reader(name)}
    extractors = {name: version for name, version in versions.items() if not _is_reader(name)}
    old = {run for run, theirs in runs.items() if any(theirs.get(name) != now for name, now in extractors.items())}
    yield from known.read_otherwise(readers, old)


def _is_reader(name: str) -> bool:
    return name.startswith("reader ")
