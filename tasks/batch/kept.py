"""What is left as it was found of documents in which only some tables are redone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.extraction.findings import Findings
from tasks.records import Date, Mention, Quote

#: What other extractors build on, and the record that one row of it is.
RECORDS: Final[Mapping[str, type[Mention] | type[Date] | type[Quote]]] = {
    "mentions": Mention, "dates": Date, "quotes": Quote,
}  # fmt: skip


def kept(batch: Batch) -> Mapping[str, Findings]:
    """What is not redone of each document of a batch that was recalled."""
    by_table: dict[str, dict[str, list[Any]]] = {table: defaultdict(list) for table in RECORDS}
    for table, record in RECORDS.items():
        path = batch.folder / f"kept.{table}.parquet"
        own = [name for name in record.__slots__ if name not in ("start", "end")]
        for row in files.read(path).to_pylist() if path.exists() else ():
            made = record(start=row["char_start"], end=row["char_end"], **{name: row[name] for name in own})
            by_table[table][row["doc_id"]].append(made)
    return {
        reading.doc_id: Findings(
            by_table["mentions"][reading.doc_id], [], by_table["dates"][reading.doc_id],
            by_table["quotes"][reading.doc_id], [],
        )
        for reading in batch.readings()
    }  # fmt: skip
