"""Rules for dates."""

from __future__ import annotations

from typing import Final

from expectations.promises import never
from expectations.rules.history import rows_kept
from expectations.rules.rates import filled, per_thousand_words
from expectations.rules.spans import span_rules
from expectations.rules.usual import rows_as_usual

RULES: Final = (
    *span_rules("dates"),
    never("dates", "days_in_order", "date_to < date_from", column="date_to", bound="date_from <= date_to", holds="row",
          reason="A span of days that ends before it begins matches no query."),
    never("dates", "days_on_both_sides",
          "kind IN ('date', 'range') AND basis <> 'none' AND (date_from IS NULL) <> (date_to IS NULL)",
          severity="warning", column="date_from", bound="both days or neither",
          reason="A resolved date with one side only falls out of every query by period."),
    never("dates", "explicit_has_days",
          "kind = 'date' AND basis = 'explicit' AND value NOT LIKE 'FY%' AND date_from IS NULL AND date_to IS NULL",
          column="date_from", bound="explicit dates have date_from and date_to", holds="row",
          reason="A date the text spells out in full is never open; only fiscal years begin where nobody says."),
    never("dates", "open_has_no_days", "basis = 'none' AND (date_from IS NOT NULL OR date_to IS NOT NULL)",
          column="basis", bound="no days where basis is none", holds="row",
          reason="A day that was resolved against nothing is made up."),
    never("dates", "day_is_one_day", "kind = 'date' AND precision = 'day' AND date_from <> date_to",
          severity="warning", column="precision", bound="date_from = date_to for precision day",
          reason="The grain tells readers how sharp the day is."),
    never("dates", "years_plausible", "date_from < DATE '1000-01-01' OR date_to > DATE '2300-12-31'",
          severity="warning", column="date_from", bound="1000-01-01 to 2300-12-31",
          reason="Years outside are mostly numbers taken for years."),
    never("dates", "value_not_blank", "NOT regexp_matches(value, '\\S')", column="value", bound="a TIMEX3 value",
          holds="row", reason="The value is what the expression says; XXXX stands for what is open."),
    filled("dates", "share_resolved", "date_from", 0.3, "Where most stay open their documents say no day of "
           "publication, or resolving has broken; no query by period finds them.", of="kind IN ('date', 'range')"),
    per_thousand_words("dates", 150, "News has ten to forty; far more are calendars and tables, or numbers taken for "
                       "years."),
    rows_kept("dates"),
    *rows_as_usual("dates"),
)  # fmt: skip
