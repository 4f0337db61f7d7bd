"""`nightmill backfill --preview`: what reading outdated documents again would change, told of a sample."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.settings import Settings, one_thread_each
from tasks.batch.batches import batches
from tasks.batch.extract import extract, versions
from tasks.batch.ingest import ingest
from tasks.batch.normalise import normalise
from tasks.batch.recall import recall
from tasks.source.decisions import Reading
from tasks.source.listing import check, listing
from tasks.source.manifests import manifests
from tasks.source.outdated import Backfill, Outdated, outdated
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
        late = outdated(published.read_otherwise, today, backfill.tables)
        old = [one for one in late if backfill.wants(one.document)]
    readings = _readings(settings, old, sample)
    yield f"{len(old):,} documents were read by earlier readers or extractors."
    if not readings:
        return
    yield f"Of {len(readings):,} of them, read again now:"
    with tempfile.TemporaryDirectory() as folder:
        staged = []
        for batch in batches(readings, Path(folder), today, 1):
            read = recall(batch, path) if batch.redo else ingest(batch, settings.limits, settings.rules)
            extract(normalise(read, settings.limits), settings.recogniser, settings.limits)
            staged.append(batch.folder / "extracted")
        for found in differences(path, staged, [reading.doc_id for reading in readings]):
            yield from _told(found)
    yield "Nothing was written. nightmill backfill reads them all again; --limit, --since and --until read some."


def _readings(settings: Settings, old: Sequence[Outdated], sample: int) -> list[Reading]:
    """Some of the documents whose files are still there, spread evenly."""
    inputs = {found.uri: found for found in listing(settings.sources).inputs}
    guides = manifests(check(settings.sources), settings.manifest, settings.max_bytes)
    there = [(found.document, found.redo) for found in old if found.document.uri in inputs]
    step = max(1, len(there) // max(1, sample))
    return [
        Reading(inputs[d.uri], d.sha256, d.doc_id, d.version, again=True, about=guides.about(d.uri), redo=redo)
        for d, redo in there[::step][:sample]
    ]


def _told(found: Difference) -> Iterator[str]:
    yield f"  {found.table:<10} {found.added:>7,} added {found.removed:>7,} removed {found.changed:>7,} changed"
    yield from (f"      {example[:100]}" for example in found.examples)
