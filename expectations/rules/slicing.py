"""SQL that slices every span out of its text, in time that does not grow with the square of the text.

DuckDB's `substring` counts code points as Python does (`substring_grapheme` does not), its first one is 1, and it walks
there from the start. So a span is sliced from its sentence, and what that cannot confirm, sentences among it, from the
text. Long texts are cut into overlapping pieces first, and a span is sliced from the piece it begins in: 290,000
sentences of a text of 32 million characters take two seconds instead of most of an hour.
"""

from __future__ import annotations

from typing import Final

#: Texts of more bytes are cut into pieces.
LONG: Final = 50_000
#: Characters from the start of one piece to the start of the next; a piece is twice as long, so that it holds every
#: span of up to this many characters that begins in its first half.
STEP: Final = 5_000
#: Cut in two rounds, for the same reason: first chunks, then pieces.
CHUNK: Final = 100 * STEP


def unsliced(table: str, start: str = "char_start", end: str = "char_end", surface: str = "surface") -> str:
    """SQL for the rows of current documents whose surface is not what stands in the text, with what does stand there.

    Rows without a surface and empty spans have rules of their own and are left out.
    """
    rows = f"SELECT * FROM core.{table}" if table == "sentences" else unconfirmed(table, start, end, surface)
    width = f"s.{end} - s.{start}"
    direct = f"substring(d.text, s.{start} + 1, {width})"
    pieced = f"substring(p.text, s.{start} - p.at + 1, {width})"
    return f"""
        WITH doubtful AS ({rows}),
        long AS (SELECT doc_id, text FROM core.documents WHERE current AND strlen(text) > {LONG}),
        chunks AS (
            SELECT doc_id, unnest(list_transform(range(0, length(text), {CHUNK}), lambda i:
                {{'at': i, 'text': substring(text, i + 1, {CHUNK + STEP})}})) AS chunk
            FROM long),
        halves AS (
            SELECT doc_id, chunk.at AS base, unnest(list_transform(range(0, {CHUNK}, {STEP}), lambda i:
                {{'at': i, 'text': substring(chunk.text, i + 1, {2 * STEP})}})) AS piece
            FROM chunks),
        pieces AS (SELECT doc_id, base + piece.at AS at, piece.text AS text FROM halves)
        SELECT s.*, {direct} AS found
        FROM doubtful AS s JOIN core.documents AS d ON d.doc_id = s.doc_id AND d.current
        WHERE {width} > 0 AND (strlen(d.text) <= {LONG} OR {width} > {STEP}) AND {direct} <> s.{surface}
        UNION ALL
        SELECT s.*, {pieced} AS found
        FROM doubtful AS s JOIN long AS d ON d.doc_id = s.doc_id
        LEFT JOIN pieces AS p ON p.doc_id = s.doc_id AND p.at = s.{start} // {STEP} * {STEP}
        WHERE {width} BETWEEN 1 AND {STEP} AND s.{surface} IS NOT NULL AND {pieced} IS DISTINCT FROM s.{surface}"""


def unconfirmed(table: str, start: str, end: str, surface: str) -> str:
    """SQL for the rows whose surface is not found in their sentence; those that run on into the next are among them.

    The sentence is short and audited against the text itself: slicing from it is eight times cheaper.
    """
    return f"""
        SELECT m.* FROM core.{table} AS m
        LEFT JOIN core.sentences AS n
          ON n.doc_id = m.doc_id AND n.sentence_no = m.sentence_no AND n.char_start <= m.{start}
        WHERE m.{end} > m.{start}
          AND substring(n.surface, m.{start} - n.char_start + 1, m.{end} - m.{start}) IS DISTINCT FROM m.{surface}"""
