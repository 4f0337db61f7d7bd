"""The thing counted or measured: the noun phrase after the number, or the one that an elided number refers to."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import change, phrases, words
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
    reach reaches totals total exceeds tops weigh measure average averages averaging stayed stays fetched fetch
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
        while lows[j] in _DETERMINERS or lows[j] in words.SMALL or lows[j].isdecimal():
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
        if one and j > index and (_is_verb(tokens, j) or low.endswith("ly")):
            break
        j += 1
        if not one and is_plural(low) and not (low in phrases.MODIFIERS and _goes_on(tokens, j)):
            return (index, j)
    if j == index or lows[index] in ("percent", "per") or (_is_verb(tokens, index) and j == index + 1):
        return None
    if not one and (j - index > 3 or _is_verb(tokens, index)):
        j = index + 1
        if _is_verb(tokens, index):
            return None
    return (index, _clipped(tokens, index, j))


_ADJECTIVES: Final = vocabulary("leading living working missing outside inside given standing")


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether the head is still to come after a plural that often qualifies one: police officers."""
    low = tokens.lows[index]
    if not is_word(low) or low in STOPS or low.endswith("ed") or low in ("dead", "missing"):
        return False
    return is_plural(low) or is_plural(tokens.lows[index + 1])


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
    if lows[j] in ("in", "on"):
        return _in_phrase(tokens, measure, j + 1)
    if lows[j] in _CHANGE_NOUNS and lows[j + 1] in ("in", "of"):
        return _of_phrase(tokens, j + 2)
    if lows[j] in _CHANGE_NOUNS and measure.change is not None:
        return None
    return _qualified(tokens, measure, j)


def _in_phrase(tokens: Tokens, measure: Measure, index: int) -> Item | None:
    """`$4 million in aid`: a common noun, and no time or place."""
    low = tokens.lows[index]
    if measure.change is not None or not tokens.words[index][:1].islower() or low in STOPS or not is_word(low):
        return None
    if measure.first and tokens.lows[measure.first - 1] == "by":
        return None
    return noun_phrase(tokens, index, one=not is_plural(low))


def _qualified(tokens: Tokens, measure: Measure, index: int) -> Item | None:
    """`27-kilometre ring`, `$5m contract`, `92 percent water coverage`: the unit stands like an adjective."""
    low = tokens.lows[index]
    hyphened = any(word in HYPHENS for word in tokens.words[measure.core : index])
    unit_low = tokens.lows[measure.core_last - 1]
    if not hyphened and is_plural(unit_low):
        return None
    if not is_word(low) or low in STOPS or low.endswith("ly") or low in _NOT_QUALIFIED:
        return None
    if tokens.words[index][0].isupper() and not is_plural(tokens.lows[index + 1]):
        return _capitals(tokens, index) if hyphened else None
    return noun_phrase(tokens, index, one=not is_plural(low))


_NOT_QUALIFIED: Final = vocabulary(
    """
    higher lower worth north south east west northeast northwest southeast southwest north-east wide long high tall deep
    thick away northern southern eastern western upstream downstream inland offshore faster slower bigger cheaper overall
    """
)


def _capitals(tokens: Tokens, index: int) -> Item:
    """`the 6,700-km Nile River`."""
    j = index
    while j < index + 4 and tokens.words[j][:1].isupper() and is_word(tokens.words[j]):
        j += 1
    return (index, j)


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
    """The noun phrase whose last token is `index`: its head stands before what `in` or `to` adds to it."""
    found = _plain_ending_at(tokens, index)
    for _ in range(2):
        if found is None:
            return None
        j = found[0] - 1
        if j > 0 and tokens.lows[j] in _DETERMINERS:
            j -= 1
        if j < 1 or tokens.lows[j] not in _ADDING:
            return found
        head = _plain_ending_at(tokens, j - 1)
        if head is None:
            return found
        found = head
    return found


_ADDING: Final = vocabulary("in to from for on at with between among across over against by")


def _plain_ending_at(tokens: Tokens, index: int) -> Item | None:
    """The noun phrase that ends at `index`, the thing itself where its head only says how much there is."""
    lows = tokens.lows
    if index < 0 or (_is_verb(tokens, index) and not is_plural(lows[index])):
        return None
    first = _start_of(tokens, index)
    if first > index:
        return None
    j = first - 1
    if j > 0 and lows[j] in _DETERMINERS:
        j -= 1
    if j > 0 and lows[j] == "of":
        if lows[j - 1] in phrases.QUANTITY_HEADS:
            return (first, index + 1)
        outer = _start_of(tokens, j - 1)
        if outer < j:
            first = outer
    return (first, index + 1)


def _start_of(tokens: Tokens, index: int) -> int:
    """The first token of the run of nouns and adjectives that ends at `index`."""
    j = index
    while j >= 0 and index - j < _LONGEST and is_word(tokens.lows[j]) and tokens.lows[j] not in STOPS:
        j -= 1
    return j + 1
