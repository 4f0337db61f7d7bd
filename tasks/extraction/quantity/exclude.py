"""What looks like a figure and is none: telephone numbers, scores, codes, versions; dates, labels and names beside."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import cash, currencies, days, labels, proportions, samples, units, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.days import KEEP, YEAR
from tasks.extraction.quantity.digits import OPENING, is_proper
from tasks.extraction.quantity.names import OPENERS
from tasks.extraction.quantity.spelled import HYPHENS, MINUS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary
from tasks.extraction.yearly import COUNTED

SCORE_AFTER: Final = vocabulary(
    """
    win victory defeat loss draw lead thrashing tie aggregate scoreline vote home away rout triumph series deficit
    advantage record success hammering drubbing final
    """
)


_SUFFIXES: Final = vocabulary("st nd rd th s 's")


def skip_to(tokens: Tokens, index: int) -> int:
    """Where to read on if the digits at `index` are no figure, else KEEP: judged before the number is read."""
    if _counts(tokens, index):
        return KEEP
    return (
        _telephone(tokens, index)
        or _chain(tokens, index)
        or _code(tokens, index)
        or labels.label(tokens, index)
        or days.clock(tokens, index)
        or days.day(tokens, index)
    )


def _counts(tokens: Tokens, index: int) -> bool:
    """Whether words stand around the digits that none of the rules below asks for."""
    following = tokens.lows[index + 1]
    if not index or tokens.glued(index) or following in _ASKED or not (following.isalpha() or following in _ENDED):
        return False
    text, before = tokens.words[index], tokens.lows[index - 1]
    if not before.isalpha() or before in labels.LABELS or before in words.MONTHS or text[0] == "0":
        return False
    year = len(text) == 4 and text.isdecimal()
    return not year and not (tokens.glued(index + 1) and following.isalpha())


#: Words that make a day or a time of the number before them, and signs that make nothing of it.
_ASKED: Final = words.MONTHS | words.CLOCK | frozenset(("and", "to", "or", "a", "p"))
_ENDED: Final = frozenset((".", ";", "?", "!", ")", "%", ""))


def _telephone(tokens: Tokens, index: int) -> int:
    """`+1 (555) 123-4567`, `+44 20 7946 0123`: a plus, then groups of digits with anything between them."""
    if tokens.words[index - 1 if index else 0] != "+" or not tokens.glued(index) or not tokens.words[index].isdecimal():
        return KEEP
    groups, j = 1, index + 1
    while tokens.words[j] in ("(", ")", "-", "/", "–") or tokens.words[j].isdecimal():
        groups += tokens.words[j].isdecimal()
        j += 1
    return j if groups > 2 else KEEP


def _chain(tokens: Tokens, index: int) -> int:
    """Digits joined by signs: telephone and card numbers, dates, times, scores in sets, addresses of machines."""
    joints, j = "", index + 1
    while (
        tokens.words[j] in _JOINTS and tokens.glued(j) and tokens.glued(j + 1) and tokens.words[j + 1][:1].isdecimal()
    ):
        if len(joints) < 3:
            joints += tokens.words[j]
        j += 2
    if not joints:
        return KEEP
    if len(joints) > 1:
        mixed = joints == "-/" and _is_fraction(tokens, index + 2)
        return KEEP if mixed or joints in ("/-/", "/–/") else j  # 3-1/4, 1/2-3/4
    if joints == ":":
        return KEEP if proportions.is_colon(tokens, index) else j
    if joints == "/":
        return KEEP if _is_fraction(tokens, index) else j
    return j if _year_pair(tokens, index) or _score(tokens, index) else KEEP


def _score(tokens: Tokens, index: int) -> bool:
    """`3-1`, `passed 52-48`: the second number is no larger, and no unit follows."""
    first, second = tokens.words[index], tokens.words[index + 2]
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 3 and len(second) <= 3):
        return False
    if tokens.lows[index + 3] in SCORE_AFTER:
        return True
    before = tokens.words[index - 1] if index else ""
    if _rises(tokens, index, int(first), int(second)):
        return False
    if int(first) < int(second) and not (before.istitle() and before.lower() not in OPENERS):
        return False
    following = tokens.lows[index + 3]
    if tokens.words[index + 3][:1].isupper() and before[:1].isupper():
        return True
    if (
        before in currencies.SIGNS
        or following in words.SCALES
        or units.match(tokens, index + 3, digits=True) is not None
    ):
        return False
    return int(first) >= int(second) or not following.isalpha() or following in _AFTER_SCORE


#: Words before two numbers that are a score, however round; and those that open a range.
_PLAYED: Final = vocabulary(
    """
    won lost beat defeated win wins loses led lead trailed trailing leads down up thrashed edged draw drew tied score
    beating defeating losing winning by record went at passed voted vote voting finished scored ended failed for
    """
)
_RANGED: Final = vocabulary("aged ages age about around some roughly approximately nearly between from ~")


def _rises(tokens: Tokens, index: int, first: int, second: int) -> bool:
    """`20-30`: round numbers that rise are a range, and so is what `aged` or `about` opens."""
    before = tokens.lows[index - 1] if index else ""
    named = index and tokens.words[index - 1].istitle() and before not in OPENERS
    if first >= second or before in _PLAYED or (named and before not in _RANGED):
        return False
    return before in _RANGED or (first % 5 == 0 and second % 5 == 0 and second <= 10 * first)


_JOINTS: Final = vocabulary("- – / : ‑ —")


def _is_fraction(tokens: Tokens, index: int) -> bool:
    if tokens.glued(index + 3) and tokens.words[index + 3] not in ".,;:)\"'”’-":
        return False
    above, below = tokens.words[index], tokens.words[index + 2]
    signed = index > 0 and tokens.words[index - 1] in MINUS and tokens.glued(index)
    return is_proper(above, below, signed=signed) and (above, below) not in (("9", "11"), ("7", "7"))


def _year_pair(tokens: Tokens, index: int) -> bool:
    """`2012-13`, `1996-04`, `1990-2000`."""
    first, second = tokens.words[index], tokens.words[index + 2]
    if not YEAR.fullmatch(first) or not second.isdecimal():
        return False
    if len(second) == 2:
        return True
    if len(second) == 1:
        return int(second) == int(first[-1]) + 1
    return len(second) == 4 and bool(YEAR.fullmatch(second)) and tokens.lows[index + 3] not in COUNTED


def _code(tokens: Tokens, index: int) -> int:
    """Digits that are part of a code: A320, G7, Covid-19, F-16, 3D, 1990s, 21st, @user5, #5, x_1."""
    after = index + 1
    if tokens.glued(index):
        before = tokens.words[index - 1]
        if before == "-" and index > 3 and tokens.lows[index - 2] == "to" and _spans(tokens, index - 4):
            return KEEP
        if before == "-" and tokens.lows[index - 2] == "by" and units.match(tokens, after, digits=True) is not None:
            return KEEP
        if before[-1:].isalpha() and not _opens_money(tokens, index, before) and before not in ("x", "×"):
            return _word_end(tokens, after)
        if before in "@#_\\=&?^*" and not (before == "=" and not tokens.glued(index - 1)):
            return _word_end(tokens, after)
        if before in HYPHENS and index > 1 and tokens.glued(index - 1) and tokens.words[index - 2][:1].isalpha():
            scaled = tokens.glued(index - 2) and tokens.words[index - 3][:1].isdecimal()  # £1m-2m, 5km-10km
            return KEEP if scaled or _number_word(tokens.lows[index - 2]) else _word_end(tokens, after)
        if before in "'’" and len(tokens.words[index]) == 2 and tokens.words[index].isdecimal():
            return _word_end(tokens, after)
        if before == "." and index > 1 and tokens.glued(index - 1):
            opens = tokens.words[index - 2] in currencies.PREFIXES or tokens.words[index - 2] in OPENING
            return KEEP if opens else _word_end(tokens, after)
        sol = index > 1 and tokens.words[index - 2] == "S" and not tokens.glued(index - 2)  # S/500
        if (
            before == "/"
            and index > 1
            and tokens.glued(index - 1)
            and tokens.words[index - 2][:1].isalpha()
            and not sol
        ):
            return _word_end(tokens, after)
    if tokens.glued(after):
        if tokens.words[after] == "-" and tokens.lows[after + 1] in _SPLIT and _splits(tokens, after):
            priced = index > 0 and tokens.words[index - 1] in currencies.SIGNS  # $1.50-a-gallon
            sides = tokens.lows[after + 1] == "by" and units.match(tokens, after + 4, digits=True) is not None
            return KEEP if priced or sides or _spans(tokens, index) else _word_end(tokens, after)
        return _suffix(tokens, index, after)
    text = tokens.words[index]
    if text[0] == "0" and len(text) > 2 and text.isdecimal():
        while tokens.words[after].isdecimal():
            after += 1
        return after if after > index + 1 else KEEP
    return KEEP


def _splits(tokens: Tokens, index: int) -> bool:
    """Whether two hyphens stand around the word after token `index`; `14-under` is a score with one."""
    return tokens.words[index + 2] == "-" or (tokens.lows[index + 1] in ("under", "over") and tokens.glued(index + 1))


def _spans(tokens: Tokens, index: int) -> bool:
    """`20-to-30-minute`, where `9-to-5` is none."""
    first, second = tokens.words[index], tokens.words[index + 4]
    rises = first.isdecimal() and second.isdecimal() and len(first + second) < 12 and int(first) < int(second)
    return rises and tokens.lows[index + 2] == "to"


#: `3-for-1`, `9-to-5`, `50-by-70`, `12-of-20`.
_SPLIT: Final = frozenset(("for", "to", "on", "by", "in", "a", "of", "under", "over"))


def _suffix(tokens: Tokens, index: int, after: int) -> int:
    low = tokens.lows[after]
    if low[0] in "@_\\":
        return _word_end(tokens, after)
    if not low[0].isalpha():
        return KEEP
    if low in _SUFFIXES:
        stones = low == "st" and tokens.lows[after + 2] in ("lb", "lbs")
        return KEEP if stones else after + 1
    if low in ("d", "g") and len(tokens.words[index]) == 1 and tokens.words[after] in "DG":
        return after + 1
    if tokens.glued(after + 1) and tokens.words[after + 1][:1].isdecimal() and low not in _POWER_UNITS:
        square = low == "x" and tokens.words[after + 1] == tokens.words[index] and len(tokens.words[index]) == 1
        if square and units.match(tokens, after + 2, digits=True) is None and tokens.words[after + 2] != "^":
            return after + 2  # a 4x4
        if low in ("x", "e") and not (tokens.glued(after + 2) and tokens.words[after + 2][:1].isalnum()):
            return KEEP
        return _word_end(tokens, after)
    if _known_suffix(tokens, after, low):
        return KEEP
    return after + 1


_POWER_UNITS: Final = vocabulary("km m cm mm ft mi")


def _known_suffix(tokens: Tokens, after: int, low: str) -> bool:
    """Whether letters glued to digits are a scale, a unit, a currency or a number's own."""
    word = tokens.words[after]
    return (
        low in words.SHORT_SCALES
        or word in words.LETTER_SCALES
        or low in ("e", "x", "p", "c", "f", "fold", "ish", "yo", "y")
        or low in words.SCALES
        or word in words.GLYPHS
        or word in currencies.CODES
        or low in currencies.FORMS
        or (low in currencies.DOLLARS and cash.closes_dollars(tokens, after))
        or word in currencies.SIGNS
        or word in currencies.SUFFIXES
        or units.single(tokens, after, digits=True) is not None
    )


def _opens_money(tokens: Tokens, index: int, word: str) -> bool:
    """Whether letters glued before the number at `index` are a currency; K9, W3 and the R20 are names."""
    if word not in currencies.LETTER_PREFIXES:
        return word in currencies.CODES or word in currencies.PREFIXES
    if len(tokens.words[index]) > 2 or tokens.lows[index + 1] in words.SCALES:
        return True
    group = tokens.words[index + 1]
    if len(group) == 3 and group.isdecimal() and tokens.starts[index + 1] - tokens.ends[index] == 1:
        return tokens.words[index].isdecimal()  # R75 000
    scaled = tokens.lows[index + 1] in words.SHORT_SCALES or tokens.words[index + 1] in words.LETTER_SCALES
    priced = word == "R" and index > 1 and tokens.lows[index - 2] in cash.PRICE_BEFORE
    return priced or (scaled and tokens.glued(index + 1))


def _number_word(low: str) -> bool:
    return low in words.SMALL or low in words.SCALES or low in ("rs", "usd", "sub", "magnitude")


def _word_end(tokens: Tokens, index: int) -> int:
    """After what is glued on: letters, digits and hyphens."""
    while tokens.glued(index) and (tokens.words[index][:1].isalnum() or tokens.words[index] in "-_/@."):
        index += 1
    return index


def is_score(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """`3-1`, `won 6-4`: two small bare numbers around a hyphen with no thing counted after them."""
    if first.unit or second.unit or first.scale != 1 or second.scale != 1 or first.low % 1 or second.low % 1:
        return False
    if first.first and tokens.lows[first.first - 1] in samples.INTERVALS:
        return False
    following = tokens.lows[second.last]
    if following in SCORE_AFTER:
        return True
    if _rises(tokens, first.first, int(first.low), int(second.high)):
        return False
    return first.low >= second.low or not following.isalpha() or following in _AFTER_SCORE


_AFTER_SCORE: Final = vocabulary(
    """
    in at on to against over by after with and but for from as when before thanks up down behind ahead through last
    during while is was or
    """
)
