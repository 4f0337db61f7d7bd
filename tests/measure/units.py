"""Whether a unit as a gold set writes it is the unit of a figure: by name, symbol, noun of a currency or ISO code.

Names of one physical unit agree (`kilolitre`, `cubic metre`), as do those of a currency before and after it was
redenominated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from tasks.extraction.quantity import currencies, unit_names
from tasks.extraction.quantity.unit_bases import BASES
from tasks.extraction.quantity.unit_table import Unit

NO_UNIT: Final = frozenset(("", "-", "none", "null", "dimensionless", "count", "ratio"))
#: ISO 4217 codes of before a redenomination: the present one.
_FORMER: Final = {
    "SLL": "SLE", "MRO": "MRU", "VEF": "VES", "STD": "STN", "BYR": "BYN", "ZMK": "ZMW", "GHC": "GHS", "TRL": "TRY",
}  # fmt: skip
_POWERS: Final = {"square": 2, "sq": 2, "cubic": 3, "cu": 3}


def same(ours: str | None, theirs: str | None) -> bool:
    """Whether both are the same unit; a rate is compared above and below its `per`."""
    if theirs is None or theirs.strip().lower() in NO_UNIT:
        return ours is None
    if ours is None:
        return False
    theirs = re.sub(r"^(inverse|reciprocal) ", "per ", theirs.strip())
    if _one(ours, theirs):
        return True
    above, *below = re.split(r"(?:\s|^)per\s+", ours)
    wanted, *rest = re.split(r"(?:\s|^)per\s+|/", theirs)
    return (_one(above, wanted) or above == wanted) and len(below) == len(rest) > 0 and all(map(_one, below, rest))


def _one(ours: str, theirs: str) -> bool:
    theirs = theirs.replace("_", " ").strip()
    if ours == theirs or _FORMER.get(theirs, theirs) == ours or theirs in _symbols(ours):
        return True
    return theirs.lower() in _names(ours) or not _meant(ours).isdisjoint(_meant(theirs))


@cache
def _symbols(unit: str) -> frozenset[str]:
    """What stands for a unit, its case observed."""
    signs = {sign for sign, means in currencies.SIGNS.items() if means == unit or unit in _codes(means)}
    return frozenset(
        signs | {" ".join(words) for words, u, symbol in unit_names.written() if symbol and u.name == unit}
    )


@cache
def _names(unit: str) -> frozenset[str]:
    """Names of the currency `unit` in small letters."""
    nouns = {form for form, noun in currencies.FORMS.items() if unit in _codes(noun)}
    whose = {f"us {noun}" for noun in nouns if unit == "USD"} | {f"{noun} sterling" for noun in nouns if unit == "GBP"}
    return frozenset(nouns | whose | {unit.lower()})


def known(name: str, dimension: str) -> Unit | None:
    """The unit of a dimension by any of its names."""
    name = name.lower().replace("-", " ")
    return next((unit for unit in _table().get(name, ()) if unit.dimension == dimension), None)


#: A physical unit: its dimension, its base unit, and what a value in it is in that.
_Meaning = tuple[str, str | None, float, float]


@cache
def _meant(name: str) -> frozenset[_Meaning]:
    """What a name may mean, hyphens and spaces alike; the table has the spellings."""
    words = name.lower().replace("-", " ").split()
    power = _POWERS.get(words[0]) if words else None
    if power is not None and len(words) > 1:
        lengths = [unit for unit in _table().get(" ".join(words[1:]), ()) if unit.dimension == "length"]
        dimension = "area" if power == 2 else "volume"
        raised = {_physical(dimension, BASES[dimension], unit.factor**power) for unit in lengths}
    else:
        raised = set()
    return frozenset(raised | {_meaning(unit) for unit in _table().get(" ".join(words), ())})


def _meaning(unit: Unit) -> _Meaning:
    return _physical(unit.dimension, unit.base, unit.factor, unit.offset)


def _physical(dimension: str, base: str | None, factor: float, offset: float = 0.0) -> _Meaning:
    return dimension, base, float(f"{factor:.9g}"), offset


@cache
def _table() -> dict[str, set[Unit]]:
    """Units by their names in small letters."""
    table: dict[str, set[Unit]] = {}
    for words, unit, symbol in unit_names.written():
        if not symbol:
            table.setdefault(" ".join(words), set()).add(unit)
    return table


def _codes(noun: str) -> Iterable[str]:
    return currencies.NOUNS.get(noun, {}).values()
