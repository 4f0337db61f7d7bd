"""`nightmill backfill --preview`: what reading outdated documents again would change, told of a sample."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from flows.settings import Settings, one_thread_each
from tasks.batch import archives
from tasks.batch.batches import batches
from tasks.batch.extract import extract, versions
from tasks.batch.ingest import ingest
from tasks.batch.normalise import normalise
from tasks.batch.recall import recall
from tasks.containers.names import is_member, outermost
from tasks.source.decisions import Reading
from tasks.source.listing import check, listing
from tasks.source.manifests import manifests
from tasks.source.outdated import Backfill, Outdated, meant, outdated
from tasks.source.scan import Input
from warehouse.build import live
from warehouse.compare import Difference, differences
from warehouse.known import Known
from warehouse.releases import DataFolder


def preview(settings: Settings, backfill: Backfill, sample: int) -> Iterator[str]:
    """Read a sample of the outdated documents again, beside the warehouse, and tell which rows would change.

    Raises:
        NoWarehouse: nothing is published.
        OlderWarehouse: an earlier nightmill wrote it.
    """
    path = live(DataFolder(settings.warehouse))
    one_thread_each()
    today = versions(settings.recogniser)
    with Known(path) as published:
        count = published.count_otherwise(meant(today, backfill))
        step = max(1, min(count, backfill.limit) // max(1, sample))
        some = list(islice(outdated(published, today, backfill), 0, step * sample, step))
    yield f"{count:,} documents were read by earlier readers or extractors."
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        readings = _unpacked(_readings(settings, some), settings, folder / "unpacked")
        if not readings:
            return
        yield f"Of {len(readings):,} of them, read again now:"
        staged = []
        for batch in batches(readings, folder / "staging", today, 1):
            read = recall(batch, path) if batch.redo else ingest(batch, settings.limits, settings.rules)
            extract(normalise(read, settings.limits), settings.recogniser, settings.limits)
            staged.append(batch.folder / "extracted")
        for found in differences(path, staged, [reading.doc_id for reading in readings]):
            yield from _told(found)
    yield "Nothing was written. nightmill backfill reads them all again; --limit, --since and --until read some."


def _readings(settings: Settings, some: Sequence[Outdated]) -> list[Reading]:
    """The documents of which the stored text is enough, or whose files are still there."""
    wanted = {outermost(one.document.uri) for one in some if not one.redo}
    there = listing(settings.sources, sift=lambda inputs: [found for found in inputs if found.uri in wanted]).inputs
    files = {found.uri: found for found in there}
    guides = manifests(check(settings.sources), settings.manifest, settings.max_bytes)
    return [
        Reading(_input(d.uri, files), d.sha256, d.doc_id, d.version, again=True, about=guides.about(d.uri), redo=redo)
        for d, redo in ((one.document, one.redo) for one in some)
        if redo or outermost(d.uri) in files
    ]


def _input(uri: str, files: Mapping[str, Input]) -> Input:
    """A file, or a member of one; where its text is stored it need not be there."""
    found = files.get(outermost(uri), Input(uri, "", 0, 0, 0))
    return replace(found, uri=uri, size=0 if is_member(uri) else found.size)


def _unpacked(readings: Sequence[Reading], settings: Settings, home: Path) -> list[Reading]:
    """The readings, the bytes of those that lie in others laid where a reader finds them."""
    read = [reading for reading in readings if not reading.redo]
    places = {}
    for folder, group in archives.packs(read, home).items():
        wanted = {reading.input.uri for reading in group}
        places[folder] = archives.unpack(archives.archive(group[0]), wanted, settings.limits, settings.rules, folder)
    return archives.laid(read, places) + [reading for reading in readings if reading.redo]


def _told(found: Difference) -> Iterator[str]:
    yield f"  {found.table:<10} {found.added:>7,} added {found.removed:>7,} removed {found.changed:>7,} changed"
    yield from (f"      {example[:100]}" for example in found.examples)
