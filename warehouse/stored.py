"""What is stored of documents, for finding things in them anew without their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pyarrow as pa

from warehouse.store import Connection, open_read

TEXTS: Final = """
SELECT d.doc_id, d."version", d.uri, d.sha256, d.collected_at, d.media_type, d.encoding, d.reader, d.title, d.author,
       d.site, d."language", d.published_on, d.published_basis, d."text",
       CASE WHEN len(d.map_text) > 0 THEN d.map_text END AS map_text,
       CASE WHEN len(d.map_text) > 0 THEN d.map_source END AS map_source, d.page_starts AS pages, d.words, s.sentences,
       d.read_with
FROM core.documents AS d SEMI JOIN chosen USING (doc_id)
LEFT JOIN (
    SELECT doc_id, flatten(list([char_start, char_end] ORDER BY sentence_no)) AS sentences
    FROM core.sentences SEMI JOIN chosen USING (doc_id) GROUP BY doc_id) AS s ON s.doc_id = d.doc_id
WHERE d."current" ORDER BY d.doc_id"""

#: What was found in them, before any correction.
FOUND: Final = {
    "mentions": """
SELECT * FROM (
    SELECT * FROM core.mentions ANTI JOIN core.mentions_as_read USING (doc_id, char_start, char_end)
    UNION ALL BY NAME SELECT * FROM core.mentions_as_read) SEMI JOIN chosen USING (doc_id)
ORDER BY doc_id, char_start, char_end""",
    "dates": "SELECT * FROM core.dates SEMI JOIN chosen USING (doc_id) ORDER BY doc_id, char_start, char_end",
    "quotes": """
SELECT q.* REPLACE (
    CASE WHEN r.doc_id IS NULL THEN q.speaker_entity_id ELSE r.speaker_entity_id END AS speaker_entity_id)
FROM core.quotes AS q SEMI JOIN chosen AS c ON c.doc_id = q.doc_id
LEFT JOIN core.quotes_as_read AS r ON r.doc_id = q.doc_id AND r.char_start = q.char_start AND r.char_end = q.char_end
ORDER BY q.doc_id, q.char_start, q.char_end""",
}


def texts(path: Path, doc_ids: Sequence[str]) -> pa.Table:
    """The current version of documents: their columns, `sentences` as start, end, start, end ... and `pages` as where
    each begins.
    """
    with _chosen(path, doc_ids) as connection:
        rows: pa.Table = connection.sql(TEXTS).to_arrow_table()
    return rows


def found(path: Path, table: str, doc_ids: Sequence[str]) -> pa.Table:
    """The rows of `mentions`, `dates` or `quotes` as they were found in these documents, in order of their place."""
    with _chosen(path, doc_ids) as connection:
        rows: pa.Table = connection.sql(FOUND[table]).to_arrow_table()
    return rows


@contextmanager
def _chosen(path: Path, doc_ids: Sequence[str]) -> Iterator[Connection]:
    connection = open_read(path)
    try:
        connection.register("chosen", pa.table({"doc_id": pa.array(list(doc_ids), pa.string())}))
        yield connection
    finally:
        connection.close()
