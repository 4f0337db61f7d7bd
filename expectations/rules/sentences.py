"""Rules for sentences: they cut the text in order, once, without overlap."""

from __future__ import annotations

from typing import Final

from expectations.promises import no_rows
from expectations.rules.spans import not_empty, of_any_span

RULES: Final = (
    not_empty("sentences"),
    no_rows("sentences", "surface_slices", """
            SELECT s.*, substring(d.text, s.char_start + 1, s.char_end - s.char_start) AS found
            FROM core.sentences AS s JOIN core.documents AS d ON d.doc_id = s.doc_id AND d.current
            WHERE s.char_end > s.char_start
              AND substring(d.text, s.char_start + 1, s.char_end - s.char_start) <> s.surface""",
            column="surface", bound="text[char_start:char_end] = surface for every row",
            reason="All other spans are checked against their sentence."),
    no_rows("sentences", "numbered_in_full", """
            SELECT doc_id, min(sentence_no) AS first_no, max(sentence_no) AS last_no, count(*) AS sentences
            FROM core.sentences WHERE doc_id IS NOT NULL
            GROUP BY doc_id HAVING max(sentence_no) <> count(sentence_no) - 1""",
            column="sentence_no", bound="0, 1, 2 ... without a gap",
            reason="A gap is a sentence that was lost between extraction and load."),
    no_rows("sentences", "in_order", """
            SELECT s.*, n.char_start AS next_start FROM core.sentences AS s
            JOIN core.sentences AS n ON n.doc_id = s.doc_id AND n.sentence_no = s.sentence_no + 1
            WHERE n.char_start < s.char_end""",
            column="char_start", bound="each begins where the one before has ended, or later",
            reason="Sentences that overlap give every name in the overlap two contexts."),
    *of_any_span("sentences"),
)  # fmt: skip
