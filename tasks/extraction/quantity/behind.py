"""The noun phrase that a measure stands before: barrels of oil, a $5m contract, past what brackets say of it."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import nouns, phrases, subjects
from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import DETERMINERS, TIMES, Phrase
from tasks.extraction.quantity.phrases import STOPS, is_plural, is_word
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

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
    likely short plus last next this previous past net ahead behind
    """
)


def after(tokens: Tokens, measure: Measure) -> Phrase | None:
    """The noun phrase it qualifies: barrels of oil, a $5m contract, $4 million in aid, 5% rise in exports."""
    j = past_bracket(tokens, measure.last)
    lows = tokens.lows
    if j != measure.last and lows[j] != "of" and HYPHENS.isdisjoint(tokens.words[measure.core : measure.last]):
        return None
    if lows[j] in HYPHENS and tokens.glued(j + 1):
        j += 1
    if lows[j] == "worth" and lows[j + 1] == "of":
        return nouns.of(tokens, j + 2)
    if lows[j] == "of":
        return nouns.of(tokens, j + 1)
    if lows[j] == "off" and lows[j + 1] in DETERMINERS:
        return nouns.of(tokens, j + 1)  # wiping $2bn off its value
    if lows[j] in ("in", "on") or (lows[j] == "for" and measure.unit is not None and measure.unit.dimension == "rate"):
        return _in(tokens, measure, j + 1)
    if lows[j] in _CHANGE_NOUNS and lows[j + 1] in ("in", "of"):
        return nouns.of(tokens, j + 2)
    if lows[j] in _CHANGE_NOUNS and measure.change is not None:
        return None
    return _qualified(tokens, measure, j)


def past_bracket(tokens: Tokens, index: int) -> int:
    """After a conversion in brackets at token `index`: 16,557 square kilometres (1.65 million hectares) of forest."""
    if tokens.words[index] != "(":
        return index
    for j in range(index + 2, index + _CONVERSION):
        if tokens.words[j] == ")":
            inside = tokens.words[index + 1 : j]
            return j + 1 if any(word[:1].isdecimal() for word in inside[:3]) else index
    return index


#: How many tokens a conversion and its brackets have, and one.
_CONVERSION: Final = 8


def behind_bracket(tokens: Tokens, measure: Measure) -> Phrase | None:
    """What follows the bracket that a conversion closes: the course of an 850-metre (2,800-foot) course."""
    j = measure.last
    if tokens.words[j] != ")":
        return None
    hyphened = not HYPHENS.isdisjoint(tokens.words[measure.core : j])
    return (
        nouns.of(tokens, j + 2)
        if tokens.lows[j + 1] == "of"
        else _qualified(tokens, measure, j + 1)
        if hyphened
        else None
    )


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


def quantity_of(tokens: Tokens, index: int) -> Phrase | None:
    """`the total number of shells it has provided to ...`: what the number before is one of."""
    lows = tokens.lows
    for j in range(index - 2, max(0, index - subjects.REACH), -1):
        if lows[j] == "of" and lows[j - 1] in phrases.QUANTITY_HEADS:
            return nouns.of(tokens, j + 1)
        if lows[j] in (".", ";", "(", ")"):
            return None
    return None
