"""Read the files of a batch: bytes to text and what the document says about itself."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import time
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.outcomes import Outcome, write_outcomes
from tasks.collect import collect
from tasks.errors import Unreadable
from tasks.readers import Parsed, Reader, reader_for
from tasks.source.plan import Reading

#: What one document is after ingest; `map_text` and `map_source` are its offset map, null without one; `note` is what
#: the reader has to say of the reading.
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
]
INGESTED: Final = pa.schema(_FIELDS)


def ingest(batch: Batch, most_bytes: int) -> Batch:
    """Read every file of the batch into `ingested.parquet`; what cannot be read goes to the outcomes.

    Args:
        batch: what to read.
        most_bytes: a larger file is not read.

    Raises:
        OSError: the disk is full.
    """
    path = batch.folder / "ingested.parquet"
    if path.exists() or (batch.folder / "normalised.parquet").exists() or (batch.folder / "extracted").exists():
        return batch
    done, rejects = collect(lambda reading: _read(reading, most_bytes), batch.readings())
    write_outcomes(
        batch.folder / "ingest.outcomes.parquet",
        [Outcome.of_reading(r.item, "ingest", r.reason, r.detail) for r in rejects],
    )
    files.write(pa.Table.from_pylist([row for _, row in done], INGESTED), path)
    return batch


def _read(reading: Reading, most_bytes: int) -> dict[str, Any]:
    name = Path(reading.input.path).name.encode("utf-8", "replace").decode("utf-8", "replace")
    if reading.input.size > most_bytes:
        raise Unreadable(
            "too_large",
            f"{reading.input.size:,} bytes, the limit is {most_bytes:,}: split it, or raise NIGHTMILL_MAX_BYTES.",
        )
    data, facts, seen_ns = _bytes(reading.input.path)
    reader = reader_for(name, data)
    parsed = reader.read(data, name)
    return _row(reading, parsed, reader) | {
        "sha256": hashlib.sha256(data).hexdigest(),
        "size": facts.st_size,
        "modified_ns": facts.st_mtime_ns,
        "seen_ns": seen_ns,
        "collected_at": dt.datetime.fromtimestamp(seen_ns / 1e9, dt.UTC).replace(tzinfo=None),
    }


def _bytes(path: str) -> tuple[bytes, os.stat_result, int]:
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - the path may hold bytes that are no text
            facts = os.fstat(file.fileno())
            return file.read(), facts, time.time_ns()
    except FileNotFoundError:
        raise Unreadable("vanished", "It was there when listed, gone when read.") from None
    except PermissionError as error:
        raise Unreadable("unreadable_file", f"{error.strerror}: mend its permissions.") from None


def _row(reading: Reading, parsed: Parsed, reader: Reader) -> dict[str, Any]:
    at, to = parsed.offsets.arrays() if parsed.offsets is not None else (None, None)
    return {
        "doc_id": reading.doc_id,
        "version": reading.version,
        "uri": reading.input.uri,
        "media_type": parsed.media_type,
        "encoding": parsed.encoding,
        "reader": f"{reader.NAME} {reader.VERSION}",
        "title": parsed.title,
        "author": parsed.author,
        "site": parsed.site,
        "language": parsed.language,
        "published_on": parsed.published_on,
        "published_basis": parsed.published_basis,
        "note": parsed.note,
        "text": parsed.text,
        "map_text": at,
        "map_source": to,
    }
