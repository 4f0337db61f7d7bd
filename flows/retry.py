"""`nightmill retry`: what was lost or held back, before and after it is tried again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from tasks.reporting.words import counted
from tasks.source import lost
from tasks.source.lost import Retry
from warehouse.build import live
from warehouse.known import Known, KnownHeld, KnownInput
from warehouse.releases import DataFolder

#: Files named of each group.
NAMED: Final = 10


@dataclass(frozen=True, slots=True)
class Lost:
    """Inputs that are lost, by uri, and documents with rows in quarantine."""

    inputs: Mapping[str, KnownInput]
    held: Sequence[KnownHeld]

    @property
    def nothing(self) -> bool:
        """Whether there is none of either."""
        return not (self.inputs or self.held)


def wanted(data: Path, retry: Retry) -> Lost:
    """What is to be tried of what is lost and held back by now.

    Raises:
        NoWarehouse: nothing is published.
        OlderWarehouse: an earlier nightmill wrote it.
    """
    known = _known(data)
    return Lost(
        {uri: found for uri, found in known.inputs.items() if retry.wants(found)},
        [each for each in known.held if retry.wants_rows(each)],
    )


def told(data: Path, before: Lost) -> Iterator[str]:
    """What is well now, what is gone, and what is still lost or held back, and why."""
    now = _known(data)
    if before.inputs:
        yield from _inputs(before.inputs, now.inputs)
    if before.held:
        yield from _rows(before.held, now.held)


def _inputs(before: Mapping[str, KnownInput], now: Mapping[str, KnownInput]) -> Iterator[str]:
    still = {uri: now[uri] for uri in before if uri in now and Retry().wants(now[uri])}
    well = [uri for uri in before if uri in now and uri not in still]
    gone = [uri for uri in before if uri not in now]
    yield f"Of {len(before):,} that were lost, {len(well):,} are read now, {len(still):,} are still lost."
    yield from _group("Read now", well)
    yield from _group("No longer there", gone)
    for reason in sorted({found.reason or "" for found in still.values()}):
        uris = [uri for uri, found in still.items() if found.reason == reason]
        yield from _group(f"Still lost, {reason}: {lost.told(still[uris[0]])}", uris)


def _rows(before: Sequence[KnownHeld], now: Sequence[KnownHeld]) -> Iterator[str]:
    tried = {each.document.doc_id for each in before}
    still = [each for each in now if each.document.doc_id in tried]
    held, left = (sum(each.rows for each in documents) for documents in (before, still))
    documents = counted(len(before), "document")
    yield f"Of {counted(held, 'row')} held back in {documents}, {held - left:,} are not any more, {left:,} are."
    for rule in sorted({rule for each in still for rule in each.rules}):
        yield from _group(f"Still held back, {rule}", [each.document.uri for each in still if rule in each.rules])


def _group(heading: str, uris: list[str]) -> Iterator[str]:
    if uris:
        yield f"\n{heading}"
        yield from (f"  {uri}" for uri in islice(uris, NAMED))
    if len(uris) > NAMED:
        yield f"  and {len(uris) - NAMED:,} more"


def _known(data: Path) -> Lost:
    with Known(live(DataFolder(data))) as published:
        return Lost(published.rest(())[0], published.held())
