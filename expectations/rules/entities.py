"""Rules for entities: they are what their mentions say, no more and no less."""

from __future__ import annotations

from typing import Final

from expectations.promises import never, no_rows

RULES: Final = (
    no_rows("entities", "mentions_add_up", """
            SELECT e.*, coalesce(n.mentions, 0) AS counted FROM core.entities AS e
            LEFT JOIN (SELECT entity_id, count(*) AS mentions FROM core.mentions GROUP BY entity_id)
              AS n ON n.entity_id = e.entity_id
            WHERE e.mentions <> coalesce(n.mentions, 0)""",
            column="mentions", bound="as many as rows in mentions",
            reason="Rankings go by this number; it must be the one a reader counts."),
    no_rows("entities", "documents_add_up", """
            SELECT e.*, coalesce(n.documents, 0) AS counted FROM core.entities AS e
            LEFT JOIN (SELECT entity_id, count(DISTINCT doc_id) AS documents FROM core.mentions GROUP BY entity_id)
              AS n ON n.entity_id = e.entity_id
            WHERE e.documents <> coalesce(n.documents, 0)""",
            column="documents", bound="as many as documents in mentions",
            reason="Rankings go by this number; it must be the one a reader counts."),
    no_rows("entities", "stories_add_up", """
            SELECT e.*, n.stories AS counted FROM core.entities AS e
            JOIN (
                SELECT n.entity_id, count(DISTINCT d.story_id) AS stories FROM core.entity_names AS n
                JOIN core.documents AS d ON d.doc_id = n.doc_id AND d.current GROUP BY n.entity_id) AS n
              ON n.entity_id = e.entity_id
            WHERE e.stories <> n.stories""",
            column="stories", bound="as many as the stories of its documents",
            reason="One event reported 151 times is one; a ranking by stories must hold to that."),
    no_rows("entities", "known_to_a_document", """
            SELECT e.* FROM core.entities AS e
            ANTI JOIN core.entity_names AS n ON n.entity_id = e.entity_id""",
            column="entity_id", bound="found in entity_names.entity_id",
            reason="An entity no document knows is left over from one that is gone."),
    never("entities", "countries_have_codes", "kind = 'COUNTRY' AND country IS NULL", column="country",
          bound="ISO 3166-1 code for every COUNTRY",
          reason="Joins with the rest of the world go by the code; what has none is a PLACE."),
    never("entities", "seen_in_order", "last_seen < first_seen", column="last_seen", bound="first_seen <= last_seen",
          reason="Timelines are drawn from the one to the other."),
    never("entities", "name_not_blank", "NOT regexp_matches(name, '\\S')", column="name",
          bound="at least one character that is not blank", reason="A thing without a name cannot be looked up."),
    never("entities", "aliases_are_other_names", "list_contains(aliases, name)", column="aliases",
          severity="warning", bound="aliases without the name itself",
          reason="The name would be listed twice."),
)  # fmt: skip
