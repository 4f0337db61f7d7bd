"""`nightmill retry`: what was lost, before and after it is tried again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Final

from tasks.source.lost import RESTS, Retry
from warehouse.build import live
from warehouse.known import Known, KnownInput
from warehouse.releases import DataFolder

#: Files named of each group.
NAMED: Final = 10


def lost(data: Path, retry: Retry) -> dict[str, KnownInput]:
    """What is lost by now, of that which is to be tried, by uri.

    Raises:
        NoWarehouse: nothing is published.
        OlderWarehouse: an earlier nightmill wrote it.
    """
    return {uri: found for uri, found in _known(data).items() if retry.wants(found)}


def told(data: Path, before: Mapping[str, KnownInput]) -> Iterator[str]:
    """What is well now, what is gone, and what is still lost and why."""
    now = _known(data)
    still = {uri: now[uri] for uri in before if uri in now and Retry().wants(now[uri])}
    well = [uri for uri in before if uri in now and uri not in still]
    gone = [uri for uri in before if uri not in now]
    yield f"Of {len(before):,} that were lost, {len(well):,} are read now, {len(still):,} are still lost."
    yield from _group("Read now", well)
    yield from _group("No longer there", gone)
    for reason in sorted({found.reason or "" for found in still.values()}):
        uris = [uri for uri, found in still.items() if found.reason == reason]
        detail = (still[uris[0]].detail or "").removesuffix(RESTS)
        yield from _group(f"Still lost, {reason}: {detail}", uris)


def _group(heading: str, uris: list[str]) -> Iterator[str]:
    if uris:
        yield f"\n{heading}"
        yield from (f"  {uri}" for uri in islice(uris, NAMED))
    if len(uris) > NAMED:
        yield f"  and {len(uris) - NAMED:,} more"


def _known(data: Path) -> dict[str, KnownInput]:
    with Known(live(DataFolder(data))) as published:
        return published.rest(())[0]
