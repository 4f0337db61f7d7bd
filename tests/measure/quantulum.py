"""Scores the figures of quantulum3's own test set, which states a range by its middle and half its width."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tasks.extraction.quantity.coins import COINS
from tasks.records import Figure
from tests.measure import units
from tests.measure.figures import Rules, close, count, extras, find, unmatched
from tests.measure.parts import apart
from tests.measure.rows import Row, Sample
from tests.measure.tally import Tally

#: Names of units that no one else has.
_UNITS: Final = {
    "percentage": "percent", "pound-mass": "pound", "degree angle": "degree", "count per week": "time per week",
    "cubic centimetre": "millilitre",
}  # fmt: skip
#: Units of the set that are numbers to us: a dozen is 12.
_MANY: Final = {"dozen": 12.0, "baker's dozen": 13.0, "gross": 144.0, "great gross": 1728.0}


def score(rows: Sequence[Sample]) -> Tally:
    """Counts of the whole set."""
    rules = Rules(same_value, same_unit)
    tally = Tally()
    for sample in rows:
        found = list(apart(find(sample, bare=True), sample.annotations, lambda a: (a["value"], a["unit"])))
        count(tally, sample, sample.annotations, found + spans_of_change(found), rules)
        extras(tally, sample, unmatched(found, sample.annotations), rules)
    return tally


def spans_of_change(found: Sequence[Figure]) -> list[Figure]:
    """`from 5 kg to 7 kg` once more as the range that the set has: we keep both levels of a change, as two figures."""
    return [
        replace(first, end=second.end, value_low=min(ends), value_high=max(ends), bound="range")
        for first, second in pairwise(found)
        if (first.rule, second.rule) == ("change_from", "change_to")
        and first.unit == second.unit
        and None not in (ends := (first.value_low, second.value_high))
    ]


def same_value(figure: Figure, annotation: Row) -> bool:
    """The middle of a range and half its width, as the set writes it; a bound counts by its one end."""
    value, uncertainty = annotation["value"], annotation["uncertainty"]
    stated = [v for v in (figure.value_low, figure.value_high) if v is not None]
    if uncertainty:
        return (
            len(stated) == 2
            and close(sum(stated) / 2, value)
            and math.isclose((stated[1] - stated[0]) / 2, uncertainty, rel_tol=1e-4)
        )
    value *= _MANY.get(annotation["unit"], 1.0)
    if annotation["unit"] in COINS and figure.dimension == "money":
        value *= COINS[annotation["unit"]][0].factor  # ours are 0.5 of the currency
    return any(math.isclose(v, value, rel_tol=1e-6, abs_tol=1e-15) for v in stated)


def same_unit(figure: Figure, annotation: Row) -> bool:
    """The same unit by name; dimensionless is a count or a ratio."""
    unit = annotation["unit"]
    if unit in COINS and figure.dimension == "money":
        return True
    if unit in _MANY or unit in units.NO_UNIT:
        return figure.dimension in ("count", "ratio")
    return units.same(figure.unit, _UNITS.get(unit, unit))
