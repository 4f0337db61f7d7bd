"""The thing counted or measured: the noun phrase after the number, or the one that an elided number refers to."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import change, phrases
from tasks.extraction.quantity.measures import Measure
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

#: Tokens first..last of an item.
Item = tuple[int, int]

REACH: Final = 14
_LONGEST: Final = 7
_DETERMINERS: Final = vocabulary("the these those this that its their his her our your my all a an such both")
_PRONOUNS: Final = vocabulary("them whom which us you it these those")
_MORE: Final = vocabulary("more other additional further extra new fewer less")
_LINKS: Final = vocabulary(
    """
    was were is are be been being has have had will would could may might can should to at by stood stands reached hit
    totalled totaled stand cost costs costing averaged measured weighed weighs weighing measuring hits reaching
    totalling totaling exceeded topped came comes worth valued estimated expected forecast projected put remained
    about around than an a just only now also then from between did not nearly almost as high more up down another
    some seen set currently still already accounted accounts for
    """
)


def find(tokens: Tokens, measure: Measure, previous: Item | None) -> Item | None:
    """The item of a measure.

    Args:
        tokens: of the sentence.
        measure: with its change marked.
        previous: the item of the measure before it in the sentence: `and 300 more` are more of that.
    """
    dimension = measure.unit.dimension if measure.unit is not None else "count"
    if dimension in ("count", "frequency") or (measure.unit is not None and measure.unit.name.startswith("per ")):
        return _counted(tokens, measure, previous)
    if dimension == "duration":
        return _lasting(tokens, measure)
    if dimension in ("percent", "percentage_point", "ratio"):
        return _share(tokens, measure, previous)
    found = _after(tokens, measure)
    return found or _subject(tokens, measure)


def _counted(tokens: Tokens, measure: Measure, previous: Item | None) -> Item | None:
    j = measure.last
    lows = tokens.lows
    if lows[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1) and is_word(lows[j + 1]):
        return (j + 1, j + 2)
    j += lows[j] in _MORE
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and not is_plural(lows[j + 1]):
            return previous
        while lows[j] in _DETERMINERS:
            j += 1
    found = noun_phrase(tokens, j, one=measure.high == 1)
    if found is not None:
        return found
    inner = _quantity_of(tokens, measure.first)
    if inner is not None:
        return inner
    if measure.rule.startswith("change_"):
        return _subject(tokens, measure) or previous
    return previous or _subject(tokens, measure)


def noun_phrase(tokens: Tokens, index: int, *, one: bool = False) -> Item | None:
    """The noun phrase that begins at token `index`: up to its first plural, or as far as nothing ends it."""
    j = index
    lows = tokens.lows
    while j < index + _LONGEST and j < tokens.count:
        low = lows[j]
        if not is_word(low) or (low in STOPS and not (low in _ADJECTIVES and j == index)):
            if low in HYPHENS and j > index and tokens.glued(j) and tokens.glued(j + 1) and is_word(lows[j + 1]):
                j += 2
                if is_plural(lows[j - 1]) and not one:
                    return (index, j)
                continue
            break
        if one and j > index and _is_verb(tokens, j):
            break
        j += 1
        if not one and is_plural(low) and not (low in phrases.MODIFIERS and _goes_on(tokens, j)):
            return (index, j)
    if j == index or lows[index] in ("percent", "per"):
        return None
    if not one and (j - index > 3 or _is_verb(tokens, index)):
        j = index + 1
        if _is_verb(tokens, index):
            return None
    return (index, _clipped(tokens, index, j))


_ADJECTIVES: Final = vocabulary("leading living working missing outside inside given standing")


def _goes_on(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    return (
        is_word(low)
        and low not in STOPS
        and (is_plural(low) or (is_plural(tokens.lows[index + 1]) and not low.endswith("ed")))
        and low[:1].islower()
    )


def _is_verb(tokens: Tokens, index: int) -> bool:
    low = tokens.lows[index]
    return low.endswith("ed") and len(low) > 4 and low not in phrases.IRREGULAR


def _clipped(tokens: Tokens, first: int, last: int) -> int:
    """Without what hangs on: a possessive mark belongs to the token, adverbs do not to the phrase."""
    while last > first + 1 and (tokens.lows[last - 1].endswith("ly") or _is_verb(tokens, last - 1)):
        last -= 1
    return last


def _lasting(tokens: Tokens, measure: Measure) -> Item | None:
    """What lasts or is that old: a two-year plan, ten years of war, a 12-year-old boy."""
    j = measure.last
    lows = tokens.lows
    hyphened = any(word in HYPHENS for word in tokens.words[measure.core : j])
    if lows[j] == "of":
        return None if lows[j + 1] == "age" else noun_phrase(tokens, j + 1, one=True)
    if lows[j] in ("'", "’"):
        return noun_phrase(tokens, j + 1, one=True)
    if hyphened:
        return noun_phrase(tokens, j, one=True)
    return None


def _share(tokens: Tokens, measure: Measure, previous: Item | None) -> Item | None:
    """What a share is of; else what grew or shrank by it; else what it is said of."""
    j = measure.last
    lows = tokens.lows
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and not is_plural(lows[j + 1]):
            return previous
        return _of_phrase(tokens, j)
    if measure.rule == "fraction" and lows[j] in _DETERMINERS:
        return _of_phrase(tokens, j)
    return _after(tokens, measure) or _subject(tokens, measure) or previous


def _of_phrase(tokens: Tokens, index: int) -> Item | None:
    j = index
    while tokens.lows[j] in _DETERMINERS and j < index + 3:
        j += 1
    return noun_phrase(tokens, j, one=not is_plural(tokens.lows[j]))


_CHANGE_NOUNS: Final = vocabulary(
    """
    increase rise growth gain jump surge hike decrease fall drop decline cut reduction slump plunge dip uptick spike
    contraction expansion improvement
    """
)


def _after(tokens: Tokens, measure: Measure) -> Item | None:
    """The noun phrase that the measure qualifies: barrels of oil, a $5m contract, $4 million in aid, 5% rise in exports."""
    j = measure.last
    lows = tokens.lows
    if lows[j] in HYPHENS and tokens.glued(j + 1):
        j += 1
    if lows[j] == "worth" and lows[j + 1] == "of":
        return _of_phrase(tokens, j + 2)
    if lows[j] == "of":
        return _of_phrase(tokens, j + 1)
    if lows[j] in ("in", "on") and measure.change is None:
        k = j + 1
        if (
            tokens.words[k][:1].islower()
            and lows[k] not in STOPS
            and is_word(lows[k])
            and not tokens.words[measure.first - 1 if measure.first else 0] == "by"
        ):
            return noun_phrase(tokens, k, one=not is_plural(lows[k]))
        return None
    if lows[j] in _CHANGE_NOUNS and lows[j + 1] in ("in", "of"):
        return _of_phrase(tokens, j + 2)
    if not is_word(lows[j]) or lows[j] in STOPS or lows[j].endswith("ly") or lows[j] in ("higher", "lower", "worth"):
        return None
    if tokens.words[j][0].isupper() and not is_plural(lows[j + 1]):
        return None
    return noun_phrase(tokens, j, one=not is_plural(lows[j]))


def _quantity_of(tokens: Tokens, index: int) -> Item | None:
    """`the total number of shells it has provided to ...`: what the number before is one of."""
    lows = tokens.lows
    for j in range(index - 2, max(0, index - REACH), -1):
        if lows[j] == "of" and lows[j - 1] in phrases.QUANTITY_HEADS:
            return _of_phrase(tokens, j + 1)
        if lows[j] in (".", ";", "(", ")"):
            return None
    return None


def _subject(tokens: Tokens, measure: Measure) -> Item | None:
    """The noun phrase before the verb or the `of` that leads to the measure: Revenue rose 5%, inflation of 5%."""
    lows = tokens.lows
    j = measure.first - 1
    steps = 0
    while j >= 0 and steps < REACH and (lows[j] in _LINKS or lows[j].endswith("ly") or lows[j] in change.VERBS):
        j -= 1
        steps += 1
    if j >= 0 and lows[j] == "of" and steps == 0:
        j -= 1
    elif steps == 0 and measure.change is None:
        return None
    return _ending_at(tokens, j)


def _ending_at(tokens: Tokens, index: int) -> Item | None:
    """The noun phrase whose last token is `index`, with an `of` phrase where it ends in one."""
    lows = tokens.lows
    j = index
    while j >= 0 and index - j < _LONGEST and is_word(lows[j]) and lows[j] not in STOPS:
        j -= 1
    first = j + 1
    if first > index:
        return None
    if (j > 0 and lows[j] == "of") or (j > 1 and lows[j] in _DETERMINERS and lows[j - 1] == "of"):
        of = j if lows[j] == "of" else j - 1
        if of > 0 and lows[of - 1] in phrases.QUANTITY_HEADS:
            return (first, index + 1)
        k = of - 1
        while k >= 0 and of - k < 4 and is_word(lows[k]) and lows[k] not in STOPS:
            k -= 1
        if k + 1 < of:
            first = k + 1
    return (first, index + 1)
