"""Counts of units: `24`, `twenty-four`, `two and a half`, `a couple of`, `several`, `two to three`."""

from __future__ import annotations

from typing import Final, NamedTuple

from tasks.extraction.timex.tokens import Tokens

_VAGUE_OF: Final = frozenset({"couple", "dozen", "dozens", "hundreds", "thousands"})


class Amount(NamedTuple):
    """How many: `low` to `high` (equal for one number, None where vague), and the token after it.

    `article` says it is only `a` or `an`, which counts one unit in few places.
    """

    end: int
    low: float | None
    high: float | None
    article: bool = False


def amount(t: Tokens, i: int) -> Amount | None:
    """The count that begins at token `i`, with a range's second half; None where there is none."""
    if i not in t.amounts:  # several rules ask at each number
        t.amounts[i] = _amount(t, i)
    found: Amount | None = t.amounts[i]
    return found


def _amount(t: Tokens, i: int) -> Amount | None:
    first = single(t, i)
    if first is None or first.article or first.low is None:
        return first
    j = first.end
    j += t.key[j] == "-" and t.key[j + 1] in ("to", "or")  # five- to seven-year, six-to-eight-week
    if t.key[j] in ("-", "to", "or", "and") and (t.key[j] != "and" or t.before(i) == "between"):
        second = single(t, j + 1 + (t.key[j + 1] == "-" and t.key[j] != "-"))
        if second and second.low is not None and not second.article and second.low > first.low:
            return Amount(second.end, first.low, second.low)
    return first


def single(t: Tokens, i: int) -> Amount | None:
    """One count."""
    kind = t.kind[i]
    if kind in ("number", "grouped"):
        return _digits(t, i)
    if kind == "numword":
        return _words(t, i)
    if kind in ("a", "an"):
        return _article(t, i)
    if kind == "half":
        if t.key[i + 1] == "-" and t.kind[i + 2] == "unit" and t.glued(i + 2):
            return Amount(i + 1, 0.5, 0.5)
        j = i + 2 if t.key[i + 1] == "of" else i + 1
        return Amount(j + 1, 0.5, 0.5) if t.kind[j] in ("a", "an") else None
    if kind == "vague":
        if t.kind[i + 1] == "unit" and not t.key[i + 1].endswith("s") and t.key[i + 1] != "millennia":
            return None  # some day, many a year
        return Amount(i + 2 if t.key[i + 1] == "more" else i + 1, None, None)
    if kind in _VAGUE_OF:
        return _vague(t, i)
    return None


def _vague(t: Tokens, i: int) -> Amount | None:
    of = t.key[i + 1] == "of"
    value = {"dozen": None if of else 12.0, "couple": 2.0}.get(t.key[i])
    return Amount(i + 1 + of, value, value) if value or of else None


def _digits(t: Tokens, i: int) -> Amount | None:
    value = t.value[i]
    if value is None or (t.glued(i) and t.before(i) in ("$", "£", "€", "¥", "#", ".", ",")):
        return None
    j, number = i + 1, float(value)
    while t.kind[j] == "number" and t.end[j] - t.start[j] == 3 and t.start[j] == t.end[j - 1] + 1 and number < 1e9:
        number, j = number * 1000 + t.value[j], j + 1  # 816 000
    if t.kind[j] == "scale":
        return Amount(j + 1, number * t.value[j], number * t.value[j])
    if t.kind[j] == "number" and t.key[j + 1] == "/" and t.kind[j + 2] == "number" and t.value[j + 2]:
        return _fraction(number, t, j)
    return _and_a_half(t, j, number)


def _fraction(whole: float, t: Tokens, j: int) -> Amount | None:
    over, under = t.value[j], t.value[j + 2]
    if over is None or not 0 < over < under <= 16:
        return None
    return Amount(j + 3, whole + over / under, whole + over / under)


def _and_a_half(t: Tokens, j: int, number: float) -> Amount:
    if t.key[j] == "more":
        return Amount(j + 1, number, number)
    k = half_after(t, j)
    if k > j:
        number += 0.5 if t.key[k - 1] == "half" else 0.25
    return Amount(k, number, number)


def half_after(t: Tokens, j: int) -> int:
    """The token after `and a half`, `-and-a-half` or `and half` at token `j`; `j` itself where there is none."""
    k = j + (t.key[j] == "-")
    if t.key[k] != "and":
        return j
    k += 1 + (t.key[k + 1] == "-")
    article = t.key[k] in ("a", "one")
    if article:
        k += 1 + (t.key[k + 1] == "-")
    return k + 1 if t.key[k] == "half" or (article and t.key[k] == "quarter") else j


def _words(t: Tokens, i: int) -> Amount:
    """A number in words up to the millions, read left to right."""
    total, current, j = 0.0, 0.0, i
    while j < i + 16:
        kind = t.kind[j]
        if kind == "numword":
            if j > i and not (current % 100 == 0 or (current % 100 >= 20 and current % 10 == 0 and t.value[j] < 10)):
                break
            current += t.value[j]
        elif kind == "scale" and j > i:
            current, total = (current * 100, total) if t.value[j] == 100 else (0.0, total + current * t.value[j])
        elif not (t.key[j] in ("-", "and") and j > i and t.kind[j + 1] == "numword" and _joins(t, j)):
            break
        j += 1
    return _and_a_half(t, j, total + current)


def _joins(t: Tokens, j: int) -> bool:
    """Whether a hyphen or `and` holds one number together: twenty-four, two hundred and five."""
    if t.key[j] == "and":
        return t.kind[j - 1] == "scale"
    return t.kind[j - 1] == "numword" and 20 <= t.value[j - 1] <= 90 and t.value[j + 1] < 10


def _article(t: Tokens, i: int) -> Amount | None:
    j = i + 1
    if t.kind[j] == "scale":
        return Amount(j + 1, float(t.value[j]), float(t.value[j]))
    if (t.key[j] in ("few", "good") and t.kind[j] == "vague") or t.key[j] == "many":
        return Amount(j + (2 if t.key[j + 1] == "more" else 1), None, None)
    if t.key[j] == "couple":
        return Amount(j + (2 if t.key[j + 1] in ("of", "more") else 1), 2.0, 2.0)
    if t.key[j] == "dozen":
        return Amount(j + 1, 12.0, 12.0)
    if t.key[j] == "half":
        return Amount(j + 1, 0.5, 0.5)
    if t.key[j] == "quarter" and t.key[j + 1] == "of" and t.kind[j + 2] in ("a", "an"):
        return Amount(j + 3, 0.25, 0.25)
    if t.key[j] == "further" or t.key[j] == "full" or t.key[j] == "whole" or t.key[j] == "single":
        j += 1
    return Amount(j, 1.0, 1.0, article=True)
