"""Read the files of a batch: bytes to text and what the document says about itself."""

from __future__ import annotations

from typing import Any, Final

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.limits import Limits
from tasks.batch.outcomes import Outcome, write_outcomes
from tasks.batch.sandbox import sandbox
from tasks.collect import Reject
from tasks.readers.rules import NO_RULES, Rules

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
    for answer in sandbox(limits, rules).read(batch.readings()):
        if isinstance(answer, Reject):
            outcomes.append(Outcome.of_reading(answer.item, "ingest", answer.reason, answer.detail))
        else:
            rows.append(answer)
    write_outcomes(batch.folder / "ingest.outcomes.parquet", outcomes)
    files.write(pa.Table.from_pylist(rows, INGESTED), path)
    return batch
