"""Take documents from the warehouse instead of their sources, where only some of what is found in them is redone."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.kept import RECORDS
from tasks.batch.normalise import NORMALISED
from tasks.batch.outcomes import write_outcomes
from warehouse import stored

#: `NORMALISED`, and with which versions the rest was found.
RECALLED: Final = NORMALISED.append(pa.field("read_with", pa.map_(pa.string(), pa.string())))


def recall(batch: Batch, live: Path) -> Batch:
    """From the published warehouse to `normalised.parquet`, and to `kept.<table>.parquet` what is not redone."""
    path = batch.folder / "normalised.parquet"
    if path.exists() or (batch.folder / "extracted").exists():
        return batch
    readings = {reading.doc_id: reading for reading in batch.readings()}
    for table in RECORDS:
        if table not in batch.redo:
            files.write(stored.found(live, table, list(readings)), batch.folder / f"kept.{table}.parquet")
    rows = []
    for row in stored.texts(live, list(readings)).to_pylist():
        source = readings[row["doc_id"]].input
        facts = {name: getattr(source, name) for name in ("uri", "size", "modified_ns", "seen_ns", "etag")}
        facts["told"] = readings[row["doc_id"]].told
        rows.append(row | facts | {"note": None, "sentences": row["sentences"] or []})
    for stage in ("ingest", "normalise"):
        write_outcomes(batch.folder / f"{stage}.outcomes.parquet", [])
    files.write(pa.Table.from_pylist(rows, RECALLED), path)
    return batch
