"""Scores the figures of recognizers-text, which annotates one kind of quantity a row and keeps its own conventions.

What else we find in a row is neither right nor wrong; ordinals are no figures, nor is a unit without a number. A
`numberrange` states its bounds by open ends and brackets.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Final

from tasks.extraction.quantity import currencies
from tasks.extraction.quantity.coins import COINS, Coin
from tasks.records import Figure
from tests.measure import units
from tests.measure.figures import Rules, close, count, extras, find, unmatched
from tests.measure.parts import apart
from tests.measure.rows import Row, Sample
from tests.measure.tally import Tally

#: Kind of a row -> the dimensions of our figures that are of that kind.
_DIMENSIONS: Final = {
    "currency": {"money", "rate"},
    "temperature": {"temperature"},
    "percentage": {"percent"},
    "age": {"duration"},
    "dimension": {"length", "area", "volume", "mass", "speed", "data", "data_rate", "angle", "energy", "power", "rate"},
}
#: The id tells the kind of a row that has no annotation.
_KIND: Final = {
    "Number": "number", "NumberRange": "numberrange", "Percent": "percentage", "Currency": "currency",
    "Dimension": "dimension", "Temperature": "temperature", "Age": "age", "Ordinal": "ordinal",
}  # fmt: skip
#: Names of units that are the set's own.
_UNIT_WORDS: Final = {
    "c": "degree Celsius", "f": "degree Fahrenheit", "k": "kelvin", "r": "degree Rankine", "microgramme": "microgram",
    "bitcoin": "XBT", "square hectometer": "hectare",
}  # fmt: skip


def score(rows: Sequence[Sample]) -> Tally:
    """Counts of the whole set, and of each kind."""
    rules = Rules(same_value, same_unit, same_bound, lambda a: bool(a["label"] == "numberrange"))
    tally = Tally()
    for sample in rows:
        kind = _KIND[re.split(r"Model|-", sample.row["id"])[0]]
        if kind == "ordinal":
            continue
        gold = [a for a in sample.annotations if in_scope(a)]
        found = list(apart(find(sample, bare=True), gold, _stated))
        wrong = [f for f in unmatched(found, gold) if _of_kind(f, kind, annotated=bool(gold))]
        asked = rules if kind == "numberrange" else Rules(same_value, same_unit)
        for part in ("", kind):
            count(tally, sample, gold, found, rules, part)
            extras(tally, sample, wrong, asked, part)
    return tally


def in_scope(annotation: Row) -> bool:
    """Whether an annotation states a quantity: ordinals and units without a number do not."""
    return not annotation["label"].startswith("ordinal") and annotation["resolution"].get("value") not in (None, "null")


def _of_kind(figure: Figure, kind: str, *, annotated: bool) -> bool:
    """Whether a figure that meets no annotation is an error: one of the row's kind, where the row is of that kind."""
    wanted = _DIMENSIONS.get(kind)
    if wanted is not None:
        return figure.dimension in wanted and not (kind == "age" and figure.rule != "age")
    if kind == "number":
        return figure.dimension in ("count", "ratio")
    return kind == "numberrange" and annotated and figure.bound not in ("exact", "approximate")


def _stated(annotation: Row) -> tuple[float, str] | None:
    resolution = annotation["resolution"]
    return (float(resolution["value"]), resolution["unit"]) if annotation["label"] == "dimension" else None


def _range(annotation: Row) -> tuple[float | None, float | None]:
    low, high = (float(part) if part else None for part in annotation["resolution"]["value"].strip("[]()").split(","))
    return low, high


def same_value(figure: Figure, annotation: Row) -> bool:
    """Numeric equality; a `numberrange` compares both ends, open ones included (a half-open end is read as closed)."""
    if annotation["label"] == "numberrange":
        low, high = _range(annotation)
        return close(figure.value_low, low) and close(figure.value_high, high)
    number = float(str(annotation["resolution"]["value"]).rstrip("%").replace(",", ""))
    if figure.dimension in ("money", "rate") and (coins := _coins(annotation)):
        number *= coins[0].factor  # ours are 0.5 of the currency
    stated = [v for v in (figure.value_low, figure.value_high) if v is not None]
    scaled = number / 100 if figure.dimension == "percent" and annotation["label"] == "number" else number
    return any(math.isclose(v, number, rel_tol=1e-6, abs_tol=1e-12) or close(v, scaled) for v in stated)


def same_bound(figure: Figure, annotation: Row) -> bool:
    """A closed bracket at the one end is `at_least` or `at_most`, an open one `more_than` or `less_than`."""
    low, high = _range(annotation)
    value = annotation["resolution"]["value"].strip()
    if low is None or high is None:
        wanted = ("at_least" if value[0] == "[" else "more_than") if high is None else (
            "at_most" if value[-1] == "]" else "less_than"
        )  # fmt: skip
        return figure.bound == wanted
    return figure.bound == ("exact" if close(low, high) else "range")


def _coins(annotation: Row) -> tuple[Coin, ...]:
    """What an annotated unit is, if a part of a currency, which the set counts in itself: 50 cents are 50."""
    resolution = annotation["resolution"]
    return () if resolution.get("isoCurrency") else COINS.get(str(resolution.get("unit")).lower(), ())


def same_unit(figure: Figure, annotation: Row) -> bool:
    """The same unit by name or ISO code. A rate agrees by what stands above `per`: `$98 a share` is annotated `$98`."""
    resolution = annotation["resolution"]
    if annotation["label"] in ("number", "numberrange"):
        return True
    if annotation["label"] == "percentage":
        return figure.unit == "percent"
    ours = figure.unit or ""
    above = ours.partition(" per ")[0] or ours
    if iso := resolution.get("isoCurrency"):
        return any(units.same(unit, iso) for unit in (above, ours))
    unit = resolution["unit"].lower()
    if figure.dimension in ("money", "rate") and _coins(annotation):
        return True
    if unit == "ton":
        return above in ("tonne", "ton")
    if annotation["label"] == "age" and unit == "age":  # `Age 5` does not say of what
        return above == "year"
    if unit == "degree":
        return figure.dimension in ("temperature", "angle")
    if annotation["label"] == "dimension" and unit == "pound":
        return above == "pound"
    noun = unit.split()[-1]
    if noun in currencies.NOUNS and above in currencies.NOUNS[noun].values():
        return True
    return any(units.same(one, _UNIT_WORDS.get(unit, unit)) for one in (above, ours))
