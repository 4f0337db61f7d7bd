"""Walks the tokens of a sentence once and reads the amounts in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tasks.extraction.quantity import (
    accounts,
    cash,
    digits,
    exclude,
    names,
    proportions,
    ratios,
    reading,
    samples,
    tails,
    units,
    words,
)
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.money import Purse
from tasks.extraction.quantity.plain import is_plain
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens

_Blocked = Callable[[int, int, bool], bool]

_SMALL, _SCALE, _PART, _HALF, _VAGUE, _MULTIPLE, _GLYPH, _BOUNDING, _DIGITS = range(1, 10)


def _starters() -> dict[str, int]:
    table: dict[str, int] = {}
    for kind, vocabulary in (
        (_MULTIPLE, (*words.MULTIPLES, *words.FOLDS, "once")),
        (_VAGUE, (*words.VAGUE, *words.MULTI, *words.SEVERAL, "multi")),
        (_PART, words.PARTS),
        (_SCALE, (*words.SCALES, "hundred", "dozen", "gross")),
        (_SMALL, words.SMALL),
        (_GLYPH, words.GLYPHS),
        (_HALF, ("half",)),
        (_BOUNDING, words.BOUNDING),
    ):
        table.update(dict.fromkeys(vocabulary, kind))
    return table


class _Kinds(dict[str, int]):
    """How a token can open an amount, 0 where it can not."""

    def __missing__(self, low: str) -> int:
        kind = _DIGITS if low[:1].isdecimal() else 0
        if len(self) < _KEPT and len(low) < _LONG:
            self[low] = kind
        return kind


_KEPT: Final = 50_000
_LONG: Final = 12
_KINDS: Final = _Kinds(_starters())


def scan(tokens: Tokens, purse: Purse, blocked: _Blocked, *, comma_decimal: bool) -> list[Amount]:
    """The amounts of a sentence, in order, not overlapping.

    Args:
        tokens: of the sentence.
        purse: which currencies the document means.
        blocked: whether characters start..end belong to a date or a name; of a duration only a name counts.
        comma_decimal: whether the language of the document writes 3,5 for three and a half.
    """
    found: list[Amount] = []
    done = 0
    opening = [(index, kind) for index, kind in enumerate(map(_KINDS.__getitem__, tokens.lows)) if kind]
    for index, kind in opening:
        if index < done:
            continue
        amount = None
        if kind == _DIGITS:
            if index and tokens.words[index - 1] == "(":
                amount = accounts.negative(tokens, index, purse)
            skip = exclude.skip_to(tokens, index) if amount is None else 0
            if skip:
                done = skip
                continue
        if amount is None:
            amount = _read(tokens, index, kind, purse, comma_decimal, done)
        if amount is None:
            continue
        if amount.unit is not None and samples.is_level(tokens, amount):
            done = amount.last
            continue
        dimension = amount.unit.dimension if amount.unit is not None else ""
        if dimension not in _CERTAIN and blocked(
            tokens.starts[index], tokens.ends[amount.number_last - 1], dimension == "duration"
        ):
            done = amount.number_last
            continue
        if names.is_name(tokens, amount) or (kind == _SMALL and names.is_named(tokens, index)):
            done = amount.last
            continue
        if amount.rule == "fraction" and amount.low > 0:
            reading.sign(tokens, amount)
        if amount.first < done:
            amount.first = done
        found.append(amount)
        done = amount.last
    return found


#: Dimensions whose unit alone makes a figure, whatever a date or a name says.
_CERTAIN: Final = frozenset(("money", "percent", "percentage_point"))


def _read(tokens: Tokens, index: int, kind: int, purse: Purse, comma_decimal: bool, done: int) -> Amount | None:
    """The amount that the starter at `index` opens."""
    if kind == _BOUNDING:
        return tails.article(tokens, index + 1) if tokens.lows[index + 1] in ("a", "an") else None
    if kind == _MULTIPLE:
        return ratios.multiple(tokens, index)
    if kind == _VAGUE:
        if accounts.is_scale_of_table(tokens, index):
            return None
        return _with_unit(tokens, ratios.vague(tokens, index), purse)
    joined = not (index and tokens.lows[index - 1] in ("between", "both"))
    if kind in (_PART, _HALF):
        found = tails.unit_and_a_half(tokens, index) if tokens.lows[index] in ("half", "quarter") else None
        if found is not None:
            return found
    if kind in (_PART, _SCALE):
        article = index > done and tokens.lows[index - 1] in ("a", "an")
        if kind == _PART:
            found = _fraction(tokens, index - 1, purse) if article else None
            if found is not None or (not article and not _bare_quarter(tokens, index)):
                return found
            return reading.read(tokens, index - article, purse, comma_decimal=comma_decimal, joined=joined)
        if not article and not _bare_scale(tokens, index):
            return _bakers_dozen(tokens, index) if tokens.lows[index] == "dozen" else None
        amount = reading.read(tokens, index - article, purse, comma_decimal=comma_decimal, joined=joined)
        return (proportions.divided(tokens, amount) if amount and amount.unit is None else None) or amount
    if kind == _HALF:
        article = index > done and tokens.lows[index - 1] == "a"
        found = reading.read(tokens, index - article, purse, comma_decimal=comma_decimal, joined=joined)
        return found or _fraction(tokens, index, purse)
    return _plain(tokens, index, kind, purse, comma_decimal, joined)


def _bare_quarter(tokens: Tokens, index: int) -> bool:
    """`quarter million` where it is not the third quarter of a year."""
    return tokens.lows[index] == "quarter" and (not index or tokens.lows[index - 1] not in ratios.FISCAL)


def _bare_scale(tokens: Tokens, index: int) -> bool:
    """`hundred thousand dollars`, `thousand five hundred`, without an article."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    if low not in ("hundred", "thousand"):
        return False
    if following in words.SCALES or following in words.SMALL:
        return True
    return following in ("percent", "per", "%") or (following == "and" and tokens.lows[index + 2] in words.SMALL)


def _bakers_dozen(tokens: Tokens, index: int) -> Amount | None:
    """`a baker's dozen`: thirteen."""
    if index < 2 or tokens.lows[index - 1] != "baker's" or tokens.lows[index - 2] not in ("a", "the"):
        return None
    return Amount(index - 2, index + 1, 13, 13, "number", None, 13, 1.0, index + 1)


def _plain(tokens: Tokens, index: int, kind: int, purse: Purse, comma_decimal: bool, joined: bool) -> Amount | None:
    following = tokens.lows[index + 1]
    plain = is_plain(following)
    if plain and kind == _DIGITS:
        counted = reading.counted(tokens, index)
        if counted is not None:
            return counted
    elif following in _DIVIDES or tokens.lows[index] in words.TENS:
        tens = index and tokens.lows[index - 1] == "a" and tokens.lows[index] in words.TENS
        found = _fraction(tokens, index - 1 if tens else index, purse)
        if found is not None:
            return found
    if kind == _SMALL and tokens.lows[index] == "one" and names.is_pronoun(tokens, index):
        return None
    if kind == _SMALL and _is_ordinal(tokens, index):
        return None
    if index and tokens.lows[index - 1] == "point" and (index == 1 or tokens.lows[index - 2] in _POINT_AFTER):
        index -= 1
    if kind == _DIGITS and index and tokens.words[index - 1] == "." and tokens.glued(index):
        index -= not tokens.glued(index - 1) or tokens.words[index - 2] in digits.OPENING
    amount = reading.read(tokens, index, purse, comma_decimal=comma_decimal, joined=joined)
    if amount is None or amount.unit is not None or is_plain(tokens.lows[amount.last]):
        return amount
    if (tokens.lows[amount.last] == "of" or tokens.lows[amount.last + 1] in words.SCALES) and (
        kind == _GLYPH or tokens.words[index + 1] == "/" or _decimal_part(tokens, amount)
    ):
        return ratios.part(tokens, amount)
    return (
        proportions.one_in(tokens, amount)
        or ratios.times(tokens, amount)
        or proportions.divided(tokens, amount)
        or amount
    )


#: What goes on with a numerator.
_DIVIDES: Final = frozenset((*HYPHENS, *words.PARTS, *words.PARTS_PLURAL, *words.SMALL))
#: Words before a `point` that opens a number and is no point of a match or of order.
_POINT_AFTER: Final = words.vocabulary(
    """
    is was are were of by to at from than about only just nearly over under oh o minus negative between and around up
    down rose fell grew under be exactly
    """
)


def _decimal_part(tokens: Tokens, amount: Amount) -> bool:
    """`0.3 of the total`, where a number below one is a part of a whole."""
    return 0 < amount.low < 1 and amount.scale == 1 and tokens.lows[amount.last + 1] in _WHOLE_OF


_WHOLE_OF: Final = words.vocabulary("a an the its their his her our all that those these it them")


def _is_ordinal(tokens: Tokens, index: int) -> bool:
    """`the twenty-first`: which one, not how many."""
    if tokens.lows[index] not in words.TENS or tokens.words[index + 1] not in HYPHENS:
        return False
    return tokens.lows[index + 2] in words.ORDINAL_UNITS and tokens.glued(index + 1) and tokens.glued(index + 2)


def _fraction(tokens: Tokens, index: int, purse: Purse) -> Amount | None:
    """A fraction; of a million or more, maybe of money: `three quarters of a billion dollars`, `half a cent`."""
    found = ratios.fraction(tokens, index)
    if found is not None and found.unit is None:
        if not cash.suffix(tokens, found, purse):
            reading.measure(tokens, found, digits=False)
    elif found is not None and found.unit is units.RATIO:
        _of_money(tokens, found, found.last + 1, purse)
    elif found is None and tokens.lows[index] == "half":
        half = Amount(index, index + 1, 0.5, 0.5, "fraction", None, 0.5, 1.0, index + 1)
        return half if _of_money(tokens, half, index + 1, purse) else None
    return found


def _of_money(tokens: Tokens, part: Amount, index: int, purse: Purse) -> bool:
    """Whether a part is one of a piece of money, whose article stands at token `index`: `a quarter of a dollar`."""
    if tokens.lows[index] not in ("a", "an", "one"):
        return False
    whole = Amount(part.first, index + 1, part.low, part.high, "fraction", None, part.mantissa, 1.0, part.number_last)
    if not cash.suffix(tokens, whole, purse):
        return False
    part.low, part.high, part.unit, part.last, part.rule = whole.low, whole.high, whole.unit, whole.last, whole.rule
    return True


def _with_unit(tokens: Tokens, amount: Amount | None, purse: Purse) -> Amount | None:
    """`millions of barrels`, `tens of millions of dollars`: the unit stands behind an `of`."""
    if amount is None:
        return None
    return reading.vague_unit(tokens, amount, purse)
