"""Sums as accounts write them: a minus as brackets around the number, and the scale of a whole table as a remark."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import cash, currencies, money, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.digits import cluster
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit


def negative(tokens: Tokens, index: int, purse: money.Purse) -> Amount | None:
    """`€(1.2)bn`, `$ (56.4)`, `USD (4,310) thousand`, `(1.2) billion euros`, and `(1,100)` in a row of such sums.

    Args:
        tokens: of the sentence.
        index: of digits that stand right behind a bracket.
        purse: which currencies the document means.
    """
    if tokens.words[index + 1] != ")":
        return None
    value = cluster(tokens.words[index])
    if not value:
        return None
    scale, last = _scaled(tokens, index + 2)
    value *= -scale
    amount = Amount(index - 1, last, value, value, "money", None, value / scale, scale, last)
    noun, first = cash.bracketed(tokens, index - 2) if index > 1 else (None, index)
    if noun is not None:
        amount.unit, amount.first = purse.unit(noun), first
        return amount
    if scale > 1 and cash.suffix(tokens, amount, purse):
        return amount
    amount.unit = _in_row(tokens, index, purse)
    return amount if amount.unit is not None else None


def _scaled(tokens: Tokens, index: int) -> tuple[float, int]:
    """The scale word at token `index`, and the index after it."""
    low, word = tokens.lows[index], tokens.words[index]
    factor = words.SCALES.get(low) or words.SHORT_SCALES.get(low)
    if factor is None and tokens.glued(index) and not tokens.goes_on(index + 1):
        factor = words.LETTER_SCALES.get(word)
    return (factor, index + 1) if factor is not None else (1.0, index)


def _in_row(tokens: Tokens, index: int, purse: money.Purse) -> Unit | None:
    """The money of a row of sums, where the bracket follows a number of it: `$ (1,234) (1,100)`, `$2,345 (1,234)`."""
    before = tokens.words[index - 2] if index > 1 else ""
    if not (before == ")" or before[:1].isdecimal()) or not (set(",.") & set(tokens.words[index])):
        return None
    for word in tokens.words[:index]:
        if word in currencies.SIGNS:
            return purse.unit(currencies.SIGNS[word])
    return None


#: What stands before the scale of a table: (in millions), $ in thousands, expressed in millions of euros.
_SCALES_OF_TABLES: Final = frozenset(("thousands", "millions", "billions", "crores", "lakhs"))


def is_scale_of_table(tokens: Tokens, index: int) -> bool:
    """Whether a plural at token `index` says in what a table counts, and counts nothing: `(in millions)`."""
    if index < 2 or tokens.lows[index] not in _SCALES_OF_TABLES or tokens.lows[index - 1] != "in":
        return False
    before, following = tokens.words[index - 2], tokens.words[index + 1]
    return (
        before in ("(", "[", ",", "expressed", "stated", "reported", "figures", "amounts")
        or before in currencies.SIGNS
        or before in currencies.CODES
        or (before.lower() in currencies.FORMS and following in (")", ",", ""))
    )
