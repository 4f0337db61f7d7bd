"""Normalise the texts of a batch, tell their language, and find their sentences, keeping the way back to the source."""

from __future__ import annotations

from bisect import bisect_left
from typing import Any, Final

import pyarrow as pa

from tasks.batch import files
from tasks.batch.batches import Batch
from tasks.batch.deaths import Deaths
from tasks.batch.ingest import INGESTED
from tasks.batch.limits import Limits, within
from tasks.batch.outcomes import Outcome, write_outcomes
from tasks.collect import collect
from tasks.errors import Unreadable
from tasks.process import at_work
from tasks.text import normalise as normalising
from tasks.text.language import language
from tasks.text.offsets import OffsetMap
from tasks.text.sentences import count_words, split

#: As `INGESTED`, the text normalised, its map leading from there to the source, and `pages` to places in it.
NORMALISED: Final = INGESTED.append(pa.field("words", pa.int32())).append(
    pa.field("sentences", pa.list_(pa.int32()))  # start, end, start, end, ...
)


def normalise(batch: Batch, limits: Limits) -> Batch:
    """From `ingested.parquet` to `normalised.parquet`."""
    source, path = batch.folder / "ingested.parquet", batch.folder / "normalised.parquet"
    if path.exists() or (batch.folder / "extracted").exists():
        return batch
    deaths = Deaths.of(batch)

    def one(row: dict[str, Any]) -> dict[str, Any]:
        deaths.check(row["doc_id"])
        at_work(row["doc_id"])
        with within(limits.document_seconds):
            return _normalised(row)

    done, rejects = collect(one, files.read(source).to_pylist())
    at_work()
    write_outcomes(
        batch.folder / "normalise.outcomes.parquet",
        [Outcome.of_row(r.item, "failed", "normalise", r.reason, r.detail) for r in rejects],
    )
    files.write(pa.Table.from_pylist([row for _, row in done], NORMALISED), path)
    source.unlink(missing_ok=True)
    return batch


def _normalised(row: dict[str, Any]) -> dict[str, Any]:
    result = normalising.normalise(row["text"])
    if not result.text:
        raise Unreadable("no_text", "Nothing is left but white space and control characters.")
    at, to = None, None
    if row["map_text"] is not None:
        to_source = OffsetMap.from_arrays(row["map_text"], row["map_source"])
        at, to = result.offsets.then(to_source).arrays()
    begin = result.offsets.begin
    return row | {
        "text": result.text,
        "map_text": at,
        "map_source": to,
        "pages": row["pages"] and [bisect_left(range(len(result.text)), page, key=begin) for page in row["pages"]],
        "language": language(result.text, row["language"]),
        "words": count_words(result.text),
        "sentences": [edge for span in split(result.text) for edge in span],
    }
