"""Numbers after a label: page 5, Section 230, No. 10, (3), and list markers."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import units, words
from tasks.extraction.quantity.days import KEEP
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary
from tasks.extraction.yearly import COUNTED

#: Words after which a small whole number is a name and no count.
LABELS: Final = vocabulary(
    """
    page pages pp chapter section sections article articles paragraph clause verse line no nos nr number room gate
    platform route highway flight channel step phase level grade class category tier group stage episode season volume
    vol version type model title figure fig table appendix exhibit question zone block building apartment suite box
    tel phone fax ward district precinct part book act scene item lot unit form schedule rule law decree resolution
    amendment proposition battalion brigade regiment division day week round lane track exit junction street avenue
    windows iphone formula boeing airbus covid apollo order generation gen isbn id ref case docket bill psalm game set
    hole stall mile target targets goal goals days chapters phases clauses lines rooms platforms recommendation
    recommendations indicator indicators scope seat seats grades stages
    """
)


def label(tokens: Tokens, index: int) -> int:
    """List markers, and numbers after a label: page 5, Section 230, No. 10, (3)."""
    word, following = tokens.words[index], tokens.words[index + 1]
    if not word.isdecimal():
        return KEEP
    if index == 0 and len(word) <= 3 and following in (".", ")", "]") and tokens.glued(1) and tokens.words[2]:
        return index + 2
    if not index:
        return KEEP
    before = tokens.words[index - 1]
    if before in "([" and following in (")", "]") and len(word) <= 2 and tokens.count > 3:
        return index + 2
    j = index - 1
    if before in ".:#" and index > 1:
        j -= 1
    if tokens.lows[j] in LABELS and _labels(tokens, j, index):
        last = index + 1
        while tokens.words[last] in "-–" and tokens.glued(last) and tokens.words[last + 1].isdecimal():
            last += 2  # pages 10-12
        many = tokens.lows[j].endswith("s") or tokens.words[j] == "Scope"
        while many and tokens.lows[last] in _JOINS and tokens.words[last + 1].isdecimal():
            if tokens.words[j] == "Scope":
                last += 2  # Scope 1 and 2 emissions
                continue
            if tokens.lows[last + 2].isalpha() and tokens.lows[last + 2] not in _LABEL_ENDS:
                break
            last += 2  # articles 20 and 21
        return last
    if before == "#":
        return index + 1
    return KEEP


#: Words of which the number after them is a label only where it can be nothing else: days 14 and 20, target 3 of 21.
_AIMS: Final = frozenset(
    (
        "target",
        "targets",
        "goal",
        "goals",
        "days",
        "lines",
        "rooms",
        "indicator",
        "indicators",
        "seat",
        "seats",
        "grades",
        "stages",
    )
)
_JOINS: Final = frozenset(("and", "or", "to", "&", ","))


def _labels(tokens: Tokens, j: int, index: int) -> bool:
    """Whether the word before is a label here: it stands with nothing counted after the number."""
    low, following = tokens.lows[j], tokens.lows[index + 1]
    if low == "number" and j and tokens.lows[j - 1] == "the":
        return True
    if low in _AIMS:
        many = low.endswith("s") and following in _JOINS and tokens.words[index + 2].isdecimal()
        return many or (not low.endswith("s") and following in _LABEL_ENDS and tokens.lows[j - 1] not in ("a", "the"))
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
        if units.match(tokens, index + 1, digits=True) is not None or following in words.SCALES or following in COUNTED:
            return False
        return (
            following in _LABEL_ENDS or tokens.words[j][0].isupper() or low in ("day", "class", "unit", "level", "type")
        )
    if tokens.words[j][0].isupper():
        return following not in words.SCALES
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
