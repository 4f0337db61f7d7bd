"""Rules for mentions."""

from __future__ import annotations

from typing import Final

from expectations.promises import measure, never
from expectations.rules.history import rows_kept
from expectations.rules.spans import span_rules

RULES: Final = (
    *span_rules("mentions"),
    never("mentions", "surface_has_a_letter", "NOT regexp_matches(surface, '[\\pL\\pN]')", column="surface",
          bound="a letter or a digit", reason="Marks alone name nobody: a tokeniser ran astray."),
    never("mentions", "not_too_long", "length(surface) > 200", severity="warning", column="surface",
          bound="at most 200 characters", reason="A name as long as a paragraph is a list or a table taken for one."),
    measure("mentions", "share_unresolved",
            "SELECT count(*) FILTER (entity_id IS NULL) / greatest(count(*), 100) FROM core.mentions",
            high=0.5, severity="warning", column="entity_id",
            failing="SELECT * FROM core.mentions WHERE entity_id IS NULL",
            reason="An open identity is honest now and then; as the rule it means that resolving has failed. "
                   "Reckoned over at least 100 mentions."),
    rows_kept("mentions"),
)  # fmt: skip
