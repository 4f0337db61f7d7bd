"""Rules for changes."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows
from warehouse.schema import quoted
from warehouse.tables import BY_NAME

NAMES: Final = ", ".join(map(quoted, BY_NAME))

RULES: Final = (
    no_rows("changes", "doc_id_found", """
            SELECT c.* FROM core.changes AS c
            ANTI JOIN core.documents AS d ON d.doc_id = c.doc_id
            WHERE c.doc_id IS NOT NULL""",
            column="doc_id", bound="found in documents.doc_id, current or not",
            reason="History keeps the documents it speaks of."),
    never("changes", "table_name_known", f"table_name NOT IN ({NAMES})", column="table_name",
          bound="a table or view of the warehouse", reason="The change could not be shown beside its table."),
    never("changes", "added_had_no_before", "what = 'added' AND before IS NOT NULL", column="before",
          bound="no before where added", reason="What was there before was changed, not added."),
    never("changes", "removed_has_no_after", "what = 'removed' AND after IS NOT NULL", column="after",
          bound="no after where removed", reason="What is still there was changed, not removed."),
    never("changes", "changed_says_in_what", "(what = 'changed') <> (coalesce(len(fields), 0) > 0) AND row_count = 1 "
          "AND version_after IS NOT NULL", column="fields", bound="fields exactly where one row changed",
          reason="Whoever asks which figures got another value goes by the fields."),
    never("changes", "counted_tells_no_row",
          "row_count > 1 AND coalesce(before, after, id_before, id_after, sentence_before, sentence_after) IS NOT NULL",
          column="row_count", bound="one row where something of it is told",
          reason="A sum over row_count must not take one row for many."),
    never("changes", "no_document_where_of_many", "(doc_id IS NULL) <> (table_name = 'entities')", column="doc_id",
          bound="a document, but for entities", reason="A change without its document cannot be looked up."),
    never("changes", "figure_can_be_found", "table_name = 'figures' AND row_count = 1 AND cause <> 'new_source' "
          "AND version_before IS NOT NULL AND coalesce(id_before, id_after) IS NULL",
          column="id_after", bound="id_before or id_after of a figure that changed",
          reason="It could not be looked up among the figures of before or since."),
    never("changes", "versions_in_order", "version_after < version_before", column="version_after",
          bound="version_before <= version_after", reason="Before and after would be taken for one another."),
    never("changes", "removal_says_removed", "cause = 'removal' AND what <> 'removed'", column="cause",
          bound="removed where the cause is removal", reason="A source that is gone adds nothing."),
)  # fmt: skip
