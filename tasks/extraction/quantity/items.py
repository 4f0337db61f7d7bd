"""The thing counted or measured: the noun phrase after the number, or the one that an elided number refers to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tasks.extraction.quantity import change, nouns, phrases, words
from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import DETERMINERS, TIMES, Phrase
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

#: The measures read before in the sentence, each with its item.
Seen = Sequence[tuple[Measure, Phrase | None]]

REACH: Final = 14
_PRONOUNS: Final = vocabulary("them whom which us you it these those")
_MORE: Final = vocabulary("more other additional further extra new fewer less")
#: Participles that say what happened to the things named before: 22 people, and at least 70 wounded.
_FATES: Final = vocabulary(
    "wounded injured displaced dead missing killed arrested hurt hospitalised hospitalized detained"
)
_LINKS: Final = vocabulary(
    """
    went goes go moved changed vary varies varied range ranges ranged ranging reach reaches totals total exceeds tops
    weigh measure average averages averaging stayed stays fetched fetch was were is are be been being has have had
    will must shall would could may might can should to at by stood stands reached hit totalled totaled stand cost
    costs costing averaged measured weighed weighs weighing measuring hits reaching totalling totaling exceeded topped
    came comes worth valued estimated expected forecast projected put remained about around than an a just only also
    then from between did not nearly almost as high more up down another some seen set currently still already
    accounted accounts accounting amounting amounted amounts surpassing for settled closed ended finished traded
    trading opened
    """
)
_CHANGE_NOUNS: Final = vocabulary(
    """
    increase rise growth gain jump surge hike decrease fall drop decline cut reduction slump plunge dip uptick spike
    contraction expansion improvement
    """
)
#: `$2bn in fiscal 2022`, `12 in total`: no thing.
_NOT_IN: Final = vocabulary(
    """
    fiscal early late mid total all value size addition return exchange length width height depth area nearly almost
    real nominal less more under over just exports-related response turn recent
    """
)
_NOT_QUALIFIED: Final = vocabulary(
    """
    forecast expected higher lower worth north south east west northeast northwest southeast southwest north-east wide
    long high tall deep thick away northern southern eastern western upstream downstream inland offshore faster slower
    bigger cheaper overall effective accurate efficient confident owned complete full ready finished done certain sure
    likely short plus last next this previous past
    """
)


_SIGNS_BETWEEN: Final = frozenset(("x", "thru"))


def find(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """The item of a measure.

    Args:
        tokens: of the sentence.
        measure: with its change marked.
        seen: the measures before it: `and 300 more` are more of the last one's item.
    """
    dimension = measure.unit.dimension if measure.unit is not None else "count"
    if measure.rule in ("change_to", "change_from"):
        return _level(tokens, measure, seen)
    if dimension in ("count", "frequency"):
        return _counted(tokens, measure, seen)
    if dimension == "duration":
        return _lasting(tokens, measure)
    if dimension in ("percent", "percentage_point", "ratio"):
        return _share(tokens, measure, seen)
    return _after(tokens, measure) or _subject(tokens, measure, _floor(seen))


def _floor(seen: Seen) -> int:
    """Words before this token belong to another figure."""
    if not seen:
        return 0
    measure, item = seen[-1]
    return max(measure.last, item[1]) if item is not None else measure.last


def _last(seen: Seen) -> Phrase | None:
    """The last item named before."""
    for _, item in reversed(seen[-4:]):
        if item is not None:
            return item
    return None


def _level(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """What stands at a level: that which changed, else a figure before of like size, else the subject."""
    if measure.unit is None or measure.unit.dimension == "money":
        found = nouns.begin(tokens, measure.last) if measure.unit is None else _after(tokens, measure)
        if found is not None and is_plural(tokens.lows[found[1] - 1]):
            return found
    if seen and (seen[-1][0].change is not None or seen[-1][0].rule.startswith("change_")):
        return seen[-1][1]
    subject = _subject(tokens, measure, _floor(seen))
    if subject is not None:
        return subject
    for other, item in reversed(seen[-4:]):
        if item is not None and _alike(measure, other):
            return item
    return None


def _alike(measure: Measure, other: Measure) -> bool:
    """Whether two measures could be levels of one thing: the same unit, within a factor of five."""
    if measure.unit is not other.unit:
        return False
    first, second = measure.low or measure.high or 0.0, other.low or other.high or 0.0
    return 0 < first <= 5 * second and second <= 5 * first


def _counted(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    j = measure.last
    lows = tokens.lows
    previous = _last(seen)
    if lows[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1) and is_word(lows[j + 1]):
        return nouns.begin(tokens, j + 2, one=True) if lows[j + 1] == "strong" else (j + 1, j + 2)
    j += lows[j] in _MORE
    if lows[j] in _FATES and previous is not None and not is_plural(lows[j + 1]):
        return previous
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and not is_plural(lows[j + 1]):
            return previous
        while lows[j] in DETERMINERS or nouns.is_number(lows[j]):
            j += 1
    elif lows[measure.core_last - 1] in words.VAGUE and not is_plural(lows[j]):
        return previous
    found = nouns.begin(tokens, j, one=measure.high == 1) or _quantity_of(tokens, measure.first)
    if found is not None and lows[found[1] - 1].endswith("'s") and nouns.is_number(lows[found[1]]):
        found = nouns.of(tokens, found[1]) or found  # 92 million of the world's 160 million children
    if found is not None:
        return found if tokens.lows[found[0]] not in _SIGNS_BETWEEN else None
    if measure.change is not None:
        return _subject(tokens, measure, _floor(seen)) or previous
    return previous or _subject(tokens, measure, 0)


def _lasting(tokens: Tokens, measure: Measure) -> Phrase | None:
    """What lasts or is that old: a two-year plan, ten years of war, a 12-year-old boy."""
    j = measure.last
    lows = tokens.lows
    if lows[j] == "of":
        return None if lows[j + 1] == "age" else nouns.begin(tokens, j + 1, one=True)
    if lows[j] in ("'", "’"):
        return nouns.begin(tokens, j + 1, one=True)
    if not HYPHENS.isdisjoint(tokens.words[measure.core : j]) and not nouns.is_verb(lows[j]):
        return nouns.begin(tokens, j, one=True)
    return None


def _share(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """What a share is of; else what grew or shrank by it; else what it is said of."""
    j = measure.last
    lows = tokens.lows
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and (lows[j] == "them" or not is_plural(lows[j + 1])):
            return _last(seen)
        return nouns.of(tokens, j)
    if measure.rule == "fraction" and lows[j] in DETERMINERS:
        return nouns.of(tokens, j)
    if measure.change is not None and measure.first and lows[measure.first - 1] == "of" and lows[j] != "in":
        return _subject(tokens, measure, _floor(seen))
    if measure.change is not None and lows[j] == "in" and measure.first and lows[measure.first - 1] == "of":
        return _changed_in(tokens, j + 1)
    found = _after(tokens, measure)
    if found is None and measure.change is not None and measure.first and lows[measure.first - 1] in ("a", "an"):
        return None
    return found or _subject(tokens, measure, _floor(seen)) or _grown(tokens, measure, seen)


def _changed_in(tokens: Tokens, index: int) -> Phrase | None:
    """`a rise of 8 percent in the number of visitors`: what changed, and no time or place."""
    found = nouns.of(tokens, index)
    if found is None or tokens.words[found[0]][:1].isupper():
        return None
    if tokens.lows[found[1] - 1] in phrases.QUANTITY_HEADS and tokens.lows[found[1]] == "of":
        return nouns.of(tokens, found[1] + 1)
    return None if tokens.lows[found[1] - 1] in TIMES else found


def _grown(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """The last item, unless it is a place or a part that the sentence names on its way: at two sites, up 5%."""
    for other, item in reversed(seen[-4:]):
        if item is not None:
            before = tokens.lows[other.first - 1] if other.first else ""
            counted = other.unit is None and measure.change is not None and before in _ON_THE_WAY
            return None if counted or tokens.lows[item[1] - 1] in TIMES else item
    return None


_ON_THE_WAY: Final = vocabulary("at in on from with across over the its their of by for among between near")


def _after(tokens: Tokens, measure: Measure) -> Phrase | None:
    """The noun phrase it qualifies: barrels of oil, a $5m contract, $4 million in aid, 5% rise in exports."""
    j = measure.last
    lows = tokens.lows
    if lows[j] in HYPHENS and tokens.glued(j + 1):
        j += 1
    if lows[j] == "worth" and lows[j + 1] == "of":
        return nouns.of(tokens, j + 2)
    if lows[j] == "of":
        return nouns.of(tokens, j + 1)
    if lows[j] in ("in", "on"):
        return _in(tokens, measure, j + 1)
    if lows[j] in _CHANGE_NOUNS and lows[j + 1] in ("in", "of"):
        return nouns.of(tokens, j + 2)
    if lows[j] in _CHANGE_NOUNS and measure.change is not None:
        return None
    return _qualified(tokens, measure, j)


def _in(tokens: Tokens, measure: Measure, index: int) -> Phrase | None:
    """`$4 million in aid`: a common noun, and no time or place."""
    low = tokens.lows[index]
    if measure.change is not None or not tokens.words[index][:1].islower() or low in STOPS or low in _NOT_IN:
        return None
    if not is_word(low) or nouns.is_number(low) or (measure.first and tokens.lows[measure.first - 1] == "by"):
        return None
    return nouns.begin(tokens, index, one=not is_plural(low))


def _qualified(tokens: Tokens, measure: Measure, index: int) -> Phrase | None:
    """`27-kilometre ring`, `$5m contract`, `92 percent water coverage`: the unit stands like an adjective."""
    low = tokens.lows[index]
    hyphened = not HYPHENS.isdisjoint(tokens.words[measure.core : index])
    if not hyphened and is_plural(tokens.lows[measure.core_last - 1]):
        return None
    if not is_word(low) or low in STOPS or low.endswith("ly") or low in _NOT_QUALIFIED:
        return None
    if low.endswith("ing") and not hyphened and tokens.lows[index + 1] in STOPS:
        return None  # exports of $255 million, surpassing those of
    if nouns.is_verb(low) and not hyphened and measure.unit is not None and measure.unit.dimension == "percent":
        return None  # 70% expressed satisfaction
    if tokens.words[index][0].isupper() and not is_plural(tokens.lows[index + 1]):
        return nouns.capitals(tokens, index) if hyphened else None
    found = nouns.begin(tokens, index, one=not is_plural(low))
    return None if found is not None and tokens.lows[found[1] - 1] in TIMES else found  # up 12.4% year-on-year


def _quantity_of(tokens: Tokens, index: int) -> Phrase | None:
    """`the total number of shells it has provided to ...`: what the number before is one of."""
    lows = tokens.lows
    for j in range(index - 2, max(0, index - REACH), -1):
        if lows[j] == "of" and lows[j - 1] in phrases.QUANTITY_HEADS:
            return nouns.of(tokens, j + 1)
        if lows[j] in (".", ";", "(", ")"):
            return None
    return None


def _subject(tokens: Tokens, measure: Measure, floor: int) -> Phrase | None:
    """The noun phrase before the verb or the `of` that leads to the measure: Revenue rose 5%, inflation of 5%."""
    lows = tokens.lows
    j = measure.first - 1
    steps = 0
    while j >= floor and steps < REACH and _leads(tokens, j):
        j -= 3 if lows[j] == "as" and j > 2 and lows[j - 2] == "as" else 1  # as small as
        steps += 1
    if j >= floor and lows[j] == "of" and steps == 0:
        j -= 1
    elif steps == 0 and measure.change is None:
        return None
    found = nouns.ending(tokens, j, floor)
    if found is None or lows[found[1] - 1] in TIMES:
        return None
    if found[1] - found[0] == 1 and lows[found[0]].endswith("ing") and lows[measure.first - 1] == "at":
        return None  # moving at 27,000 km/h
    if measure.change is None and found[1] - found[0] > 1 and _is_name(tokens, *found):
        return None
    return found


def _leads(tokens: Tokens, index: int) -> bool:
    """Whether a token is one of the words between a subject and its measure."""
    low = tokens.lows[index]
    if low in _LINKS or low.endswith("ly") or low in change.VERBS:
        return True
    return low == "amount" and index > 0 and tokens.lows[index - 1] in _LINKS


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether every word is in capitals: who reached 20 percent is not what the percentage is of."""
    return all(word[:1].isupper() for word in tokens.words[first:last])
