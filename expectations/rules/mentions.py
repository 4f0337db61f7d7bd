"""Rules for mentions."""

from __future__ import annotations

from typing import Final

from expectations.promises import measure, never
from expectations.rules.history import rows_kept
from expectations.rules.rates import per_thousand_words
from expectations.rules.spans import span_rules
from expectations.rules.usual import rows_as_usual
from warehouse.schema import quoted

#: What names nobody by itself.
NOBODY: Final = ", ".join(
    map(
        quoted,
        """
    i he she it we they you him her them us his hers its their this that these those who what there monday tuesday
    wednesday thursday friday saturday sunday january february march july september october november december
""".split(),
    )
)

RULES: Final = (
    *span_rules("mentions"),
    never("mentions", "surface_has_a_letter", "NOT regexp_matches(surface, '[\\pL\\pN]')", column="surface",
          bound="a letter or a digit", holds="document",
          reason="Marks alone name nobody: a tokeniser ran astray."),
    never("mentions", "not_too_long", "length(surface) > 200", severity="warning", column="surface",
          bound="at most 200 characters", reason="A name as long as a paragraph is a list or a table taken for one."),
    never("mentions", "no_pronoun_is_a_person", f"kind = 'PERSON' AND lower(surface) IN ({NOBODY})",
          severity="warning", column="surface", bound="no pronoun, weekday or month that stands for a person by itself",
          reason="The recogniser took the first word of a sentence for a name; counts of mentions go by it."),
    measure("mentions", "share_unresolved",
            "SELECT count(*) FILTER (entity_id IS NULL) / greatest(count(*), 100) FROM core.mentions",
            high=0.5, severity="warning", column="entity_id",
            failing="SELECT * FROM core.mentions WHERE entity_id IS NULL",
            reason="An open identity is honest now and then; as the rule it means that resolving has failed. "
                   "Reckoned over at least 100 mentions."),
    per_thousand_words("mentions", 250, "News has forty to seventy names; far more are lists, or every word with a "
                       "capital taken for one."),
    rows_kept("mentions"),
    *rows_as_usual("mentions"),
)  # fmt: skip
