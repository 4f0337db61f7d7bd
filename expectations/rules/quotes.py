"""Rules for quotes."""

from __future__ import annotations

from typing import Final

from expectations.promises import never
from expectations.rules.history import rows_kept
from expectations.rules.spans import span_rules
from expectations.rules.usual import rows_as_usual

RULES: Final = (
    *span_rules("quotes"),
    never("quotes", "marks_left_out", "direct AND regexp_matches(surface, '^[\"“„«].*[\"”“»]$', 's')",
          severity="warning", column="surface", bound="the words without the marks around them",
          reason="Quotes are compared and counted by their words."),
    never("quotes", "reported_has_a_cue", "NOT direct AND cue IS NULL", column="cue",
          bound="a cue for every reported one", holds="row",
          reason="Without marks the cue is all that makes it speech."),
    never("quotes", "not_too_long", "length(surface) > 5000", severity="warning", column="surface",
          bound="at most 5000 characters", reason="A mark that was never closed swallows the rest of the text."),
    rows_kept("quotes"),
    *rows_as_usual("quotes"),
)  # fmt: skip
