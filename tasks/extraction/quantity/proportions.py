"""So many out of so many, and one number over another: one in five, 9 out of 10, twenty-three fifths."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, numbers, units, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.denominators import denominator
from tasks.extraction.quantity.digits import cluster
from tasks.extraction.quantity.samples import ESTIMATES
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens

#: Words of a proportion before `3:2` and `three to two`, and behind it.
_TOLD: Final = frozenset(("ratio", "ratios", "proportion", "outnumber", "outnumbered", "outnumbers"))
_TOLD_AFTER: Final = frozenset(("ratio", "split", "mix", "mixture", "proportion"))


def is_told(tokens: Tokens, index: int) -> bool:
    """Whether what stands before token `index` speaks of a proportion, and of no estimate such as an odds ratio."""
    before = tokens.lows[max(0, index - 12) : index]
    return not _TOLD.isdisjoint(before) and ESTIMATES.isdisjoint(before)


def is_colon(tokens: Tokens, index: int) -> bool:
    """Whether the numbers around the colon behind token `index` are a proportion: no time of the day, no score."""
    return is_told(tokens, index) or not _TOLD_AFTER.isdisjoint(tokens.lows[index + 3 : index + 5])


def _over_colon(tokens: Tokens, amount: Amount) -> Amount | None:
    """`3:2`, whose colon stands behind the number."""
    last = amount.last + 2
    below = cluster(tokens.words[last - 1]) if tokens.words[last - 1][:1].isdecimal() else None
    if not below or amount.unit is not None or not is_colon(tokens, amount.first):
        return None
    value = amount.low / below
    return Amount(amount.first, last, value, value, "one_in", units.RATIO, value, 1.0, last)


def one_in(tokens: Tokens, amount: Amount) -> Amount | None:
    """`one in five`, `9 out of 10`, `1 in every 5,000`, `3:2`: a ratio, where no unit says otherwise."""
    j = amount.last
    lows = tokens.lows
    if lows[j] == ":" and tokens.glued(j) and tokens.glued(j + 1):
        return _over_colon(tokens, amount)
    j += tokens.words[j] in HYPHENS and lows[j + 1] == "in" and tokens.words[j + 2] in HYPHENS
    if lows[j] != "in" and not (lows[j] == "out" and lows[j + 1] == "of"):
        return None
    j += 1 if lows[j] == "in" else 2
    out_of = lows[j - 1] == "of"
    j += lows[j] == "every" or (tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1))
    whole = words.SMALL.get(lows[j]) or (cluster(lows[j]) if lows[j][:1].isdecimal() else None)
    last = j + 1
    if whole and whole >= 20 and lows[j].isalpha() and (unit := words.UNITS.get(lows[last + (lows[last] in HYPHENS)])):
        whole, last = whole + unit, last + 1 + (lows[last] in HYPHENS)  # one out of twenty-one
    if (lows[last] in words.SCALES or lows[last] in ("hundred", "hundreds")) and whole:
        whole, last = whole * words.SCALES.get(lows[last], 100.0), last + 1
    elif lows[j] == "a" and lows[last] in words.SCALES:
        whole, last = words.SCALES[lows[last]], last + 1
    if not whole or not 0 < amount.low < whole or (amount.low % 1 and not out_of) or amount.unit is not None:
        return None
    if not out_of and ((whole not in _WHOLES and whole < 1000 and amount.low != 1) or 1500 < whole < 2100):
        return None
    if (
        tokens.words[last] in HYPHENS
        or units.single(tokens, last, digits=True) is not None
        or tokens.words[last] in currencies.SIGNS
    ):
        return None
    value = amount.low / whole
    return Amount(amount.first, last, value, value, "one_in", units.RATIO, value, 1.0, last)


def divided(tokens: Tokens, amount: Amount) -> Amount | None:
    """`twenty-three fifths`, `one over three`: a whole number over another, said outright."""
    j = amount.last
    low = tokens.lows[j]
    hyphen = tokens.words[j] in HYPHENS
    below: float | None = words.PARTS_PLURAL.get(tokens.lows[j + hyphen])
    if hyphen and (below or 0) >= 1000:
        return None
    above = amount.low
    tens = abs(above) % 100
    unit = words.ORDINAL_UNITS.get(tokens.lows[j + hyphen].removesuffix("s"))
    joined = not hyphen and "and" in tokens.lows[amount.first : j]  # one hundred and thirty fifths are 26
    round_tens = abs(above) > 100 and tens >= 20 and tens % 10 == 0 and not joined
    if unit is not None and round_tens and tokens.lows[j + hyphen].endswith("s"):
        whole = abs(above) - tens
        above, below, last = (whole if above > 0 else -whole), tens + unit, j + hyphen + 1  # one hundred twenty-fifths
    elif (found := denominator(tokens, j, above)) is not None:
        below, last = found
    elif below is not None and low not in ("quarters", "fourths") and (low != "halves" or above % 2):
        last = j + hyphen + 1
    elif low == "over" and amount.scale == 1:
        over = numbers.read(tokens, j + 1)
        if over is None or not over.low or tokens.words[over.last] in _NOT_OVER:
            return None
        following = tokens.lows[over.last]
        if following[:1].isalnum() and following not in _OVER_ENDS:
            return None
        below, last = over.low, over.last
    else:
        return None
    value = above / below
    return Amount(amount.first, last, value, value, "fraction", units.RATIO, value, 1.0, last)


#: Words that may follow `one over three`: it is no five over 20 people.
_OVER_ENDS: Final = frozenset(("of", "is", "and", "or", "as", "in", "times", "to", "which", "was", "equals"))
_NOT_OVER: Final = frozenset(("%", "°", *currencies.SIGNS, "-"))

#: What people count out of; `killed two in 17 raids` is none.
_WHOLES: Final = frozenset(
    (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50, 100, 200, 250, 300, 400, 500, 600, 800)
)
