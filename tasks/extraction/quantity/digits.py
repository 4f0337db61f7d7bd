"""Numbers that begin with a digit: groups in every land's manner, decimals, fractions with a stroke."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.quantity import currencies, powers, words
from tasks.extraction.quantity.numeral import Numeral, add
from tasks.extraction.quantity.phrases import is_plural
from tasks.extraction.quantity.plain import is_plain
from tasks.extraction.quantity.spelled import HYPHENS, MINUS, part
from tasks.extraction.quantity.tokens import MAX_DIGITS, Tokens

_PLAIN: Final = re.compile(r"\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_POINT_GROUPED: Final = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")
_POINT_THOUSAND: Final = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_COMMA_DECIMAL: Final = re.compile(r"\d+,\d{1,2}")
_GROUP: Final = re.compile(r"\d{3}(?:[.,]\d{1,2})?")

#: What may be glued to the point of `.5`: a sign or a bracket.
OPENING: Final = frozenset((*currencies.SIGNS, "(", "[", "-", "−", "–", "+", "~", "<", ">", "≈"))


_FULL_WIDTH: Final = str.maketrans("，．", ",.")


def cluster(text: str, *, comma_decimal: bool = False) -> float | None:
    """The value of a run of digits with separators; None for dates, addresses, versions and the like.

    >>> cluster("1,200.5"), cluster("12,34,567"), cluster("1.2.3")
    (1200.5, 1234567.0, None)
    """
    if len(text) > MAX_DIGITS:
        return None
    if text.isdecimal():
        return float(text)
    if not text.isascii():
        text = text.translate(_FULL_WIDTH)
    if _PLAIN.fullmatch(text):
        return float(text)
    if _COMMA_DECIMAL.fullmatch(text):
        return float(text.replace(",", ".")) if comma_decimal else None
    if _GROUPED.fullmatch(text):
        return float(text.replace(",", ""))
    if _POINT_GROUPED.fullmatch(text):
        return float(text.replace(".", "").replace(",", "."))
    return None


def leading_point(tokens: Tokens, index: int) -> Numeral | None:
    """`.5`, whose point is at token `index`."""
    digits = tokens.words[index + 1]
    if len(digits) > MAX_DIGITS or not digits.isdecimal():
        return None
    if index and tokens.glued(index) and tokens.words[index - 1] not in OPENING:
        return None
    value = float(f"0.{digits}")
    return Numeral(index, index + 2, value, value, "digits", value)


def read(tokens: Tokens, index: int, comma_decimal: bool) -> Numeral | None:
    """The number whose first digit is at token `index`, without any scale word after it."""
    plain = is_plain(tokens.lows[index + 1]) and not is_apart(tokens, index)
    last, text = (index + 1, tokens.words[index]) if plain else _taken_apart(tokens, *_apostrophes(tokens, index))
    value = cluster(text, comma_decimal=comma_decimal)
    comma = False
    if value is None and len(text) <= 6 and _COMMA_DECIMAL.fullmatch(text):
        value, comma = float(text.replace(",", ".")), True
    if value is None:
        return None
    if "." in text and _POINT_THOUSAND.fullmatch(text) and _counts_whole(tokens, index):
        value *= 1000
    numeral = Numeral(index, last, value, value, "digits", value, comma=comma)
    if plain:
        return numeral
    if last == index + 1 and len(text) <= 3 and text.isdecimal():
        _space_groups(tokens, numeral)
    _fraction_part(tokens, numeral)
    powers.exponent(tokens, numeral)
    return numeral


def _apostrophes(tokens: Tokens, index: int) -> tuple[int, str]:
    """The digits at `index`, over the apostrophes by which Switzerland groups them: 1'234'567."""
    text, j = tokens.words[index], index + 1
    while (
        len(text) <= MAX_DIGITS
        and tokens.words[j] in ("'", "’")
        and re.fullmatch(r"\d{3}(?:\.\d+)?", tokens.words[j + 1])
        and tokens.glued(j)
        and tokens.glued(j + 1)
    ):
        text, j = text + tokens.words[j + 1], j + 2
    return j, text


def is_apart(tokens: Tokens, index: int) -> bool:
    """Whether the point of a decimal stands apart, as in tokenised text: 4 . 8 percent, $ 1 . 2 billion."""
    point, rest = tokens.words[index + 1], tokens.words[index + 2]
    if point != "." or not rest.isdecimal() or not tokens.words[index].isdecimal():
        return False
    if any(tokens.starts[j] - tokens.ends[j - 1] != 1 for j in (index + 1, index + 2)):
        return False
    following = tokens.lows[index + 3]
    priced = index > 0 and tokens.words[index - 1] in currencies.SIGNS
    return priced or following in _MEASURED or following in words.SCALES or following in words.SHORT_SCALES


#: What follows a decimal rather than the first number of a sentence.
_MEASURED: Final = frozenset(("%", "percent", "per", "percentage", "pc", "pct", "°", "degrees"))


def _taken_apart(tokens: Tokens, last: int, text: str) -> tuple[int, str]:
    """The digits that end at token `last`, over commas and points that stand apart: 35 , 000 people, 4 . 8 percent."""
    if is_apart(tokens, last - 1):
        return last + 2, f"{text}.{tokens.words[last + 1]}"
    while (
        tokens.words[last] == ","
        and tokens.words[last + 1].isdecimal()
        and len(tokens.words[last + 1]) == 3
        and tokens.starts[last] - tokens.ends[last - 1] == 1
        and tokens.starts[last + 1] - tokens.ends[last] == 1
        and len(text) <= MAX_DIGITS
        and 0 < len(text.split(",")[-1]) <= 3
        and tokens.lows[last + 2] not in ("and", "or")
    ):
        text, last = f"{text},{tokens.words[last + 1]}", last + 2
    return last, text


def _counts_whole(tokens: Tokens, index: int) -> bool:
    """`1.000 persons`, `€25.000`: things counted and money have no three decimals, so the point groups."""
    if index and (tokens.words[index - 1] in currencies.SIGNS or tokens.words[index - 1] in currencies.PREFIXES):
        return tokens.words[index].endswith("000")
    low = tokens.lows[index + 1]
    return is_plural(low) and tokens.words[index].endswith("0") and not low.startswith(("degree", "second"))


def _space_groups(tokens: Tokens, numeral: Numeral) -> None:
    """`816 000`: groups of three after one narrow or plain space each, and no fourth digit at the end."""
    j, text = numeral.last, tokens.words[numeral.first]
    while (
        tokens.words[j][:1].isdecimal()
        and _GROUP.fullmatch(tokens.words[j])
        and text.isdecimal()
        and tokens.starts[j] - tokens.ends[j - 1] == 1
        and tokens.text[tokens.ends[j - 1]] not in "\n\t\r"
        and len(text) <= MAX_DIGITS
    ):
        text += tokens.words[j]
        j += 1
    if j == numeral.last or text[0] == "0":
        return
    numeral.low = numeral.high = numeral.mantissa = float(text.replace(",", "."))
    numeral.last = j


def _fraction_part(tokens: Tokens, numeral: Numeral) -> None:
    """`2½`, `2 1/2`, `2-1/2`, `1/2`."""
    j = numeral.last
    glyph = words.GLYPHS.get(tokens.words[j])
    if glyph is not None:
        add(numeral, glyph, j + 1)
    elif tokens.words[j] in HYPHENS and tokens.words[j + 2] == "/" and tokens.glued(j) and tokens.glued(j + 1):
        rest = _slashed(tokens, j + 1)
        if rest is not None and not numeral.low % 1:
            add(numeral, rest, j + 4)
    elif tokens.words[j] == "/":
        whole = _slashed(tokens, numeral.first)
        if whole is not None:
            numeral.low = numeral.high = numeral.mantissa = whole
            numeral.last, numeral.kind = j + 2, "fraction"
    elif tokens.lows[j] == "and" and tokens.lows[j + 1] != "half" and not numeral.low % 1:
        rest, last = part(tokens, j + 1)
        if rest is not None and rest < 1:
            add(numeral, rest, last)
    elif tokens.words[j + 1] == "/" and tokens.words[j].isdecimal():
        rest = _slashed(tokens, j)
        if rest is not None and rest < 1:
            add(numeral, rest, j + 3)


def _slashed(tokens: Tokens, index: int) -> float | None:
    """The value of `n/d` at `index` where it can be a fraction and no date, ratio or address."""
    if tokens.words[index + 3] == "/":
        return None
    spaced = tokens.starts[index + 1] - tokens.ends[index] == tokens.starts[index + 2] - tokens.ends[index + 1] == 1
    if not spaced and not (tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    above, below = tokens.words[index], tokens.words[index + 2]
    signed = index > 0 and not spaced and tokens.words[index - 1] in MINUS and tokens.glued(index)
    return int(above) / int(below) if is_proper(above, below, signed=signed) else None


def is_proper(above: str, below: str, *, signed: bool) -> bool:
    """Whether `above/below` can be a fraction: less than one, and no day, season or rate such as 9/11 and 24/7.

    Args:
        above: digits before the stroke.
        below: digits after it.
        signed: whether a minus stands before it, as before no day.
    """
    if not (above.isdecimal() and below.isdecimal() and len(above) <= 4 and len(below) <= 7):
        return False
    numerator, denominator = int(above), int(below)
    if not 0 < numerator < denominator or above[0] == "0":
        return False
    return denominator in DENOMINATORS or signed or (31 < denominator < 1000 and denominator != numerator + 1)


#: Denominators that people write with a stroke; 9/11 and 24/7 are none.
DENOMINATORS: Final = frozenset((2, 3, 4, 5, 6, 8, 9, 10, 12, 16, 20, 32, 64, 100, 1000, 10_000, 100_000, 1_000_000))
