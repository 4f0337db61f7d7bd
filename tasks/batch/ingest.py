"""Read the files of a batch: bytes to text and what the document says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.limits import Limits
from tasks.batch.outcomes import Outcome, write_outcomes
from tasks.batch.sandbox import sandbox
from tasks.collect import Reject, collect
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.decisions import Reading
from tasks.source.remote import fetch
from tasks.source.told import not_read, told

#: What one document is after ingest; `map_text` and `map_source` are its offset map, null without one; `pages` is where
#: in the text each page begins, null without pages; `note` is what the reader has to say of the reading.
_FIELDS: Final[list[pa.Field[Any]]] = [
    pa.field("doc_id", pa.string()),
    pa.field("version", pa.int32()),
    pa.field("uri", pa.string()),
    pa.field("sha256", pa.string()),
    pa.field("size", pa.int64()),
    pa.field("modified_ns", pa.int64()),
    pa.field("seen_ns", pa.int64()),
    pa.field("etag", pa.string()),
    pa.field("told", pa.string()),
    pa.field("collected_at", pa.timestamp("us")),
    pa.field("media_type", pa.string()),
    pa.field("encoding", pa.string()),
    pa.field("reader", pa.string()),
    pa.field("title", pa.string()),
    pa.field("author", pa.string()),
    pa.field("site", pa.string()),
    pa.field("language", pa.string()),
    pa.field("published_on", pa.date32()),
    pa.field("published_basis", pa.string()),
    pa.field("note", pa.string()),
    pa.field("text", pa.string()),
    pa.field("map_text", pa.list_(pa.int32())),
    pa.field("map_source", pa.list_(pa.int32())),
    pa.field("pages", pa.list_(pa.int32())),
]
INGESTED: Final = pa.schema(_FIELDS)


def ingest(batch: Batch, limits: Limits, rules: Rules = NO_RULES) -> Batch:
    """Read every file of the batch into `ingested.parquet`; what cannot be read goes to the outcomes.

    Args:
        batch: what to read.
        limits: what one file may take.
        rules: which reader options hold for which file.

    Raises:
        OSError: the disk is full.
        WorkerDied: no reader can be started.
    """
    path = batch.folder / "ingested.parquet"
    if path.exists() or (batch.folder / "normalised.parquet").exists() or (batch.folder / "extracted").exists():
        return batch
    rows: list[dict[str, Any]] = []
    outcomes: list[Outcome] = []
    with _all_here(batch, limits) as (readings, missing):
        for answer in chain(missing, sandbox(limits, rules).read(readings)):
            if isinstance(answer, Reject):
                outcomes.append(_unread(answer, rules))
            else:
                rows.append(answer)
        write_outcomes(batch.folder / "ingest.outcomes.parquet", outcomes)
        files.write(pa.Table.from_pylist(rows, INGESTED), path)
    return batch


def _unread(answer: Reject[Reading], rules: Rules) -> Outcome:
    reading = answer.item
    by = told(not_read(answer.reason), rules.options_of(reading.input.uri), reading.about)
    return Outcome.of_reading(reading, "ingest", answer.reason, answer.detail, by)


@contextmanager
def _all_here(batch: Batch, limits: Limits) -> Iterator[tuple[list[Reading], list[Reject[Reading]]]]:
    """The readings of a batch, all on this machine, and those that are elsewhere and could not be fetched.

    Copies of what is elsewhere are gone after the block.
    """
    readings = {reading.doc_id: reading for reading in batch.readings()}
    elsewhere = [one for one in readings.values() if one.input.remote]
    with TemporaryDirectory(dir=batch.folder) as folder:

        def fetched(reading: Reading) -> Reading:
            copy = Path(folder) / reading.doc_id
            fetch(reading.input, copy, limits.max_bytes)
            return replace(reading, input=replace(reading.input, path=str(copy)))

        done, missing = collect(fetched, [one for one in elsewhere if not Path(one.input.path or "/nowhere").exists()])
        readings |= {reading.doc_id: reading for _, reading in done}
        for reject in missing:
            del readings[reject.item.doc_id]
        yield list(readings.values()), missing
    for one in elsewhere:
        if one.input.path:
            Path(one.input.path).unlink(missing_ok=True)
