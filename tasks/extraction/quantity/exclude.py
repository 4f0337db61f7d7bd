"""What looks like a figure and is none: dates, times, scores, codes, versions, labels, names, list markers."""

from __future__ import annotations

import re
from typing import Final

from tasks.extraction.quantity import currencies, units, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.numbers import DENOMINATORS
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

MONTHS: Final = vocabulary(
    """
    january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec
    """
)
#: Words after which a small whole number is a name and no count.
LABELS: Final = vocabulary(
    """
    page pages pp chapter section sections article articles paragraph clause verse line no nos nr number room gate
    platform route highway flight channel step phase level grade class category tier group stage episode season volume
    vol version type model title figure fig table appendix exhibit question zone block building apartment suite box
    tel phone fax ward district precinct part book act scene item lot unit form schedule rule law decree resolution
    amendment proposition battalion brigade regiment division day week round lane track exit junction street avenue
    windows iphone formula boeing airbus covid apollo order generation gen isbn id ref case docket bill psalm game set
    hole stall mile
    """
)
#: Of these, the ones after which a number with a unit or a thing counted is a figure all the same.
_YEAR_BEFORE: Final = vocabulary(
    """
    in since by until till from during before after early late mid year of fiscal fy circa the and for spring summer
    autumn winter fall election on class end through to between around as january season back that its
    """
)
_COUNTED: Final = vocabulary(
    """
    people soldiers troops men women children workers employees police officers homes houses jobs students families
    patients cases deaths refugees migrants residents votes tons tonnes copies passengers prisoners delegates
    protesters others villagers cars vehicles units pages words points fighters civilians victims members fans
    teachers farmers doctors nurses rockets missiles shells tanks trees animals seats
    """
)
_CLOCK_AFTER: Final = vocabulary("am pm a.m. p.m. o'clock gmt utc hrs hours est et bst cet")
_SCORE_AFTER: Final = vocabulary(
    """
    win victory defeat loss draw lead thrashing tie aggregate scoreline vote home away rout triumph series deficit
    advantage record success hammering drubbing final
    """
)
_STREETS: Final = vocabulary(
    """
    street st avenue ave road rd lane drive boulevard blvd way square place court terrace close crescent parkway
    highway mall
    """
)
_WORD_JOINS: Final = vocabulary("off on way sided time upmanship liner handed dimensional ness armed")
_SYMBOL_AFTER: Final = frozenset(("°", "%", "½"))
_SUFFIXES: Final = vocabulary("st nd rd th s ish 's")
_YEAR: Final = re.compile(r"1[0-9]{3}|20[0-9]{2}|2100")

KEEP: Final = 0


def skip_to(tokens: Tokens, index: int) -> int:
    """Where to read on if the digits at `index` are no figure, else KEEP: judged before the number is read."""
    return (
        _chain(tokens, index)
        or _code(tokens, index)
        or _label(tokens, index)
        or _clock(tokens, index)
        or _day(tokens, index)
    )


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
        return KEEP if _mixed_range(joints) else j
    if joints == ":":
        return j if tokens.lows[index - 1] not in ("ratio", "of") or not index else KEEP
    if joints == "/":
        return KEEP if _is_fraction(tokens, index) else j
    return j if _year_pair(tokens, index) or _score(tokens, index) else KEEP


def _score(tokens: Tokens, index: int) -> bool:
    """`3-1`, `passed 52-48`: the second number is no larger, and no unit follows."""
    first, second = tokens.words[index], tokens.words[index + 2]
    if not (first.isdecimal() and second.isdecimal() and len(first) <= 3 and len(second) <= 3):
        return False
    if tokens.lows[index + 3] in _SCORE_AFTER:
        return True
    before = tokens.words[index - 1] if index else ""
    if int(first) < int(second) and not (before.istitle() and before.lower() not in _OPENERS):
        return False
    following = tokens.lows[index + 3]
    if (
        before in currencies.SIGNS
        or following in words.SCALES
        or units.match(tokens, index + 3, digits=True) is not None
    ):
        return False
    return int(first) >= int(second) or not following.isalpha() or following in _AFTER_SCORE


_JOINTS: Final = vocabulary("- – / : ‑ —")


def _mixed_range(joints: str) -> bool:
    """`1/2-3/4`: a range of fractions is the only long chain that is a figure."""
    return joints in ("/-/", "/–/")


def _is_fraction(tokens: Tokens, index: int) -> bool:
    above, below = tokens.words[index], tokens.words[index + 2]
    if not (above.isdecimal() and below.isdecimal() and len(above) < 3 and len(below) < 4):
        return False
    if tokens.glued(index + 3) and tokens.words[index + 3] not in ".,;:)\"'”’-":
        return False
    return int(above) < int(below) and int(below) in DENOMINATORS and (above, below) not in (("9", "11"), ("7", "7"))


def _year_pair(tokens: Tokens, index: int) -> bool:
    """`2012-13`, `1996-04`, `1990-2000`."""
    first, second = tokens.words[index], tokens.words[index + 2]
    if not _YEAR.fullmatch(first) or not second.isdecimal():
        return False
    if len(second) == 2:
        return True
    return len(second) == 4 and bool(_YEAR.fullmatch(second)) and tokens.lows[index + 3] not in _COUNTED


def _code(tokens: Tokens, index: int) -> int:
    """Digits that are part of a code: A320, G7, Covid-19, F-16, 3D, 1990s, 21st, @user5, #5, x_1."""
    after = index + 1
    if tokens.glued(index):
        before = tokens.words[index - 1]
        if before[-1:].isalpha() and not _opens_money(before) and before not in ("x", "×"):
            return _word_end(tokens, after)
        if before in "@#_\\=&?~^*" and before != "~":
            return _word_end(tokens, after)
        if before in HYPHENS and index > 1 and tokens.glued(index - 1) and tokens.words[index - 2][:1].isalpha():
            return KEEP if _number_word(tokens.lows[index - 2]) else _word_end(tokens, after)
        if before in "'’" and len(tokens.words[index]) == 2 and tokens.words[index].isdecimal():
            return _word_end(tokens, after)
        if before == "." and index > 1 and tokens.glued(index - 1):
            return _word_end(tokens, after)
        if before == "/" and index > 1 and tokens.glued(index - 1) and tokens.words[index - 2][:1].isalpha():
            return _word_end(tokens, after)
    if tokens.glued(after):
        return _suffix(tokens, index, after)
    return KEEP


def _suffix(tokens: Tokens, index: int, after: int) -> int:
    low = tokens.lows[after]
    if low[0] in "@_\\":
        return _word_end(tokens, after)
    if not low[0].isalpha():
        return KEEP
    if low in _SUFFIXES:
        return after + 1
    if low in ("d", "g") and len(tokens.words[index]) == 1 and tokens.words[after] in "DG":
        return after + 1
    if (
        tokens.glued(after + 1)
        and tokens.words[after + 1][:1].isdecimal()
        and low not in _POWER_UNITS
        and low != "e"
        and low != "x"
    ):
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
        or low in ("e", "x", "p", "c", "f", "fold")
        or low in words.SCALES
        or word in words.GLYPHS
        or word in currencies.CODES
        or low in currencies.FORMS
        or word in currencies.SIGNS
        or units.single(tokens, after, digits=True) is not None
    )


def _opens_money(word: str) -> bool:
    return word in currencies.CODES or word in currencies.PREFIXES or word in currencies.LETTER_PREFIXES


def _number_word(low: str) -> bool:
    return low in words.SMALL or low in words.SCALES or (low in ("rs", "usd", "sub", "mid") and low != "mid")


def _word_end(tokens: Tokens, index: int) -> int:
    """After what is glued on: letters, digits and hyphens."""
    while tokens.glued(index) and (tokens.words[index][:1].isalnum() or tokens.words[index] in "-_/@."):
        index += 1
    return index


def _label(tokens: Tokens, index: int) -> int:
    """List markers, and numbers after a label: page 5, Section 230, No. 10, (3)."""
    word, following = tokens.words[index], tokens.words[index + 1]
    if not word.isdecimal():
        return KEEP
    if index == 0 and len(word) <= 3 and following in (".", ")", "]") and tokens.glued(1) and tokens.words[2]:
        return index + 2
    if not index:
        return KEEP
    before = tokens.words[index - 1]
    if before in "([" and following in (")", "]") and len(word) <= 2:
        return index + 2
    j = index - 1
    if before in ".:#" and index > 1:
        j -= 1
    if tokens.lows[j] in LABELS and _labels(tokens, j, index):
        return index + 1
    if before == "#":
        return index + 1
    return KEEP


def _labels(tokens: Tokens, j: int, index: int) -> bool:
    """Whether the word before is a label here: it stands with nothing counted after the number."""
    low, following = tokens.lows[j], tokens.lows[index + 1]
    if low in (
        "number",
        "day",
        "week",
        "line",
        "order",
        "unit",
        "class",
        "no",
        "group",
        "part",
        "bill",
        "set",
        "game",
        "case",
        "law",
        "model",
        "level",
        "building",
        "school",
        "mile",
        "figure",
        "division",
        "brigade",
        "box",
        "item",
        "lot",
        "type",
        "street",
        "act",
    ):
        if (
            units.match(tokens, index + 1, digits=True) is not None
            or following in words.SCALES
            or following in _COUNTED
        ):
            return False
        return (
            following in _LABEL_ENDS or tokens.words[j][0].isupper() or low in ("day", "class", "unit", "level", "type")
        )
    return following not in words.SCALES and (
        following in _LABEL_ENDS or not following.endswith("s") or not following.isalpha()
    )


_LABEL_ENDS: Final = frozenset(
    (
        "",
        ".",
        ",",
        ";",
        ":",
        ")",
        "of",
        "and",
        "in",
        "on",
        "is",
        "was",
        "at",
        "to",
        "for",
        "or",
        "'",
        "”",
        '"',
        "-",
        "the",
        "with",
        "by",
        "from",
        "has",
    )
)


def _clock(tokens: Tokens, index: int) -> int:
    """`5 pm`, `2.15pm`, `9 o'clock`, `0600 GMT`."""
    low, word = tokens.lows[index + 1], tokens.words[index]
    if not (word.isdecimal() or word[-3:-2] in (".", ",")):
        return KEEP
    if low in _CLOCK_AFTER and low not in ("hours", "hrs", "et", "est") and len(word) <= 5:
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


def _day(tokens: Tokens, index: int) -> int:
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
    return low in MONTHS and tokens.words[index][:1].isupper()


def _after_day(tokens: Tokens, index: int) -> int:
    """After the day of a month: a second day and a year go with it."""
    while (
        tokens.lows[index] in _DAY_JOINTS
        and tokens.words[index + 1].isdecimal()
        and (len(tokens.words[index + 1]) <= 2 or _YEAR.fullmatch(tokens.words[index + 1]))
    ):
        if units.match(tokens, index + 2, digits=True) is not None or tokens.lows[index + 2] in _COUNTED:
            break
        index += 2
    return index


def _is_year(tokens: Tokens, index: int) -> bool:
    """Four digits without a comma are a year unless something counts with them."""
    word = tokens.words[index]
    if not _YEAR.fullmatch(word):
        return False
    before = tokens.lows[index - 1] if index else ""
    following = tokens.lows[index + 1]
    if before in (
        "than",
        "least",
        "most",
        "about",
        "above",
        "below",
        "under",
        "nearly",
        "almost",
        "approximately",
        "some",
        "roughly",
        "over",
        "exceeding",
    ):
        return following in ("", ".", ",", ";") and before in ("about", "than") and int(word) > 1900
    if following in words.SCALES or tokens.words[index + 1] in currencies.SIGNS or before in currencies.SIGNS:
        return False
    if tokens.words[index - 1 if index else 0] in currencies.CODES or tokens.words[index + 1] in currencies.CODES:
        return False
    capital = tokens.words[index + 1][:1].isupper()
    if not capital and units.match(tokens, index + 1, digits=True) is not None and following not in ("in", "a"):
        return False
    if before in _YEAR_BEFORE or before in MONTHS:
        return True
    return int(word) >= 1500 and following not in _COUNTED


def is_score(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """`3-1`, `won 6-4`: two small bare numbers around a hyphen with no thing counted after them."""
    if first.unit or second.unit or first.scale != 1 or second.scale != 1:
        return False
    following = tokens.lows[second.last]
    if following in _SCORE_AFTER:
        return True
    return first.low >= second.low or not following.isalpha() or following in _AFTER_SCORE


_AFTER_SCORE: Final = vocabulary(
    """
    in at on to against over by after with and but for from as when before thanks up down behind ahead through last
    during while is was or
    """
)


def is_name(tokens: Tokens, amount: Amount) -> bool:
    """A bare whole number after a capitalised word, with nothing counted after it: Boeing 737, Section 230."""
    if amount.unit is not None or amount.scale != 1 or not tokens.words[amount.first].isdecimal() or not amount.first:
        return False
    before = tokens.words[amount.first - 1]
    if not before[0].isupper() or not before.isalpha() or (amount.first < 2 and before.lower() in _OPENERS):
        return _is_address(tokens, amount)
    if before.lower() in _OPENERS or before.lower() in MONTHS or before.lower() in _WEEKDAYS:
        return False
    following = tokens.words[amount.last]
    return (
        not following.isalpha()
        or following[0].isupper()
        or following in _NAME_ENDS
        or (amount.first > 1 and not following.endswith(("s", "n")))
    )


_WEEKDAYS: Final = vocabulary("monday tuesday wednesday thursday friday saturday sunday today yesterday")
_OPENERS: Final = vocabulary(
    """
    in on at about around some over nearly almost only just the of and but more than up to from between with another
    these those all least a an under for killed roughly approximately meanwhile also or by as is was are were his her
    their its when while after before since there it he she they we i you that this every each fewer less minus plus
    if then now so not no age aged total
    """
)
_NAME_ENDS: Final = vocabulary(
    """
    is was has had and in on at for to of or with by from as the will are were crashed flight jet that which who can
    could would after when does
    """
)


def is_named(tokens: Tokens, index: int) -> bool:
    """`Channel Four News`, `Umoja-One Kenya`: a number word in capitals among capitals, and no headline."""
    if (
        not index
        or not tokens.words[index][0].isupper()
        or (not tokens.words[index - 1][:1].isupper() and tokens.words[index - 1] != "-")
    ):
        return False
    if tokens.lows[index - 1] in _OPENERS and index == 1:
        return False
    words_here = [word for word in tokens.words[max(0, index - 12) : index + 12] if word.isalpha()]
    return sum(word[0].isupper() for word in words_here) < 0.6 * len(words_here)


def _is_address(tokens: Tokens, amount: Amount) -> bool:
    """`10 Downing Street`."""
    j = amount.last
    return (
        tokens.words[j][:1].isupper()
        and (tokens.lows[j + 1] in _STREETS or tokens.lows[j + 2] in _STREETS)
        and tokens.words[j + 1][:1].isupper()
    )


def is_pronoun(tokens: Tokens, index: int) -> bool:
    """`one` that counts nothing: no one, one of them, the latest one, one must, one-off, one another."""
    following, before = tokens.lows[index + 1], tokens.lows[index - 1] if index else ""
    if following in HYPHENS and tokens.glued(index + 1):
        return tokens.lows[index + 2] in _WORD_JOINS
    if before in ("minus", "negative") or (following == "and" and tokens.lows[index + 3] in words.PARTS):
        return False
    if (
        before in _ONE_BEFORE
        and units.single(tokens, index + 1, digits=False) is None
        and following not in ("in", "out", "hundred")
    ):
        return True
    if not following.isalpha() or following in _ONE_AFTER:
        return not (following in ("in", "out") or (before == "only" and not following))
    if following == "day":
        return before not in ("in", "for", "within", "than", "just", "only", "least", "after", "last")
    return False


_ONE_BEFORE: Final = vocabulary(
    """
    no every any some each this that which another latest last first new next old other same right wrong good big only
    such second third previous day is current little loved quite like what than day's former bigger better best 's
    """
)
_ONE_AFTER: Final = vocabulary(
    """
    of is was has had can could must should may might would will does did and or but that who which to the a an for at
    on by with from as another where when not after before if another's thing things he she it they we i you his her
    way hand side among such cannot never really here there too so than into about reason example
    """
)
