"""SQL that slices every span out of its text, in time that does not grow with the square of the text.

DuckDB's `substring` counts code points as Python does (`substring_grapheme` does not), its first one is 1, and it walks
there from the start. So a span is sliced from its sentence, and what that cannot confirm, sentences among it, from the
text. Long texts are cut into overlapping pieces first, and a span is sliced from the piece it begins in: 290,000
sentences of a text of 32 million characters take two seconds instead of most of an hour.
"""

from __future__ import annotations

from typing import Final

#: Texts of more bytes are cut into pieces.
LONG: Final = 10_000
#: Characters from the start of one piece to the start of the next; a piece is twice as long, so that it holds every
#: span of up to this many characters that begins in its first half.
STEP: Final = 5_000
#: Cut in two rounds, for the same reason: first chunks, then pieces.
CHUNK: Final = 100 * STEP


def unsliced(table: str, start: str = "char_start", end: str = "char_end", surface: str = "surface") -> str:
    """SQL for the rows of current documents whose surface is not what stands in the text, with what does stand there.

    Rows without a surface and empty spans have rules of their own and are left out. Only what slicing needs goes
    through the joins; whole rows are fetched for what they leave.
    """
    spans = f"s.rowid AS place, s.doc_id, s.{start} AS at, s.{end} - s.{start} AS width, s.{surface} AS surface"
    doubtful, texts = (every if table == "sentences" else unconfirmed)(table, spans)
    return f"""
        WITH doubtful AS {doubtful},
        texts AS {texts},
        chunks AS (
            SELECT doc_id, unnest(list_transform(range(0, length(text), {CHUNK}), lambda i:
                {{'at': i, 'text': substring(text, i + 1, {CHUNK + STEP})}})) AS chunk
            FROM texts WHERE strlen(text) > {LONG}),
        halves AS (
            SELECT doc_id, chunk.at AS base, unnest(list_transform(
                range(0, least(length(chunk.text), {CHUNK}), {STEP}), lambda i:
                {{'at': i, 'text': substring(chunk.text, i + 1, {2 * STEP})}})) AS piece
            FROM chunks),
        pieces AS (SELECT doc_id, base + piece.at AS at, piece.text AS text FROM halves),
        wrong AS (
            SELECT s.place, substring(coalesce(p.text, t.text), s.at - coalesce(p.at, 0) + 1, s.width) AS found
            FROM doubtful AS s JOIN texts AS t ON t.doc_id = s.doc_id
            LEFT JOIN pieces AS p ON p.doc_id = s.doc_id AND p.at = s.at // {STEP} * {STEP} AND s.width <= {STEP}
            WHERE s.width > 0 AND found <> s.surface)
        SELECT s.*, wrong.found FROM core.{table} AS s JOIN wrong ON wrong.place = s.rowid"""


def every(table: str, spans: str) -> tuple[str, str]:
    """SQL for all spans of a table, and for the texts they are sliced from."""
    return (
        f"NOT MATERIALIZED (SELECT {spans} FROM core.{table} AS s)",
        "NOT MATERIALIZED (SELECT doc_id, text FROM core.documents WHERE current)",
    )


def unconfirmed(table: str, spans: str) -> tuple[str, str]:
    """SQL for the spans whose surface is not found in their sentence, those that run on into the next among them, and
    for the texts they are sliced from.

    The sentence is short and audited against the text itself: slicing from it is eight times cheaper. What is doubtful
    is nearly nothing, so it is written down first: the texts of a whole warehouse are not joined with it.
    """
    return (
        f"""MATERIALIZED (
            SELECT s.* FROM (SELECT s.sentence_no, {spans} FROM core.{table} AS s) AS s
            LEFT JOIN core.sentences AS n
              ON n.doc_id = s.doc_id AND n.sentence_no = s.sentence_no AND n.char_start <= s.at
            WHERE s.width > 0 AND substring(n.surface, s.at - n.char_start + 1, s.width) IS DISTINCT FROM s.surface)""",
        """MATERIALIZED (
            SELECT d.doc_id, d.text FROM core.documents AS d SEMI JOIN doubtful USING (doc_id) WHERE d.current)""",
    )
