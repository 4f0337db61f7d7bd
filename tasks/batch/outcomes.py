"""The final state of each document of a batch, as the ledger will have it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from tasks.batch import files
from tasks.source.decisions import Reading

_FIELDS: Final[list[pa.Field[Any]]] = [
    pa.field("uri", pa.string()),
    pa.field("sha256", pa.string()),
    pa.field("state", pa.string()),
    pa.field("stage", pa.string()),
    pa.field("reason", pa.string()),
    pa.field("detail", pa.string()),
    pa.field("doc_id", pa.string()),
    pa.field("size", pa.int64()),
    pa.field("modified_ns", pa.int64()),
    pa.field("seen_ns", pa.int64()),
    pa.field("etag", pa.string()),
    pa.field("told", pa.string()),
]
SCHEMA: Final = pa.schema(_FIELDS)

#: Reasons that say a file is none of our business, or needs something installed, rather than broken.
SKIPPED: Final = frozenset({"no_reader", "no_records", "needs_extra"})


@dataclass(frozen=True, slots=True)
class Outcome:
    """One row of the ledger to be. The last six are None where the file could not be looked at."""

    uri: str
    sha256: str | None
    state: str
    stage: str
    reason: str
    detail: str | None
    doc_id: str | None
    size: int | None = None
    modified_ns: int | None = None
    seen_ns: int | None = None
    etag: str | None = None
    told: str | None = None

    @classmethod
    def of_reading(cls, reading: Reading, stage: str, reason: str, detail: str, told: str) -> Outcome:
        """A file that was not read, where its reader would have been told that (`source.told`)."""
        found = reading.input
        state = "skipped" if reason in SKIPPED else "failed"
        new = reading.version == 1
        return cls(
            found.uri,
            reading.sha256,
            state,
            stage,
            reason,
            detail,
            None if new else reading.doc_id,
            found.size,
            found.modified_ns,
            found.seen_ns,
            found.etag,
            told,
        )

    @classmethod
    def of_row(cls, row: Mapping[str, Any], state: str, stage: str, reason: str, detail: str | None) -> Outcome:
        """A document that was read; `row` has the columns of `INGESTED`."""
        known = state == "loaded" or row["version"] > 1
        return cls(
            row["uri"],
            row["sha256"],
            state,
            stage,
            reason,
            detail,
            row["doc_id"] if known else None,
            row["size"],
            row["modified_ns"],
            row["seen_ns"],
            row["etag"],
            row["told"],
        )


def write_outcomes(path: Path, outcomes: Sequence[Outcome]) -> None:
    """Write them as Parquet."""
    files.write(pa.Table.from_pylist([asdict(outcome) for outcome in outcomes], SCHEMA), path)
