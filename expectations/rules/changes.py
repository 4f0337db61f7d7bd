"""Rules for changes."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows
from warehouse.schema import quoted
from warehouse.tables import TABLES

NAMES: Final = ", ".join(quoted(table.name) for table in TABLES)

RULES: Final = (
    no_rows("changes", "doc_id_found", """
            SELECT c.* FROM core.changes AS c
            ANTI JOIN core.documents AS d ON d.doc_id = c.doc_id
            WHERE c.doc_id IS NOT NULL""",
            column="doc_id", bound="found in documents.doc_id, current or not",
            reason="History keeps the documents it speaks of."),
    never("changes", "table_name_known", f"table_name NOT IN ({NAMES})", column="table_name",
          bound="a table of the warehouse", reason="The change could not be shown beside its table."),
    never("changes", "added_had_no_before", "what = 'added' AND before IS NOT NULL", column="before",
          bound="no before where added", reason="What was there before was changed, not added."),
    never("changes", "removed_has_no_after", "what = 'removed' AND after IS NOT NULL", column="after",
          bound="no after where removed", reason="What is still there was changed, not removed."),
    never("changes", "removal_says_removed", "cause = 'removal' AND what <> 'removed'", column="cause",
          bound="removed where the cause is removal", reason="A source that is gone adds nothing."),
)  # fmt: skip
