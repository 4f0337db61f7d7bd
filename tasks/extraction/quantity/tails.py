"""What goes on after a number and its unit and belongs to the same quantity: inches, `and a half`, `below zero`."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import bounds, heat, units, words
from tasks.extraction.quantity.amounts import Amount, negate
from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.phrases import STOPS
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens

_PRIMES: Final = frozenset(("'", "’", "′"))
_DOUBLE_PRIMES: Final = frozenset(('"', "”", "″"))
_HALVED: Final = frozenset(("length", "mass", "duration", "volume", "area"))
_ARTICLES: Final = frozenset(("a", "an", "one"))


def height(tokens: Tokens, amount: Amount) -> bool:
    """`5'11"`, `5' 11"`: feet and inches by their marks."""
    j = amount.last
    if tokens.words[j] not in _PRIMES or not tokens.glued(j):
        return False
    inches, last = tokens.words[j + 1], j + 2
    if not inches.isdecimal() or len(inches) > 2 or int(inches) > 11 or not 0 < amount.low < 9 or amount.low % 1:
        return False
    if tokens.words[last] in _DOUBLE_PRIMES and tokens.glued(last):
        last += 1
    elif not tokens.glued(j + 1) or (tokens.glued(last) and tokens.words[last][:1].isalnum()):
        return False
    value = amount.low + int(inches) / 12
    amount.low = amount.high = value
    amount.unit, amount.rule, amount.last = KNOWN["foot"], "compound", last
    return True


def extend(tokens: Tokens, amount: Amount) -> None:
    """Take in what follows the unit of `amount`."""
    if amount.unit is None:
        if tokens.lows[amount.last] == "below" and amount.scale == 1:
            _below_zero(tokens, amount)  # it fell to 20 below zero
            amount.unit = heat.HEAT if amount.low < 0 else None
        return
    if amount.unit.name == "foot":
        _inches(tokens, amount)
    if amount.unit.dimension in _HALVED:
        _and_a_half(tokens, amount)
    elif amount.unit.dimension in ("temperature", "angle"):
        _below_zero(tokens, amount)


def _inches(tokens: Tokens, amount: Amount) -> None:
    """`six-foot-two`, `5-foot-11`, `six foot two`: the inches without their name."""
    j = amount.last
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1)
    if not hyphen and tokens.lows[j - 1] != "foot":
        return
    j += hyphen
    low = tokens.lows[j]
    inches = words.SMALL.get(low, int(low) if low.isdecimal() and len(low) <= 2 else 0)
    if not 0 < inches < 12 or not 3 <= amount.low < 9 or amount.low % 1:
        return
    following = tokens.lows[j + 1]
    if following in HYPHENS or units.single(tokens, j + 1, digits=True) is not None or following in ("by", "x"):
        return
    amount.low = amount.high = amount.low + inches / 12
    amount.rule, amount.last = "compound", j + 1


def _and_a_half(tokens: Tokens, amount: Amount) -> None:
    """`two hours and a half`."""
    lows, j = tokens.lows, amount.last
    if lows[j] == "and" and lows[j + 1] in _ARTICLES and lows[j + 2] in ("half", "quarter") and not amount.low % 1:
        amount.low += 1 / words.PARTS[lows[j + 2]]
        amount.high, amount.last = amount.low, j + 3


def _below_zero(tokens: Tokens, amount: Amount) -> None:
    """`20 degrees below zero`."""
    j = amount.last
    if tokens.lows[j] == "below" and tokens.lows[j + 1] in ("zero", "0") and amount.low > 0:
        negate(amount)
        amount.last = j + 2


def article(tokens: Tokens, index: int) -> Amount | None:
    """`more than a decade`, `nearly a tonne of coal`: one of a unit, its article at token `index` under a bound."""
    found = units.single(tokens, index + 1, digits=False)
    if found is None or found[0].dimension not in _HALVED or tokens.lows[index + 1] in _NOT_ONE:
        return None
    unit, last = found
    following = tokens.lows[last]
    closed = not following.isalpha() or following in STOPS or following == "old" or following.endswith("ed")
    if following in HYPHENS or not closed:
        return None
    if following == "and" and tokens.lows[last + 1] in (*_ARTICLES, "half"):
        return None  # nearly an hour and a half
    if bounds.before(tokens, index, duration=unit.dimension == "duration") is None:
        return None
    rule = "duration" if unit.dimension == "duration" else "measure"
    return Amount(index, last, 1, 1, rule, unit, 1, 1.0, index + 1)


#: What `a` before it may count none of: under a minute, but about a second man, over a pound of flesh.
_NOT_ONE: Final = frozenset(("second", "cup", "stone", "foot", "yard", "grain", "cubic", "square"))


def unit_and_a_half(tokens: Tokens, index: int) -> Amount | None:
    """`an hour and a half`, `a mile and a quarter`, read from its `half` at token `index`."""
    lows = tokens.lows
    if index < 4 or lows[index - 1] not in _ARTICLES or lows[index - 2] != "and":
        return None
    if lows[index - 4] not in _ARTICLES:
        return None
    found = units.single(tokens, index - 3, digits=False)
    if found is None or found[1] != index - 2 or found[0].dimension not in _HALVED:
        return None
    value = 1 + 1 / words.PARTS[lows[index]]
    rule = "duration" if found[0].dimension == "duration" else "measure"
    return Amount(index - 4, index + 1, value, value, rule, found[0], value, 1.0, index + 1)
