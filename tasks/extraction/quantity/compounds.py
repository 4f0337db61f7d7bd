"""Two amounts that are one: 5 feet 2 inches, two hours and 30 minutes, 15 dollars and 50."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.coins import COINS
from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit

_COMPOUNDED: Final = frozenset(("length", "mass", "duration", "money", "volume"))


#: Pairs of one measure even with a comma between; years, months and days so listed stay apart.
_PAIRS: Final = frozenset(
    (
        ("foot", "inch"), ("pound", "ounce"), ("stone", "pound"), ("hour", "minute"), ("minute", "second"),
    )
)  # fmt: skip


def merge(tokens: Tokens, amounts: list[Amount]) -> list[Amount]:
    """The amounts of a sentence with each run that states one value made one: two hours, 15 minutes and 30 seconds.

    Args:
        tokens: of the sentence.
        amounts: in order, not overlapping.
    """
    merged: list[Amount] = []
    finest: Unit | None = None
    for amount in amounts:
        whole = None
        if merged and amount.first - merged[-1].last <= 2:
            whole = _whole(tokens, merged[-1], amount, finest)
        if whole is None:
            merged.append(amount)
            finest = amount.unit
        else:
            merged[-1], finest = whole, amount.unit
    return merged


def _whole(tokens: Tokens, first: Amount, second: Amount, finest: Unit | None) -> Amount | None:
    """The one amount that two make, None where they are two."""
    gap = tokens.lows[first.last : second.first]
    if not gap:
        _clock_minutes(tokens, first, second)
    if gap and gap not in (["and"], ["&"], [","], [",", "and"], ["."]):
        return None
    if gap == ["and"] and first.first and tokens.lows[first.first - 1] == "between":
        return None
    listed = bool(gap) and gap not in (["and"], ["&"])
    if listed and (finest is None or second.unit is None or (finest.name, second.unit.name) not in _PAIRS):
        money = second.unit is not None and second.unit.dimension == "money"
        return _compound(first, second, finest, tight=False) if money else None
    if gap == ["."] and tokens.lows[first.last - 1] not in _SHORTENED:
        return None
    found = _compound(first, second, finest, tight=not gap)
    return found or (None if listed else _change_of_coins(tokens, first, second))


#: Units whose full stop may stand before the smaller one: 5 lbs. 3 oz.
_SHORTENED: Final = frozenset(("lbs", "lb", "ft", "hrs", "hr", "yrs", "st"))


def _compound(first: Amount, second: Amount, finest: Unit | None, *, tight: bool) -> Amount | None:
    """`5 feet 2 inches`, `2 hours and 30 minutes`, `13 dollars and 45 cents`: one value in the larger unit."""
    above, below = first.unit, second.unit
    if above is not None and below is not None and below.dimension == "money" and below.base != above.base:
        below = _same_money(above, below)  # C$2 and 30 cents
    if above is None or below is None or above.dimension != below.dimension or above.dimension not in _COMPOUNDED:
        return None
    if above.base != below.base or not 0 < below.factor < above.factor or first.open or second.open:
        return None
    ratio = above.factor / below.factor
    finer = finest.factor / below.factor if finest is not None else ratio
    if not 1 < finer <= (2000 if tight else 400) or second.low >= finer * 1.01 or first.shared:
        return None
    value = first.low + (second.low / ratio if first.low >= 0 else -second.low / ratio)
    return Amount(first.first, second.last, value, value, "compound", above, value, 1.0, second.last)


def _same_money(above: Unit, coin: Unit) -> Unit:
    """The coin as one of the currency before it, where that has such coins."""
    for found in COINS.get(coin.name, ()):
        if above.name == found.whole or above.name in currencies.NOUNS.get(found.whole, {}).values():
            return Unit(coin.name, "money", found.factor, above.base)
    return coin


def _clock_minutes(tokens: Tokens, first: Amount, second: Amount) -> None:
    """`2h 30m`: after hours an m is minutes."""
    hours = first.unit is not None and first.unit.name == "hour"
    if hours and tokens.words[second.last - 1] == "m" and second.unit is not None and second.unit.name == "metre":
        second.unit = KNOWN["minute"]


#: What may follow a price whose coins have no name: it cost 10 dollars 50 in all.
_AFTER_PRICE: Final = frozenset(
    ("for", "in", "is", "was", "at", "on", "when", "but", "today", "here", "now", "a", "per", "each", "with", "by")
)


def _change_of_coins(tokens: Tokens, first: Amount, second: Amount) -> Amount | None:
    """`15 dollars and 50`: the coins without their name, where nothing else is counted."""
    unit = first.unit
    if unit is None or unit.dimension != "money" or unit.factor != 1 or second.unit is not None or second.scale != 1:
        return None
    low = tokens.lows[second.last]
    if not 0 < second.low < 100 or (low.isalpha() and low not in _AFTER_PRICE) or first.scale != 1 or first.low % 1:
        return None
    value = first.low + second.low / 100
    return Amount(first.first, second.last, value, value, "compound", unit, value, 1.0, second.last)
