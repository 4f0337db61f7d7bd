"""Numbers in names: Boeing 737, Channel Four, 10 Downing Street, and `one` that counts nothing."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import bounds, samples, units, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.phrases import IRREGULAR, is_plural
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

_STREETS: Final = vocabulary(
    """
    street st avenue ave road rd lane drive boulevard blvd way square place court terrace close crescent parkway
    highway mall
    """
)


_WORD_JOINS: Final = vocabulary("off on way sided time upmanship liner handed dimensional ness armed")


def is_name(tokens: Tokens, amount: Amount) -> bool:
    """A bare whole number after a capitalised word, with nothing counted after it: Boeing 737, Section 230."""
    if amount.unit is not None or amount.scale != 1 or not tokens.words[amount.first].isdecimal() or not amount.first:
        return False
    if _group(tokens, amount.first):
        return True
    before = tokens.words[amount.first - 1]
    if before.lower() in samples.INTERVALS:
        return False  # 95% CI 68-74
    if before in ("a", "an", "A", "An") and len(tokens.words[amount.first]) == 3:
        following = tokens.words[amount.last]  # a 747, not a 300-page report
        return following in _NAME_ENDS or not (following.isalpha() or following in HYPHENS)
    if not before[0].isupper() or not before.isalpha() or (amount.first < 2 and before.lower() in OPENERS):
        return _is_address(tokens, amount)
    if before.lower() in OPENERS or before.lower() in words.MONTHS or before.lower() in _WEEKDAYS:
        return False
    following = tokens.words[amount.last]
    if following == "of" and words.is_number(tokens.lows[amount.last + 1]):
        return False  # gave Labour 412 of 650 seats
    return (
        not following.isalpha()
        or following[0].isupper()
        or following in _NAME_ENDS
        or (amount.first > 1 and not following.endswith(("s", "n")))
    )


_WEEKDAYS: Final = vocabulary(
    "gmt utc bst est edt cet pst pm am monday tuesday wednesday thursday friday saturday sunday today yesterday"
)


OPENERS: Final = vocabulary(
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
    if index and tokens.words[index - 1] in ("Big", "Final") and tokens.words[index][0].isupper():
        return True
    if index and tokens.lows[index - 1] == "number" and tokens.lows[index + 1] not in words.SCALES:
        return True  # the world number one
    if _group(tokens, index):
        return True
    if (
        not index
        or not tokens.words[index][0].isupper()
        or (not tokens.words[index - 1][:1].isupper() and tokens.words[index - 1] != "-")
    ):
        return False
    if tokens.lows[index - 1] in OPENERS and index == 1:
        return False
    words_here = [word for word in tokens.words[max(0, index - 12) : index + 12] if word.isalpha()]
    return sum(word[0].isupper() for word in words_here) < 0.6 * len(words_here)


def _group(tokens: Tokens, index: int) -> bool:
    """`the Group of Seven`, `the Gang of Four`."""
    return index > 1 and tokens.lows[index - 1] == "of" and tokens.words[index - 2] in ("Group", "Gang", "Council")


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
    if following in words.SCALES or following == "hundred":
        return False
    if index > 1 and before == "to" and words.is_number(tokens.lows[index - 2]):
        return False  # by three to one
    if index > 1 and tokens.lows[index - 2] == "there" and following.isalpha() and following not in _ONE_AFTER:
        return False  # there is one doctor
    if before in _NUMBERS_ONE or tokens.lows[index + 2 : index + 4] == ["for", "every"]:
        return False
    if following in _TO_MORE and (words.is_number(tokens.lows[index + 2]) or tokens.lows[index + 2] == "more"):
        return False
    if bounds.before(tokens, index) is not None and before in _BOUNDS_ONE:
        return False
    if tokens.count <= 2 or (following == "and" and tokens.lows[index + 3] in words.PARTS):
        return False
    if index > 1 and tokens.lows[index - 2] in ("a", "an") and before.endswith("er") and before != "further":
        return following not in ("in", "of")  # a larger one
    if (before == "only" and tokens.lows[index - 2] in ("the", "my", "our", "his", "her", "their")) or (
        following in ("better", "worse") and before in ("go", "goes", "went", "gone", "going", "did", "do")
    ):
        return True  # the only one in the country, went one better
    if (following == "time" and before in ("at", "than", "any")) or (
        before == "at" and following in ("point", "stage")
    ):
        return True
    if following in _PARTS_OF_DAY and not (before.isalpha() and before not in ("that", "then", "when", "and", "but")):
        return True  # One afternoon in March, ...
    if (
        before in _ONE_BEFORE
        and units.single(tokens, index + 1, digits=False) is None
        and following not in ("in", "out", "over")
    ):
        return True
    if not following.isalpha() or following in _ONE_AFTER:
        return not (following in ("in", "out") or (before == "only" and not following))
    if is_plural(following) and following.endswith("s") and following not in IRREGULAR:
        return following not in words.VAGUE  # as one enters
    if following == "day":
        return before not in ("in", "for", "within", "than", "just", "only", "least", "after", "last")
    return False


_PARTS_OF_DAY: Final = frozenset(("morning", "afternoon", "evening", "night"))
#: Words before and after `one` that make it a number: between one and ten, one to two million, more than one.
_NUMBERS_ONE: Final = frozenset(("minus", "negative", "between", "plus"))
_BOUNDS_ONE: Final = frozenset(("than", "least", "most", "to"))
_TO_MORE: Final = frozenset(("to", "or", "and", "-", "–"))
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
