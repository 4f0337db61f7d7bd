"""Rules for lines, by which blocks that a site repeats are found."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows

RULES: Final = (
    never("lines", "span_not_empty", "char_end <= char_start", column="char_end", bound="char_end > char_start",
          holds="document", reason="An empty line repeats nothing."),
    no_rows("lines", "in_its_text", """
            SELECT l.*, d.characters FROM core.lines AS l
            JOIN core.documents AS d ON d.doc_id = l.doc_id AND d.current AND d.characters < l.char_end""",
            column="char_end", bound="inside the text", holds="document",
            reason="It was found in another text, and what is taken out with it would be too."),
)  # fmt: skip
