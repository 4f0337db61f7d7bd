"""Rules for figures: the two sides of a value, its unit, and the item that is counted."""

from __future__ import annotations

from typing import Final

from babel.numbers import list_currencies

from expectations.derived import view_declared
from expectations.promises import never, no_rows
from expectations.rules.history import rows_kept
from expectations.rules.rates import filled, per_thousand_words
from expectations.rules.slicing import unsliced
from expectations.rules.spans import span_rules
from expectations.rules.usual import rows_as_usual
from tasks.records import UNTOLD_MONEY
from warehouse.across import FIGURES_COMPARED
from warehouse.schema import quoted

#: Nouns of money that stand where nothing tells whose it is.
UNTOLD: Final = ", ".join(map(quoted, UNTOLD_MONEY))
#: ISO 4217 with what is no longer in use, by CLDR; bitcoin and ether go by the codes of exchanges.
CURRENCIES: Final = ", ".join(map(quoted, sorted({*list_currencies(), "XBT", "XET"})))

RULES: Final = (
    *span_rules("figures"),
    never("figures", "has_a_value", "value_low IS NULL AND value_high IS NULL", column="value_low",
          bound="at least one side", holds="row",
          reason="A figure without a number is none."),
    never("figures", "values_in_order", "value_low > value_high", column="value_low",
          bound="value_low <= value_high", holds="row",
          reason="Sides that are crossed match no comparison."),
    never("figures", "base_values_in_order", "value_low_base > value_high_base", column="value_low_base",
          bound="value_low_base <= value_high_base", holds="row",
          reason="Sides that are crossed match no comparison."),
    never("figures", "values_finite",
          "NOT (isfinite(coalesce(value_low, 0)) AND isfinite(coalesce(value_high, 0))"
          " AND isfinite(coalesce(value_low_base, 0)) AND isfinite(coalesce(value_high_base, 0)))",
          column="value_low", bound="no infinity, no NaN", holds="row",
          reason="One of them spoils every sum."),
    never("figures", "exact_is_one_value",
          "bound = 'exact' AND (value_low IS NULL OR value_high IS NULL OR value_low < value_high)",
          column="bound", bound="exact: both sides the same", holds="row",
          reason="Whoever filters by exact reads one side only."),
    never("figures", "range_is_two_values",
          "bound IN ('range', 'magnitude') AND (value_low IS NULL OR value_high IS NULL OR value_low = value_high)",
          column="bound", bound="range and magnitude: two different sides", holds="row",
          reason="A range of one value is an exact one mislabelled."),
    never("figures", "approximate_is_closed",
          "bound = 'approximate' AND (value_low IS NULL) <> (value_high IS NULL)",
          column="bound", bound="approximate: both sides", holds="row",
          reason="About is neither a floor nor a ceiling."),
    never("figures", "floor_is_open_above",
          "bound IN ('at_least', 'more_than') AND (value_low IS NULL OR value_high IS NOT NULL)", column="bound",
          bound="at_least and more_than: value_low only", holds="row",
          reason="A side that was not stated must not look like a statement."),
    never("figures", "ceiling_is_open_below",
          "bound IN ('at_most', 'less_than') AND (value_high IS NULL OR value_low IS NOT NULL)", column="bound",
          bound="at_most and less_than: value_high only", holds="row",
          reason="A side that was not stated must not look like a statement."),
    never("figures", "money_has_a_currency",
          "dimension = 'money' AND NOT regexp_full_match(coalesce(unit, ''), '[A-Z]{3}')"
          f" AND coalesce(unit, '') NOT IN ({UNTOLD})",
          column="unit", bound="a three-letter code for money, or its noun where nothing tells whose", holds="row",
          reason="Amounts of unknown currency must not be compared; pence are counted in pounds."),
    never("figures", "currency_known",
          f"dimension = 'money' AND regexp_full_match(unit, '[A-Z]{{3}}') AND unit NOT IN ({CURRENCIES})",
          column="unit", bound="a code of ISO 4217, or XBT or XET for money", holds="row",
          reason="A code that no other table knows joins with none."),
    no_rows("figures", "unit_means_one_thing", """
            SELECT unit, list(DISTINCT dimension || ' in ' || coalesce(base_unit, 'none')) AS meanings
            FROM core.figures WHERE unit IS NOT NULL GROUP BY unit HAVING len(meanings) > 1""",
            column="unit", bound="one dimension and one base_unit for each unit",
            reason="Sums by unit would add what is not alike."),
    never("figures", "unit_has_a_base",
          "unit IS NOT NULL AND base_unit IS NULL AND unit <> 'degree of temperature'", column="base_unit",
          bound="a base_unit for every unit but degrees of an unnamed scale", holds="row",
          reason="Rows are compared across units in base_unit."),
    never("figures", "base_follows_value",
          "base_unit IS NOT NULL AND ((value_low IS NULL) <> (value_low_base IS NULL)"
          " OR (value_high IS NULL) <> (value_high_base IS NULL))",
          column="value_low_base", bound="a base value for each value", holds="row",
          reason="A row that has a unit must not drop out of comparisons."),
    never("figures", "item_is_whole",
          "(item IS NULL) <> (item_start IS NULL) OR (item IS NULL) <> (item_end IS NULL)", column="item",
          bound="item, item_start and item_end together", holds="row",
          reason="The span is the proof of the item."),
    never("figures", "item_not_empty", "item_end <= item_start", column="item_end", bound="item_end > item_start",
          holds="row", reason="An empty span names nothing."),
    no_rows("figures", "item_slices", unsliced("figures", "item_start", "item_end", "item"), column="item",
            bound="text[item_start:item_end] = item for every row", holds="document",
            reason="The span is the proof of the item; one that points elsewhere proves nothing."),
    never("figures", "days_in_order", "as_of_to < as_of_from", column="as_of_to", bound="as_of_from <= as_of_to",
          holds="row", reason="A span of days that ends before it begins matches no query."),
    never("figures", "as_of_plausible", "as_of_from < DATE '1000-01-01' OR as_of_to > DATE '2300-12-31'",
          severity="warning", column="as_of_from", bound="1000-01-01 to 2300-12-31",
          reason="Years outside are mostly numbers taken for years."),
    per_thousand_words("figures", 150, "News has ten to forty; far more are tables, or years and names taken for "
                       "figures."),
    filled("figures", "share_with_item", "item", 0.4, "Most counts in prose are of something, four in five in news; "
           "where they are of nothing the text is tables, or the finding of items has broken.",
           of="dimension = 'count'"),
    view_declared(FIGURES_COMPARED, of="figures"),
    rows_kept("figures"),
    *rows_as_usual("figures"),
)  # fmt: skip
