"""Rules for entity_names, from which entities are gathered."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows

RULES: Final = (
    no_rows("entity_names", "gathered", """
            SELECT n.* FROM core.entity_names AS n
            ANTI JOIN core.entities AS e ON e.entity_id = n.entity_id""",
            column="entity_id", bound="found in entities.entity_id",
            reason="What a document knows must reach the table readers see."),
    no_rows("entity_names", "mentions_add_up", """
            SELECT n.*, coalesce(c.mentions, 0) AS counted FROM core.entity_names AS n
            LEFT JOIN (SELECT doc_id, entity_id, count(*) AS mentions FROM core.mentions GROUP BY doc_id, entity_id)
              AS c ON c.doc_id = n.doc_id AND c.entity_id = n.entity_id
            WHERE n.mentions <> coalesce(c.mentions, 0)""",
            column="mentions", bound="as many as the document's rows in mentions", holds="document",
            reason="The entity's own count is gathered from these."),
    never("entity_names", "name_not_blank", "NOT regexp_matches(name, '\\S')", column="name",
          bound="at least one character that is not blank", holds="document",
          reason="A thing without a name cannot be looked up."),
)  # fmt: skip
