"""What a measure is said of, before it: Revenue rose 5%, inflation of 5%, the bridge, 2 km long, cocaine worth £5m."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import change, nouns, phrases
from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import DETERMINERS, TIMES, Phrase
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.verbs import PARTICIPLES, VERBS
from tasks.extraction.quantity.words import vocabulary

REACH: Final = 14
#: Words between a subject and its measure.
_LINKS: Final = vocabulary(
    """
    went goes go moved changed vary varies varied range ranges ranged ranging reach reaches totals total exceeds tops
    weigh measure average averages averaging stayed fetched fetch was were is are be been being has have had
    will must shall would could may might can should to at by stood stands reached hit totalled totaled stand cost
    costs costing averaged measured weighed weighs weighing measuring hits reaching totalling totaling exceeded topped
    came comes come worth valued estimated expected forecast projected put remained about around than an a just only
    also then now near from between did not nearly almost as high more up down another some seen set currently still
    already accounted accounts accounting amounting amounted amounts surpassing for settled closed ended finished traded
    trading opened peaked yielded returned spans spanned stretches stretched lasts lasted lasting touched
    gusted warmed cooled heated record
    """
)
#: Words right before a duration that say how long the subject is, and not when something is.
_LASTS: Final = vocabulary(
    """
    is was were are be been of averages averaged averaging lasted lasts last lasting takes took taken take to by
    exceeds exceeded about around nearly almost totalled totals reached
    """
)
#: Verbs of which the sum is the object; and participles that say of what stands before a comma how much it is.
_RAISED: Final = vocabulary("raise add lose gain cut save recover shed")
_APPOSED: Final = vocabulary(
    "averaging totalling totaling worth valued estimated costing measuring weighing currently originally amounting"
)
#: What is no thing by itself, before `of` and a duration.
_SPANS: Final = vocabulary(
    "span spans age ages period periods total average maximum minimum top matter space course interval"
)
#: Verbs in -s before `at`.
_AT: Final = vocabulary("trades stays stands sits sells starts opens closes peaks begins")
#: Levels that a verb before them says something reached: Copper touched a three-week high of $8,420.
_LEVELS: Final = vocabulary("high low record peak maximum minimum average total")
SIZES: Final = vocabulary("long wide tall high deep thick across")


def find(
    tokens: Tokens, measure: Measure, floor: int, last: Phrase | None = None, previous: Phrase | None = None
) -> Phrase | None:
    """The noun phrase before the verb or the `of` that leads to the measure.

    Args:
        tokens: of the sentence.
        measure: with its change marked.
        floor: words before this token belong to another figure.
        last: the item that the figure before counts, which may end right at `floor`: cocaine worth £5m.
        previous: the item of the figure before, which the verb after an `and` may go on with.
    """
    lows = tokens.lows
    j = measure.first - 1
    if j > floor and tokens.words[j] == "," and lows[measure.last] in SIZES:
        return nouns.ending(tokens, j - 1, floor)
    label = _label(tokens, measure, j, floor)
    if label is not None:
        return label
    steps = 0
    if measure.change is None and j > 0 and lows[j] in _RAISED and lows[j - 1] == "to":
        return None  # sold the land to raise $5m
    while j >= floor and steps < REACH and _leads(tokens, j):
        j -= 3 if lows[j] == "as" and j > 2 and lows[j - 2] == "as" else 1  # as small as
        steps += 1
    if steps and j > floor and lows[j] == "," and lows[j + 1] in _APPOSED:
        j -= 1
    if last is not None and last[1] == j + 1 == floor and (steps or lows[j + 1] == "of"):
        return last if lows[j] not in TIMES else None
    if steps and lows[j] in ("and", "but") and lows[j + 1] not in _NO_VERBS:
        return previous
    if last is not None and last[1] == j and lows[j] == "of":
        return _beyond_level(tokens, last) or last
    of = j >= floor and lows[j] == "of" and steps == 0
    if of:
        j -= 1
    elif steps == 0 and measure.change is None and not _bounds(tokens, measure, j):
        return None
    found = nouns.closing(tokens, j, floor) if of else nouns.ending(tokens, j, floor)
    if of and found is not None and found[1] - found[0] == 1 and lows[found[0]] in ("total", "sum", "amount"):
        return None
    if found is None or (lows[found[1] - 1] in TIMES and not _is_span(tokens, found)):
        return None
    if found[1] - found[0] == 1 and lows[found[0]].endswith("ing") and lows[measure.first - 1] == "at":
        return None  # moving at 27,000 km/h
    if measure.change is None and found[1] - found[0] > 1 and _is_name(tokens, *found):
        return None
    if measure.change is not None and lows[measure.first - 1] == "by":
        for k in range(found[1] - 2, found[0] - 1, -1):
            if lows[k] in change.VERBS:
                return (k + 1, found[1])  # the bank cut rates by 5%
    if last is not None and found[0] < last[0] and found[1] == last[1]:
        return _beyond_level(tokens, found) or last  # the deal of a four-year deal
    return _beyond_level(tokens, found) or found


def lasting(tokens: Tokens, measure: Measure, floor: int, last: Phrase | None) -> Phrase | None:
    """What lasts as long as a duration says: a sentence of 18 months, life expectancy rose by 1.3 years."""
    if not measure.first or tokens.lows[measure.first - 1] not in _LASTS:
        return None
    if tokens.lows[measure.first - 1] == "of" and tokens.lows[measure.first - 2] in _SPANS:
        return None  # in camp for a period of five weeks
    found = find(tokens, measure, floor, last)
    if found is None or tokens.lows[found[1] - 1] in _SPANS or tokens.lows[found[1] - 1].endswith("ly"):
        return None
    return found


#: Words before a measure with which no verb after an `and` begins.
_NO_VERBS: Final = vocabulary("at to from by about around worth valued estimated nearly almost some up down as for in")


def _is_span(tokens: Tokens, found: Phrase) -> bool:
    """`waiting times`, `response time`: a time that is a thing."""
    return found[1] - found[0] > 1 and tokens.lows[found[1] - 1] in ("time", "times")


def _label(tokens: Tokens, measure: Measure, index: int, floor: int) -> Phrase | None:
    """`(CFR 1.9%)`, `Forecast: 90 percent`: a name for the number right before it, alone in its bracket or line."""
    lows = tokens.lows
    if index > floor and tokens.words[index] == ":":
        found = nouns.ending(tokens, index - 1, floor)
        return found if found == (0, index) and not tokens.words[0].isupper() and not nouns.is_number(lows[0]) else None
    k = index
    while (
        measure.unit is not None
        and k > floor
        and index - k < nouns.LABEL
        and is_word(tokens.lows[k])
        and tokens.lows[k] not in STOPS
    ):
        k -= 1
    if k == index or tokens.words[k] != "(" or tokens.lows[index] in _LINKS or tokens.lows[index] in TIMES:
        return None
    return (k + 1, index + 1)


def _bounds(tokens: Tokens, measure: Measure, index: int) -> bool:
    """Whether the bound of a measure stands right behind what is bounded: concentrations above 15 µg/m³."""
    if measure.first == measure.core or tokens.lows[measure.first] not in ("above", "below", "under", "over"):
        return False
    index = nouns.before_time(tokens, index, 0)
    low = tokens.lows[index] if index >= 0 else ""
    if measure.unit is None or measure.unit.dimension == "duration" or not is_word(low) or low in STOPS:
        return False
    return not nouns.is_verb(low) and not low.endswith(("ing", "ly")) and low not in VERBS


def _leads(tokens: Tokens, index: int) -> bool:
    """Whether a token is one of the words between a subject and its measure."""
    low, following = tokens.lows[index], tokens.lows[index + 1]
    if low in _LINKS or low in change.VERBS or (low.endswith("ly") and low not in ("july", "family", "supply")):
        return True
    if following == "at" and (nouns.is_verb(low) or low in _AT):
        return True
    if low == "in":
        return index > 0 and tokens.lows[index - 1] in ("come", "came", "comes", "coming")
    if low in PARTICIPLES or (following == "to" and nouns.is_verb(low)):
        return index > 0 and tokens.lows[index - 1] in ("was", "were", "been", "being", "is", "are")
    if low in ("yield", "yields", "return", "returns"):
        before = tokens.lows[index - 1] if index else ""
        return is_word(before) and before not in STOPS and not following.isalpha()
    return low == "amount" and index > 0 and tokens.lows[index - 1] in _LINKS


def _beyond_level(tokens: Tokens, found: Phrase) -> Phrase | None:
    """What reached the level that a phrase names: the copper of `Copper touched a three-week high of`."""
    lows = tokens.lows
    if lows[found[1] - 1] not in _LEVELS or found[1] - found[0] > _LEVEL:
        return None
    j = found[0] - 1
    while j > 0 and (
        lows[j] in DETERMINERS
        or lows[j] in HYPHENS
        or lows[j] in TIMES
        or nouns.is_number(lows[j])
        or lows[j] in ("new", "record", "all")
    ):
        j -= 1
    if j <= 0 or not (nouns.is_verb(lows[j]) or lows[j] in ("hit", "hits", "reached", "set", "to", "at")):
        return None
    while j > 0 and _leads(tokens, j):
        j -= 1
    return nouns.ending(tokens, j, 0)


#: How many tokens a level has: a three-week high.
_LEVEL: Final = 4


def _is_name(tokens: Tokens, first: int, last: int) -> bool:
    """Whether every word is in capitals: who reached 20 percent is not what the percentage is of."""
    return all(word[:1].isupper() for word in tokens.words[first:last])


def counted(tokens: Tokens, measure: Measure) -> Phrase | None:
    """`a limit of 170`, `a UV index of 8`: a number that counts no thing is of what stands before its `of`."""
    if measure.first < 2:
        return None
    if tokens.lows[measure.first - 1] in ("number", "numbered", "total", "totalled", "totaled"):
        subject = nouns.ending(tokens, measure.first - 2, 0)
        return subject if subject is not None and is_plural(tokens.lows[subject[1] - 1]) else None
    if tokens.lows[measure.first - 1] != "of":
        return None
    found = nouns.closing(tokens, measure.first - 2, 0)
    if found is None or tokens.lows[found[1] - 1] in _AMOUNTS or tokens.lows[found[1] - 1] in TIMES:
        return None
    return found


_AMOUNTS: Final = (phrases.QUANTITY_HEADS - vocabulary("crowd army fleet stock stockpile arsenal")) | vocabulary(
    "age one out because most many some each any more instead ahead average margin majority"
)
