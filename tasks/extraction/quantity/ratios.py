"""Numbers that are no plain ones: fractions, one in five, three times, doubled, and the vague `thousands`."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import units, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.denominators import denominator
from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.phrases import STOPS
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

_ARTICLES: Final = frozenset(("a", "an"))
_FRACTION_NEXT: Final = vocabulary("of the its their his her our your all that those these my")
_FRACTION_BEFORE: Final = vocabulary(
    """
    by about nearly almost around over than least roughly approximately only just some under to up most estimated
    another fully barely above below beyond exceeding
    """
)
#: Verbs of many after `a third`, which then is no third man.
_MANY_DO: Final = vocabulary(
    """
    were are have live think want believe say remain support oppose back approve disapprove do would stayed voted stay
    favour favor cited
    """
)
#: What may follow `to a third` where that is a part and no third term.
_SHARED_NEXT: Final = vocabulary("the its their his her our more less fewer higher lower larger smaller were are have")
FISCAL: Final = vocabulary("first last past previous next second third fourth consecutive")
_HALF_NEXT: Final = frozenset((*_FRACTION_NEXT, "were", "are", "have", "had", "was"))


def fraction(tokens: Tokens, index: int) -> Amount | None:
    """`two-thirds`, `a third of`, `three quarters`, `half the`, `half an hour`, `one-half mile`."""
    low = tokens.lows[index]
    if low == "half":
        return _rate_step(tokens, index, 0.5) or _half(tokens, index)
    if low in _ARTICLES and tokens.lows[index + 1] == "quarter" and (step := _rate_step(tokens, index + 1, 0.25)):
        step.first = index
        return step
    above, j = _numerator(tokens, index)
    if above is None:
        return None
    if tokens.words[j] in HYPHENS and (tokens.lows[j + 1] in words.PARTS or tokens.lows[j + 1] in words.PARTS_PLURAL):
        hyphen, j = True, j + 1
    else:
        hyphen = False
    below = (words.PARTS if above == 1 or hyphen else words.PARTS_PLURAL).get(tokens.lows[j])
    if below is None and above != 1:
        below = words.PARTS_PLURAL.get(tokens.lows[j])
    if below is None:
        return _compound_part(tokens, index, above, j)
    if (above >= below and below <= 4) or (above != 3 and below == 4 and above != 1):
        return None
    if not hyphen and not _is_part(tokens, index, j, above):
        return None
    value = above / below
    return _of_unit(tokens, Amount(index, j + 1, value, value, "fraction", None, value, 1.0, j + 1))


def _rate_step(tokens: Tokens, index: int, value: float) -> Amount | None:
    """`a quarter point`, `a half-point`: by which rates of interest and support move."""
    j = index + 1
    j += (tokens.words[j] in HYPHENS and tokens.glued(j)) or tokens.lows[j] == "a"
    if tokens.lows[j] == "percentage" and tokens.words[j + 1] in HYPHENS:
        j += 2
    if tokens.lows[j] not in ("point", "points") or _RATES.isdisjoint(tokens.lows):
        return None
    unit = KNOWN["percentage point"]
    return Amount(index, j + 1, value, value, "percent", unit, value, 1.0, index + 1)


_RATES: Final = vocabulary(
    "rate rates interest percent % yield yields bank fed percentage poll polls lead support inflation"
)


def _numerator(tokens: Tokens, index: int) -> tuple[float | None, int]:
    low = tokens.lows[index]
    if low in _ARTICLES or low == "one":
        return 1, index + 1
    value = words.SMALL.get(low)
    if value is None and low.isdecimal() and len(low) <= 2:
        value = int(low)
    if not value:
        return None, index
    j = index + 1
    if value >= 20 and tokens.words[j] in HYPHENS and tokens.lows[j + 1] in words.UNITS:
        return value + words.UNITS[tokens.lows[j + 1]], j + 2
    return value, j


def _compound_part(tokens: Tokens, index: int, above: float, j: int) -> Amount | None:
    """`three twenty-firsts`, `five one-thousandths`."""
    found = denominator(tokens, j + (tokens.words[j] in HYPHENS), above)
    if found is None:
        return None
    value = above / found[0]
    return _of_unit(tokens, Amount(index, found[1], value, value, "fraction", None, value, 1.0, found[1]))


def _is_part(tokens: Tokens, index: int, j: int, above: float) -> bool:
    """Whether it is a part of something: not the `third quarter`, not a `third party`, not a `quarter` of a year."""
    before = tokens.lows[index - 1] if index else ""
    following = tokens.lows[j + 1]
    if "quarter" in tokens.lows[j] and (
        before in FISCAL or (following in ("to", "in") and before in ("for", "in", "over"))
    ):
        return False
    if above == 1:
        ended = not following.isalpha() or following in STOPS
        if tokens.lows[index] == "one" and "quarter" not in tokens.lows[j] and ended:
            return True
        if before in ("from", "or", "and") and not following.isalpha():
            return True
        if before == "between" or (before in ("and", "to") and _parts_before(tokens, index - 1)):
            return True  # between a fifth and a quarter
        many = following in _MANY_DO and tokens.words[index][0].isupper() | (before in ("", ",", "while", "and", "but"))
        if before in ("to", "over", "under", "about", "another", "only", "just", "some") and not ended:
            return following == "of" or following in words.SCALES or following in _SHARED_NEXT
        return (
            following == "of"
            or following in words.SCALES
            or before in _FRACTION_BEFORE
            or many
            or (not following and not before)
        )
    return True


def _parts_before(tokens: Tokens, index: int) -> bool:
    """Whether another part stands right before token `index`."""
    return tokens.lows[index - 1] in words.PARTS and index > 1 and tokens.lows[index - 2] in (*_ARTICLES, "one", "-")


def _half(tokens: Tokens, index: int) -> Amount | None:
    """A half of something, or half of a unit."""
    before = tokens.lows[index - 1] if index else ""
    first = index - 1 if before in ("a", "one") else index
    if index and tokens.words[index - 1] in HYPHENS and tokens.lows[index - 2] in ("one", "a") and tokens.glued(index):
        first = index - 2
    j = index + 1
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j)
    j += hyphen
    article = tokens.lows[j] in _ARTICLES
    found = units.single(tokens, j + article, digits=False)
    if (
        found is not None
        and tokens.lows[j] != "second"
        and (found[0].dimension not in ("percent", "angle", "other") or (found[0].name == "turn" and first < index))
    ):
        if before in ("the", "first", "second") and not article:
            return None
        return Amount(first, found[1], 0.5, 0.5, "fraction", found[0], 0.5, 1.0, index + 1)
    halved = tokens.lows[j + article] in ("percentage", "percent", "per", "degree", "%")
    if halved and found and (article or first < index):
        return Amount(first, found[1], 0.5, 0.5, "fraction", found[0], 0.5, 1.0, index + 1)
    ended = tokens.words[index + 1] in ".,;)" and first > 0 and tokens.lows[first - 1] in _FRACTION_BEFORE
    closed = ended or not tokens.words[index + 1]
    if (
        hyphen
        or before in ("first", "second", "other", "each", "better", "in", "top", "bottom", "time")
        or (first < index and not closed and tokens.lows[index + 1] not in _FRACTION_NEXT)
    ):
        return None
    many = not before and (tokens.lows[index + 1] in _MANY_DO or tokens.lows[index + 1] in ("died", "fled", "came"))
    as_much = tokens.lows[index + 1] == "as" and tokens.lows[index + 3] == "as"
    if tokens.lows[index + 1] in _HALF_NEXT or before in _FRACTION_BEFORE or many or as_much:
        return _of_unit(tokens, Amount(first, index + 1, 0.5, 0.5, "fraction", None, 0.5, 1.0, index + 1))
    if first < index and closed:  # fell by a half.
        return Amount(first, index + 1, 0.5, 0.5, "fraction", None, 0.5, 1.0, index + 1)
    return None


def part(tokens: Tokens, amount: Amount) -> Amount:
    """`½ of`, `9/10 of a mile`: a fraction in signs, of something."""
    amount.rule = "fraction"
    return _of_unit(tokens, amount)


def _of_unit(tokens: Tokens, amount: Amount) -> Amount:
    """`a quarter of a million`, `two thirds of a mile`; else the fraction is a ratio."""
    j = amount.last
    if tokens.lows[j] == "of" and tokens.lows[j + 1] in words.SCALES:
        j += 1  # two thirds of million
    elif tokens.lows[j] in _ARTICLES and tokens.lows[j + 1] in words.SCALES:
        j += 1  # 1/2 a million
    if tokens.lows[j] == "of" and tokens.lows[j + 1] in ("a", "an", "one"):
        scale = words.SCALES.get(tokens.lows[j + 2])
        if scale is not None:
            amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
            amount.last = amount.number_last = j + 3
            return amount
        found = units.single(tokens, j + 2, digits=False)
        if found is not None:
            amount.unit, amount.last = found
            return amount
    if tokens.lows[j] in words.SCALES:
        scale = words.SCALES[tokens.lows[j]]
        amount.low, amount.high, amount.scale = amount.low * scale, amount.high * scale, scale
        amount.last = amount.number_last = j + 1
        return amount
    found = units.single(tokens, j, digits=False)
    if found is not None and found[0].dimension in _PARTED:
        amount.unit, amount.last = found
        return amount
    amount.unit = units.RATIO
    return amount


#: Of what a part may stand right before the unit: two-thirds mile, one-half percent.
_PARTED: Final = frozenset(("length", "mass", "volume", "area", "percent", "percentage_point"))


_TIMES_AS: Final = vocabulary(
    """
    as more higher larger bigger greater faster the that its their his what less lower smaller longer likelier better
    over than worse richer stronger national annual average normal usual current previous gdp ebitda earnings income
    sales revenue
    """
)


def times(tokens: Tokens, amount: Amount) -> Amount | None:
    """`three times as many`, `3x`, `five-fold` are multiples, `four times a week` is a frequency."""
    j = amount.last
    hyphen = tokens.words[j] in HYPHENS and tokens.glued(j)
    low = tokens.lows[j + hyphen]
    if low in ("times", "time") and not hyphen and amount.unit is None:
        found = units.rate(tokens, units.TIME, j + 1)
        if found is not None and found[0].dimension == "frequency":
            return Amount(
                amount.first, found[1], amount.low, amount.high, "frequency", found[0], amount.mantissa, 1.0, j
            )
        if low == "times" and (tokens.lows[j + 1] in _TIMES_AS or amount.low % 1):
            return _multiple(amount, j + 1)
        return None
    if low == "fold" or (low in ("x", "×") and tokens.glued(j) and not tokens.words[j + 1][:1].isdecimal()):
        return _multiple(amount, j + hyphen + 1)
    return None


def _multiple(amount: Amount, last: int) -> Amount:
    return Amount(amount.first, last, amount.low, amount.high, "multiple", units.RATIO, amount.mantissa, 1.0, last)


_DOUBLE_NEXT: Final = vocabulary(
    """
    the its their his that what to in from since over this as by every within again last
    """
)
_DOUBLE_BEFORE: Final = vocabulary("to than almost nearly about will could may would might can should or")


def multiple(tokens: Tokens, index: int) -> Amount | None:
    """`doubled`, `twice`, `tenfold`, `twice a week`."""
    low = tokens.lows[index]
    fold = words.FOLDS.get(low)
    if fold is not None:
        return Amount(index, index + 1, fold, fold, "multiple", units.RATIO, fold, 1.0, index + 1)
    factor, change = words.MULTIPLES.get(low, (1.0, None))
    if low in ("once", "twice", "thrice"):
        found = units.rate(tokens, units.TIME, index + 1)
        if found is not None and found[0].dimension == "frequency":
            return Amount(index, found[1], factor, factor, "frequency", found[0], factor, 1.0, index + 1)
        if low == "once" or tokens.lows[index + 1] not in _TIMES_AS:
            return None
    before = tokens.lows[index - 1] if index else ""
    if low in ("double", "triple", "treble", "quadruple", "halve"):
        if tokens.lows[index + 1] not in _DOUBLE_NEXT and not (
            before in _DOUBLE_BEFORE and not tokens.lows[index + 1].isalpha()
        ):
            return None
        if before in ("to", "will", "could", "may", "would", "might"):
            change = "fall" if factor < 1 else "rise"
    elif (low in ("doubles", "triples", "doubling") and before in ("the", "mixed", "women's", "men's", "in", "a")) or (
        low == "doubled" and tokens.lows[index + 1] in ("as", "up", "over")
    ):
        return None
    return Amount(index, index + 1, factor, factor, "multiple", units.RATIO, factor, 1.0, index + 1, change=change)


def vague(tokens: Tokens, index: int) -> Amount | None:
    """`thousands`, `tens of thousands`, `several hundred`, `a few dozen`, `multimillion`: low to ten times that."""
    low = tokens.lows[index]
    value = words.VAGUE.get(low)
    if value is not None:
        return _vague_plural(tokens, index, low, value)
    if low in words.MULTI:
        return _interval(index, index + 1, words.MULTI[low], 1.0)
    if low == "multi" and tokens.words[index + 1] == "-" and tokens.lows[index + 2] in words.SCALES:
        return _interval(index, index + 3, words.SCALES[tokens.lows[index + 2]], 1.0)
    if low == "handful":
        return _handful(tokens, index)
    if low in words.SEVERAL:
        return _several(tokens, index, low)
    return None


def _handful(tokens: Tokens, index: int) -> Amount | None:
    """`a handful of people`: three to ten of them."""
    j = index - 1
    j -= tokens.lows[j] in ("small", "mere", "tiny")
    if j < 0 or tokens.lows[j] not in ("a", "only") or tokens.lows[index + 1] != "of":
        return None
    return Amount(j, index + 1, 3, 10, "vague", None, 3, 1.0, index + 1, open=True)


def _vague_plural(tokens: Tokens, index: int, low: str, value: float) -> Amount | None:
    last = index + 1
    scale = 1.0
    while tokens.lows[last] == "of" and last < index + 4:
        factor = words.VAGUE.get(tokens.lows[last + 1]) or words.SCALES.get(tokens.lows[last + 1])
        if factor is None:
            break
        scale *= factor
        last += 2
    if scale == 1.0 and (low == "tens" or (low == "scores" and tokens.lows[last] not in _SCORES_NEXT)):
        return None
    return _interval(index, last, value * scale, 1.0)


_SCORES_NEXT: Final = vocabulary(
    "of more died dead killed wounded injured hurt arrested missing feared fled displaced others"
)


def _several(tokens: Tokens, index: int, low: str) -> Amount | None:
    first = index - 1 if index and tokens.lows[index - 1] == "a" and low in ("few", "couple") else index
    if low in ("few", "couple") and first == index and tokens.lows[index - 1] not in ("last", "past", "next", "every"):
        return None
    j = index + 1
    if low == "couple" and tokens.lows[j] == "of":
        j += 1
    scale = (
        words.SCALES.get(tokens.lows[j])
        or words.DOZENS.get(tokens.lows[j])
        or (100.0 if tokens.lows[j] == "hundred" else None)
    )
    if low == "couple":
        return _couple(tokens, first, index, j, scale)
    if scale is None:
        return None
    return _interval(first, j + 1, scale, 2.0)


def _couple(tokens: Tokens, first: int, index: int, j: int, scale: float | None) -> Amount | None:
    """`a couple of hundred` is about two hundred; a couple of people are two of them, a couple alone is a pair."""
    if first == index or (scale is None and j == index + 1 and tokens.lows[j] != "more"):
        return None
    value = 2 * (scale or 1)
    last = j + 1 if scale is not None else index + 1
    return Amount(first, last, value, value, "couple", None, 2, scale or 1.0, last, approximate=True)


def _interval(first: int, last: int, value: float, times: float) -> Amount:
    high = value * 10
    return Amount(first, last, value * times, high, "vague", None, value, 1.0, last, open=True)
