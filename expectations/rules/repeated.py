"""Rules for repeated blocks: nothing is read in them."""

from __future__ import annotations

from typing import Final

from expectations.derived import view_declared
from expectations.promises import no_rows
from warehouse.across import BLOCKS
from warehouse.repeats import READ

#: Every span that is read in a text.
SPANS: Final = " UNION ALL ".join(
    f"SELECT '{table}' AS table_name, doc_id, char_start, surface FROM core.{table}" for table in READ
)

RULES: Final = (
    no_rows("repeated", "nothing_read", f"""
            SELECT s.*, b.surface AS block FROM blocks AS b JOIN ({SPANS}) AS s
              ON s.doc_id = b.doc_id AND s.char_start >= b.char_start AND s.char_start < b.char_end""",
            bound="no name, figure, date or quote begins in a block",
            reason="A name in a menu is on every page, and in no story."),
    view_declared(BLOCKS, of="repeated"),
)  # fmt: skip
