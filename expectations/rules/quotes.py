"""Rules for quotes."""

from __future__ import annotations

from typing import Final

from expectations.promises import never
from expectations.rules.history import rows_kept
from expectations.rules.rates import filled, per_thousand_words
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
    filled("quotes", "share_with_speaker", "speaker_entity_id", 0.3, "Words are of use where it is known whose they "
           "are, two in three in news; where hardly anybody is, names or cues are no longer found."),
    per_thousand_words("quotes", 60, "News has five to twenty; far more are dialogue, or marks that are none of "
                       "speech."),
    rows_kept("quotes"),
    *rows_as_usual("quotes"),
)  # fmt: skip
