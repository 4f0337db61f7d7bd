"""An amount: a number with its sign, its scale and its unit, before ranges and bounds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tasks.extraction.quantity import units
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit


@dataclass(slots=True)
class Amount:
    """One number with what belongs to it. Token indexes, the end excluded.

    Args:
        first: first token, currency sign and minus included.
        last: after the unit.
        low: the value, or the low end where a word implies an interval.
        high: the value, or the high end.
        rule: what read it.
        unit: None for a plain number.
        mantissa: before the scale word, for ranges that share one.
        scale: the scale word's factor.
        number_last: after the number, before the unit.
        open: the interval is what a vague word implies.
        change: rise or fall where the word itself says so.
        approximate: the word itself says so.
        shared: the unit came from a neighbour.
        coins: what of a whole one of its coins was, where they are counted in wholes: 0.01 of `30p a litre`.
    """

    first: int
    last: int
    low: float
    high: float
    rule: str
    unit: Unit | None = None
    mantissa: float = 0.0
    scale: float = 1.0
    number_last: int = 0
    open: bool = False
    change: str | None = None
    approximate: bool = False
    shared: bool = False
    coins: float = 1.0


@dataclass(slots=True)
class Measure:
    """A stated quantity before its context. Token indexes, the end excluded.

    Args:
        first: first token, bound words included.
        last: after the unit or the bound words after it.
        low: lowest value, None where open.
        high: highest value, None where open.
        bound: one of `records.BOUNDS`.
        rule: what found it.
        unit: None for a count.
        change: rise or fall.
        core: first token of the amount, without the bound words.
        core_last: after the amount's unit.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    bound: str
    rule: str
    unit: Unit | None
    change: str | None
    core: int
    core_last: int


#: Rule by dimension, where it is not plainly `measure`.
RULE_OF: Final = {
    "percent": "percent", "percentage_point": "percent", "rate": "rate", "speed": "rate", "data_rate": "rate",
    "duration": "duration", "money": "money",
}  # fmt: skip


def add_rate(tokens: Tokens, amount: Amount) -> None:
    """Make the unit one per another where the words after it say so: $20 per hour."""
    if amount.unit is None:
        return
    found = units.rate(tokens, amount.unit, amount.last)
    if found is not None:
        amount.unit, amount.last, amount.rule = found[0], found[1], "rate"


def pay(amount: Amount, whole: Unit) -> None:
    """Count the hundredths of a currency in the whole of it, as far as its rate is by the whole: 30p a litre."""
    if amount.unit is not None and amount.unit.dimension == "money":
        _count_in(amount, amount.unit.factor / whole.factor)
        amount.unit = whole


def share(amount: Amount, following: Amount) -> None:
    """Give a bare number the unit of the next one: the 60 of `60-70 cents a day` are cents too."""
    amount.unit, amount.shared = following.unit, True
    _count_in(amount, following.coins)


def _count_in(amount: Amount, factor: float) -> None:
    amount.low, amount.high, amount.mantissa = amount.low * factor, amount.high * factor, amount.mantissa * factor
    amount.coins = factor


def negate(amount: Amount) -> None:
    """Turn the sign of an amount."""
    amount.low, amount.high, amount.mantissa = -amount.high, -amount.low, -amount.mantissa
