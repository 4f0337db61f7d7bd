"""Years, days of a month and clock times: numbers that are dates and no figures."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.quantity import cash, currencies, units, words
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary
from tasks.extraction.yearly import COUNTED, Beside, is_year

#: Nothing to pass over: the number may be a figure.
KEEP: Final = 0

YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|2100")


def clock(tokens: Tokens, index: int) -> int:
    """`5 pm`, `2.15pm`, `9 o'clock`, `0600 GMT`."""
    low, word = tokens.lows[index + 1], tokens.words[index]
    if not (word.isdecimal() or word[-3:-2] in (".", ",")):
        return KEEP
    if low in words.CLOCK and low not in ("hours", "hrs", "et", "est") and len(word) <= 5:
        return index + 2
    if (
        low in ("hours", "hrs")
        and len(word) == 4
        and word.isdecimal()
        and (word[0] == "0" or tokens.lows[index - 1] == "at")
    ):
        return index + 2
    if low in ("p", "a") and tokens.lows[index + 2] == "." and tokens.lows[index + 3] == "m" and len(word) <= 5:
        return index + 4
    return KEEP


def day(tokens: Tokens, index: int) -> int:
    """`June 5`, `5 June`, `5 and 6 June`, and years."""
    word = tokens.words[index]
    if not word.isdecimal():
        return KEEP
    if len(word) <= 2 and 0 < int(word) <= 31:
        before = tokens.lows[index - 1] if index else ""
        if before == "." and index > 1:
            before = tokens.lows[index - 2]
        if _is_month(tokens, index - 1 - (index > 1 and tokens.lows[index - 1] == "."), before):
            return _after_day(tokens, index + 1)
        j = index + 1
        while (
            tokens.lows[j] in _DAY_JOINTS
            and tokens.words[j + 1].isdecimal()
            and len(tokens.words[j + 1]) <= 2
            and j < index + 6
        ):
            j += 2
        if _is_month(tokens, j, tokens.lows[j]) and not (tokens.lows[j] == "may" and tokens.words[j] == "may"):
            return j + 1
        return KEEP
    return index + 1 if len(word) == 4 and _is_year(tokens, index) else KEEP


_DAY_JOINTS: Final = vocabulary("- – and to , or")


def _is_month(tokens: Tokens, index: int, low: str) -> bool:
    return low in words.MONTHS and tokens.words[index][:1].isupper()


def _after_day(tokens: Tokens, index: int) -> int:
    """After the day of a month: a second day and a year go with it."""
    while (
        tokens.lows[index] in _DAY_JOINTS
        and tokens.words[index + 1].isdecimal()
        and (len(tokens.words[index + 1]) <= 2 or YEAR.fullmatch(tokens.words[index + 1]))
    ):
        if units.match(tokens, index + 2, digits=True) is not None or tokens.lows[index + 2] in COUNTED:
            break
        index += 2
    return index


def _is_year(tokens: Tokens, index: int) -> bool:
    """Four digits without a comma are a year unless something counts with them."""
    word = tokens.words[index]
    if not YEAR.fullmatch(word):
        return False
    before, following = tokens.lows[index - 1] if index else "", tokens.lows[index + 1]
    signed = tokens.words[index + 1] in currencies.SIGNS and not cash.goes_before(tokens, index + 1)
    if following in words.SCALES or signed or before in currencies.SIGNS:
        return False
    if tokens.words[index - 1 if index else 0] in currencies.CODES or tokens.words[index + 1] in currencies.CODES:
        return False
    if before in words.MONTHS or (following == "year" and int(word) >= 1900):
        return True  # 2022 year-end inflation
    capital = tokens.words[index + 1][:1].isupper()
    measured = not capital and following not in ("in", "a") and units.match(tokens, index + 1, digits=True) is not None
    return is_year(
        Beside(
            int(word), before, tokens.lows[index - 2] if index > 1 else "", following,
            word=following.isalpha(), capital=capital, measured=measured,
            closed=following in ("", ".", ",", ";", ")"),
            paired=index > 1 and bool(YEAR.fullmatch(tokens.words[index - 2])),
        )
    )  # fmt: skip
