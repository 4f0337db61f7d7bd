"""Rules for sentences: they cut the text in order, once, without overlap."""

from __future__ import annotations

from typing import Final

from expectations.promises import measure, no_rows
from expectations.rules.spans import not_empty, of_any_span, surface_slices

RULES: Final = (
    not_empty("sentences"),
    surface_slices("sentences"),
    no_rows("sentences", "numbered_in_full", """
            SELECT doc_id, min(sentence_no) AS first_no, max(sentence_no) AS last_no, count(*) AS sentences
            FROM core.sentences WHERE doc_id IS NOT NULL
            GROUP BY doc_id HAVING max(sentence_no) <> count(sentence_no) - 1""",
            column="sentence_no", bound="0, 1, 2 ... without a gap", holds="document",
            reason="A gap is a sentence that was lost between extraction and load."),
    no_rows("sentences", "in_order", """
            SELECT s.*, n.char_start AS next_start FROM core.sentences AS s
            JOIN core.sentences AS n ON n.doc_id = s.doc_id AND n.sentence_no = s.sentence_no + 1
            WHERE n.char_start < s.char_end""",
            column="char_start", bound="each begins where the one before has ended, or later", holds="document",
            reason="Sentences that overlap give every name in the overlap two contexts."),
    measure("sentences", "words_per_sentence", """
            SELECT CASE WHEN sum(words) >= 1000
                   THEN sum(words) / greatest((SELECT count(*) FROM core.sentences), 1) ELSE 20 END
            FROM core.documents WHERE current""",
            low=3, high=80, severity="warning",
            failing="SELECT doc_id, count(*) AS sentences, max(length(surface)) AS longest FROM core.sentences "
                    "GROUP BY doc_id ORDER BY longest DESC",
            reason="News has about twenty; far fewer or more are tables and lists, or splitting has lost its footing. "
                   "Reckoned over at least 1,000 words."),
    *of_any_span("sentences"),
)  # fmt: skip
