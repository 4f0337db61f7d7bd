"""Powers after a number in digits: 1.3e6, 2.5 x 10^6, 3 × 10⁶, 2^10."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.quantity import words
from tasks.extraction.quantity.numeral import Numeral
from tasks.extraction.quantity.tokens import Tokens

_POWER: Final = re.compile(r"[⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_TIMES: Final = frozenset("x×*·⋅∙•")


def exponent(tokens: Tokens, numeral: Numeral) -> None:
    """`1.3e6`, `2.5 x 10^6`, `3 × 10⁶`, `2^10`."""
    j = numeral.last
    low = tokens.lows[j]
    if low == "e" and tokens.glued(j):
        power, last = _power(tokens, j + 1)
        if power is not None:
            _multiply(numeral, 10.0, power, last)
    elif low in _TIMES and tokens.words[j + 1] in ("10", "2"):
        base = float(tokens.words[j + 1])
        power, last = _raised(tokens, j + 2)
        if power is None and base == 10 and tokens.words[j + 2] in ("-", "−"):
            power, last = _power(tokens, j + 2)  # 2.5×10−3, whose exponent is no longer raised
        if power is not None:
            _multiply(numeral, base, power, last)
    elif low == "to" and tokens.lows[j + 1 : j + 4] == ["the", "power", "of"]:
        power, last = _power(tokens, j + 4, apart=True)
        if power is not None:
            _raise(numeral, power, last)
    elif low == "^" or (low and not low.isascii() and _POWER.fullmatch(low)):
        power, last = _raised(tokens, j)
        if power is not None and numeral.mantissa and tokens.glued(j):
            _raise(numeral, power, last)


def _raised(tokens: Tokens, index: int) -> tuple[int | None, int]:
    if tokens.words[index] == "^":
        return _power(tokens, index + 1)
    if _POWER.fullmatch(tokens.words[index]) and len(tokens.words[index]) <= 3:
        return int(tokens.words[index].translate(words.SUPERSCRIPTS)), index + 1
    return None, index


def _power(tokens: Tokens, index: int, *, apart: bool = False) -> tuple[int | None, int]:
    sign = 1
    if tokens.words[index] in ("-", "+", "−") and (apart or tokens.glued(index)):
        sign = -1 if tokens.words[index] != "+" else 1
        index += 1
    text = tokens.words[index]
    if text.isdecimal() and len(text) <= 2 and (apart or tokens.glued(index)):
        return sign * int(text), index + 1
    if apart and tokens.lows[index] in words.SMALL:
        return sign * words.SMALL[tokens.lows[index]], index + 1
    return None, index


def _multiply(numeral: Numeral, base: float, power: int, last: int) -> None:
    written = repr(numeral.low)
    exact = base == 10 and "e" not in written
    value = float(f"{written}e{power}") if exact else numeral.low * base**power
    numeral.low = numeral.high = numeral.mantissa = value
    numeral.last = last


def _raise(numeral: Numeral, power: int, last: int) -> None:
    if abs(power) * len(f"{numeral.low:.0f}") > 250:
        return
    numeral.low = numeral.high = numeral.mantissa = numeral.low**power
    numeral.last = last
