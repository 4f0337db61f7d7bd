"""The thing counted or measured: the noun phrase after the number, or the one that an elided number refers to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tasks.extraction.quantity import behind, nouns, phrases, subjects, words
from tasks.extraction.quantity.age import SOMEBODY
from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import DETERMINERS, TIMES, Phrase
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

#: The measures read before in the sentence, each with its item.
Seen = Sequence[tuple[Measure, Phrase | None]]

_PRONOUNS: Final = vocabulary("them whom which us you it these those")
_MORE: Final = vocabulary("more other additional further extra new fewer less")
#: Participles that say what happened to the things named before: 22 people, and at least 70 wounded.
_FATES: Final = vocabulary(
    "wounded injured displaced dead missing killed arrested hurt hospitalised hospitalized detained"
)


#: Signs between a quantity and its value.
_SIGNS: Final = frozenset("<>=≤≥")
_SIGNS_BETWEEN: Final = frozenset(("x", "thru"))


def find(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """The item of a measure.

    Args:
        tokens: of the sentence.
        measure: with its change marked.
        seen: the measures before it: `and 300 more` are more of the last one's item.
    """
    dimension = measure.unit.dimension if measure.unit is not None else "count"
    if tokens.words[measure.first] in _SIGNS and measure.first and is_word(tokens.lows[measure.first - 1]):
        return (measure.first - 1, measure.first)  # p < 0.05
    if seen and tokens.lows[measure.first - 2 : measure.first] in (["of", "which"], ["of", "whom"]):
        return (
            (nouns.begin(tokens, measure.last) or _counted_last(tokens, seen)) if measure.unit is None else _last(seen)
        )
    if seen and measure.unit is not None and _converts(tokens, measure, seen):
        return seen[-1][1] or behind.behind_bracket(tokens, measure)
    if measure.rule in ("change_to", "change_from"):
        return _level(tokens, measure, seen)
    if dimension in ("count", "frequency"):
        return _counted(tokens, measure, seen)
    if dimension == "duration":
        return _lasting(tokens, measure, seen)
    if dimension in ("percent", "percentage_point", "ratio"):
        return _share(tokens, measure, seen)
    if dimension == "rate" and measure.rule == "rate" and tokens.lows[measure.last] == "of" and not _is_price(measure):
        return _subject(tokens, measure, seen) or behind.after(
            tokens, measure
        )  # intensity was 3.2 m3 per tonne of product
    return behind.after(tokens, measure) or _subject(tokens, measure, seen) or _compared(tokens, measure, seen)


def _is_price(measure: Measure) -> bool:
    return measure.unit is not None and measure.unit.name[:3].isupper()


def _compared(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """`against $4,900 in the OECD`: the thing that the figure before measures, in another place or time."""
    if not seen or not measure.first:
        return None
    if tokens.lows[measure.first - 1] == "at" and seen[-1][0].change and measure.first - seen[-1][0].last <= _NEAR:
        return seen[-1][1]  # settled 12 cents higher at $13.41
    if tokens.lows[measure.first - 1] not in ("against", "versus", "vs", "to", "with"):
        return None
    if tokens.lows[measure.first - 1] in ("to", "with") and tokens.lows[measure.first - 2] != "compared":
        return None
    other, item = seen[-1]
    alike = (
        other.unit is not None and measure.unit is not None and other.unit.dimension in (measure.unit.dimension, "rate")
    )
    return item if alike else None


#: Tokens between the size of a change and the level it led to.
_NEAR: Final = 3


def _floor(tokens: Tokens, seen: Seen) -> int:
    """Words before this token belong to another figure, unless that stands like an adjective: the 10-year note."""
    for measure, item in reversed(seen[-3:]):
        if HYPHENS.isdisjoint(tokens.words[measure.core : measure.last + 1]) or measure.bound == "range":
            return max(measure.last, item[1]) if item is not None else measure.last
    return 0


def _subject(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    last = seen[-1][1] if seen and seen[-1][1] is not None and seen[-1][1][0] >= seen[-1][0].last else None
    if seen and tokens.lows[measure.first - 1] == "and" and tokens.lows[measure.last] in subjects.SIZES:
        return seen[-1][1]  # 1.8 km long and 32 metres wide
    return subjects.find(tokens, measure, _floor(tokens, seen), last, seen[-1][1] if seen else None)


def _converts(tokens: Tokens, measure: Measure, seen: Seen) -> bool:
    """Whether a measure says the one before it in another unit: 31C (88F), an 850-metre (2,800-foot) course."""
    if not seen or not measure.first or tokens.words[measure.first - 1] != "(" or measure.unit is None:
        return False
    other = seen[-1][0]
    return other.last == measure.first - 1 and other.unit is not None and other.unit.dimension == measure.unit.dimension


def _last(seen: Seen) -> Phrase | None:
    """The last item named before."""
    for _, item in reversed(seen[-4:]):
        if item is not None:
            return item
    return None


def _counted_last(tokens: Tokens, seen: Seen) -> Phrase | None:
    """The last item named before that is no place on the way: infected 87 people in six provinces and killed 13."""
    for measure, item in reversed(seen[-4:]):
        before = tokens.lows[measure.first - 1] if measure.first else ""
        if item is not None and measure.unit is None and before not in ("in", "at", "across", "from", "within"):
            return item
    return _last(seen)


def _level(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """What stands at a level: that which changed, else a figure before of like size, else the subject."""
    if measure.unit is not None and is_plural(tokens.lows[measure.last]) and tokens.lows[measure.last] not in STOPS:
        return nouns.begin(tokens, measure.last)  # weaken to 95 km/h winds
    if measure.unit is None or measure.unit.dimension == "money":
        found = nouns.begin(tokens, measure.last) if measure.unit is None else behind.after(tokens, measure)
        if found is not None and is_plural(tokens.lows[found[1] - 1]):
            return found
    if seen and (seen[-1][0].change is not None or seen[-1][0].rule.startswith("change_")):
        return seen[-1][1]
    subject = _subject(tokens, measure, seen)
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
    previous = _counted_last(tokens, seen)
    if lows[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1) and is_word(lows[j + 1]):
        return nouns.begin(tokens, j + 2, one=True) if lows[j + 1] == "strong" else (j + 1, j + 2)
    j += lows[j] in _MORE or lows[j] == "such"
    if lows[j] in _FATES and previous is not None and not is_plural(lows[j + 1]):
        return previous
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and not is_plural(lows[j + 1]):
            aside = measure.first > 1 and tokens.words[measure.first - 1] in (",", "—", "–", "-", ":")
            return previous or (nouns.many(tokens, measure.first - 2) if aside else None)
        while lows[j] in DETERMINERS or nouns.is_number(lows[j]):
            j += 1
    elif lows[measure.core_last - 1] in words.VAGUE and not is_plural(lows[j]):
        return previous
    found = nouns.begin(tokens, j, one=measure.high == 1) or behind.quantity_of(tokens, measure.first)
    if found is not None and lows[found[1] - 1].endswith("'s") and nouns.is_number(lows[found[1]]):
        found = nouns.of(tokens, found[1]) or found  # 92 million of the world's 160 million children
    if found is not None:
        return found if tokens.lows[found[0]] not in _SIGNS_BETWEEN else None
    if measure.change is not None:
        return _subject(tokens, measure, seen) or previous
    return subjects.counted(tokens, measure) or previous or subjects.find(tokens, measure, 0)


def _lasting(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """What lasts or is that old: a two-year plan, ten years of war, a 12-year-old boy, a sentence of two years."""
    j = measure.last
    lows = tokens.lows
    if measure.rule == "age":
        return _aged(tokens, measure, seen)
    if lows[j] == "of":
        return None if lows[j + 1] == "age" else nouns.begin(tokens, j + 1, one=True)
    if lows[j] in ("'", "’"):
        return nouns.begin(tokens, j + 1, one=True)
    if not HYPHENS.isdisjoint(tokens.words[measure.core : j]):
        j = behind.past_bracket(tokens, j)
        return nouns.begin(tokens, j, one=True) if not nouns.is_verb(lows[j]) else None
    last = seen[-1][1] if seen and seen[-1][1] is not None and seen[-1][1][0] >= seen[-1][0].last else None
    return subjects.lasting(tokens, measure, _floor(tokens, seen), last)


def _aged(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """Who is that old: a 12-year-old boy, a 2,500 year old tree, Maria Lopez, 45, two men, aged 27 and 34."""
    j, lows = measure.last, tokens.lows
    if lows[j - 1] == "old" and is_word(lows[j]) and lows[j] not in STOPS and not nouns.is_verb(lows[j]):
        return nouns.begin(tokens, j, one=True)
    if seen and seen[-1][0].rule == "age" and measure.first - seen[-1][0].last <= 2:
        return seen[-1][1]
    j = measure.first - 1
    j -= lows[j] in ("aged", "age")
    j -= j >= 0 and tokens.words[j] == ","
    if j < 0 or j == measure.first - 1:
        return subjects.lasting(tokens, measure, _floor(tokens, seen), None)
    if seen and seen[-1][1] is not None and seen[-1][1][1] == j + 1:
        return seen[-1][1]
    if not tokens.words[j][:1].isupper():
        return nouns.ending(tokens, j, 0) if is_plural(lows[j]) or lows[j] in SOMEBODY else None
    first = j
    while first and j - first < _NAMED and tokens.words[first - 1][:1].isupper() and is_word(tokens.words[first - 1]):
        first -= 1
    first += lows[first] in STOPS and first < j
    return (first, j + 1)


#: How many words a person's name has, less one.
_NAMED: Final = 3


def _share(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """What a share is of; else what grew or shrank by it; else what it is said of."""
    j = measure.last
    lows = tokens.lows
    if lows[j] == "of":
        j += 1
        if lows[j] in _PRONOUNS and (lows[j] == "them" or not is_plural(lows[j + 1])):
            return _last(seen)
        return nouns.of(tokens, j)
    if lows[j] in DETERMINERS and (
        measure.rule == "fraction" or (measure.rule == "multiple" and _acts(tokens, measure))
    ):
        return nouns.of(tokens, j)  # half the seats, will double the number of guards
    if measure.change is not None and measure.first and lows[measure.first - 1] == "of" and lows[j] != "in":
        return _subject(tokens, measure, seen) or _apposed(tokens, measure, seen)
    if measure.change is not None and lows[j] == "in" and measure.first and lows[measure.first - 1] == "of":
        return _changed_in(tokens, j + 1)
    if (
        seen
        and seen[-1][1] is not None
        and lows[seen[-1][0].last : measure.first] in ([",", "or"], ["points", ",", "or"])
    ):
        points = lows[seen[-1][1][1] - 1] == "points"
        return _subject(tokens, seen[-1][0], seen[:-1]) if points else seen[-1][1]  # lost 214 points, or 0.6 percent
    found = behind.after(tokens, measure)
    if found is None and measure.change is not None and measure.first and lows[measure.first - 1] in ("a", "an"):
        return None
    return found or _subject(tokens, measure, seen) or _grown(tokens, measure, seen)


def _acts(tokens: Tokens, measure: Measure) -> bool:
    """Whether a multiple is a verb with an object: will triple the number of guards, doubled its output."""
    low, before = tokens.lows[measure.core], tokens.lows[measure.first - 1] if measure.first else ""
    return low.endswith("ed") or (low not in ("twice", "thrice") and (before in _DOING or before.endswith("ly")))


_DOING: Final = vocabulary("to will would could may might can should must also")


def _apposed(tokens: Tokens, measure: Measure, seen: Seen) -> Phrase | None:
    """`a dividend of $3, a rise of 5%`: what the figure before measures."""
    j = measure.first - 3
    j -= j > 0 and tokens.lows[j] not in ("a", "an")
    return seen[-1][1] if seen and j > 0 and tokens.lows[j] in ("a", "an") and tokens.words[j - 1] == "," else None


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
