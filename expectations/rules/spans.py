"""The rules every table of spans shares."""

from __future__ import annotations

from typing import Final

from expectations.promises import Promise, never, no_rows
from expectations.rules.slicing import unsliced

#: A space, tab or line end first or last; comparing with what `trim` leaves takes ten times as long.
BLANK_AT_AN_EDGE: Final = " OR ".join(
    f"{edge}_with(surface, chr({blank}))" for edge in ("starts", "ends") for blank in (32, 9, 10)
)


def span_rules(table: str) -> tuple[Promise, ...]:
    """The rules of a table whose rows are spans inside sentences."""
    return (
        not_empty(table),
        surface_slices(table),
        in_its_sentence(table),
        *of_any_span(table),
    )


def of_any_span(table: str) -> tuple[Promise, ...]:
    """The rules of every table of spans, sentences too."""
    return (
        never(table, "surface_trimmed", BLANK_AT_AN_EDGE, column="surface",
              severity="warning", bound="no blank at either end",
              reason="A blank at the edge hides the row from whoever compares surfaces."),
        never(table, "source_span_ordered",
              "(source_start IS NULL) <> (source_end IS NULL) OR source_end < source_start", column="source_end",
              bound="both or neither, start before end",
              reason="Highlighting in the source needs both ends in order."),
        page_in_document(table),
    )  # fmt: skip


def page_in_document(table: str) -> Promise:
    """A row says its page exactly where the document has pages."""
    query = f"""
        SELECT s.*, d.pages FROM core.{table} AS s
        JOIN core.documents AS d ON d.doc_id = s.doc_id AND d.current
        WHERE (s.page IS NULL) <> (d.pages IS NULL) OR s.page > d.pages"""
    return no_rows(table, "page_in_document", query, column="page",
                   bound="1 to the pages of the document; null where it has none",
                   reason="Whoever looks the words up in the source turns to that page.")  # fmt: skip


def not_empty(table: str) -> Promise:
    """A span ends after it begins."""
    return never(table, "span_not_empty", "char_end <= char_start", column="char_end",
                 bound="char_end > char_start", holds="document",
                 reason="An empty span names nothing.")  # fmt: skip


def surface_slices(table: str) -> Promise:
    """Every row re-slices to its surface."""
    return no_rows(table, "surface_slices", unsliced(table), column="surface",
                   bound="text[char_start:char_end] = surface for every row", holds="document",
                   reason="The span is the proof of the row; one that points elsewhere proves nothing.")  # fmt: skip


def in_its_sentence(table: str) -> Promise:
    """A row begins inside the sentence it names."""
    query = f"""
        SELECT m.* FROM core.{table} AS m
        ANTI JOIN core.sentences AS s ON s.doc_id = m.doc_id AND s.sentence_no = m.sentence_no
         AND m.char_start >= s.char_start AND m.char_start < s.char_end
        SEMI JOIN core.documents AS d ON d.doc_id = m.doc_id AND d.current
        WHERE m.sentence_no IS NOT NULL AND m.char_start IS NOT NULL"""
    return no_rows(table, "in_its_sentence", query, column="sentence_no",
                   bound="sentence char_start <= char_start < sentence char_end", holds="document",
                   reason="Context is shown by sentence; a wrong number shows the wrong words.")  # fmt: skip
