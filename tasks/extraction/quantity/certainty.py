"""How sure the writer is of a figure: asserted, hedged, possible, denied or hypothetical."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.nouns import Phrase
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

BACK: Final = 44
AHEAD: Final = 7
_NEGATION_REACH: Final = 7
_WITHOUT_REACH: Final = 3

_HEDGES: Final = vocabulary(
    """
    appears appear appeared seems seem seemed apparently reportedly allegedly supposedly purportedly presumably
    believed thought estimated estimate estimates suggests suggest suggested presumed rumoured rumored alleged
    unconfirmed unverified reputedly ostensibly purported roughly-estimated feared guess guesses reckon reckons
    reckoned assumed indications allege alleges alleging
    """
)
_POSSIBLE: Final = vocabulary(
    """
    may might could possibly perhaps probably potentially maybe likely expected forecast forecasts projected predicted
    predicts expects anticipates anticipated hopes hope hoping aims plans planned planning potential possible
    surprised target targets threatens threatened proposed proposes
    """
)
_NEGATIVE: Final = vocabulary(
    """
    not never without neither nor cannot hardly deny denies denied denying refuted false untrue rejected dismissed
    """
)
_DENIALS: Final = vocabulary("deny denies denied denying refuted rejected dismissed untrue false")
_AFTER_NOT: Final = vocabulary(
    """
    only just merely simply even to yet least because about including counting all far until since surprising
    surprised long
    """
)
_SPEECH: Final = vocabulary(
    """
    said says told added adds stated announced confirmed insisted declared noted explained acknowledged wrote reported
    claimed claims
    """
)
_BREAKS: Final = frozenset((";", ":", "(", ")", "—", "“", "”", '"'))
_JOINTS: Final = vocabulary("and but while whereas although though yet so which who where")


#: Without one of these, or an n't, a sentence asserts.
_SIGNALS: Final = (
    _HEDGES
    | _POSSIBLE
    | _NEGATIVE
    | _DENIALS
    | vocabulary(
        """
    if unless suppose supposing provided would wouldn't reportedly allegedly apparently believed thought estimated
    feared reported presumed suspected rumoured alleged expected likely forecast projected planned predicted
    """
    )
)


def signalled(tokens: Tokens) -> bool:
    """Whether the sentence holds a word that can make a figure in it less than asserted."""
    if not _SIGNALS.isdisjoint(tokens.lows):
        return True
    (start, end), find = tokens.span(0, tokens.count), tokens.text.find
    return (
        find("'t", start, end) >= 0
        or find("’t", start, end) >= 0
        or find("'T", start, end) >= 0
        or find("’T", start, end) >= 0
    )


def judge(tokens: Tokens, measure: Measure, item: Phrase | None, speaking: frozenset[int]) -> str:
    """One of `records.CERTAINTIES`.

    Args:
        tokens: of the sentence.
        measure: the figure.
        item: what it counts; words after it may hedge the figure.
        speaking: tokens that are verbs of speech with a named speaker: `X estimated that` asserts for X.
    """
    if _definite(tokens, measure):
        return "asserted"
    seen = _before(tokens, measure, speaking)
    if "denied" in seen:
        return "denied"
    if "hypothetical" in seen:
        return "possible" if "surprised" in seen else "hypothetical"
    end = item[1] if item is not None and item[0] >= measure.last else measure.last
    after = _after(tokens, end)
    if after == "hypothetical" or ("would" in seen and _has_if(tokens, measure.last)):
        return "hypothetical"
    if "possible" in seen or after == "possible" or "surprised" in seen:
        return "possible"
    if "hedged" in seen or after == "hedged":
        return "hedged"
    return "asserted"


def _definite(tokens: Tokens, measure: Measure) -> bool:
    """`the 46 committees` are taken to exist, whatever is said of them."""
    if (
        not measure.first
        or measure.change is not None
        or (measure.unit is not None and measure.unit.dimension != "count")
    ):
        return False
    return tokens.lows[measure.first - 1] in ("the", "these", "those", "its", "their", "his", "her", "our")


#: Words that the way back through a clause minds; others are passed over.
_MINDED: Final = (
    _BREAKS | _JOINTS | _SPEECH | _HEDGES | _POSSIBLE | _NEGATIVE
    | vocabulary("– - — if unless suppose supposing provided would wouldn't")
)  # fmt: skip


def _before(tokens: Tokens, measure: Measure, speaking: frozenset[int]) -> set[str]:
    """What the words before the number, back to the start of its clause, make of it."""
    seen: set[str] = set()
    lows = tokens.lows
    stop = max(-1, measure.core - BACK)
    j = measure.core - 1
    while j > stop:
        low = lows[j]
        if low not in _MINDED and j not in speaking and low[-3:] != "n't":
            j -= 1
            continue
        if low in _BREAKS or (low in _JOINTS and j and lows[j - 1] == ",") or _dashes(tokens, j, low):
            break
        if j in speaking or (low in _SPEECH and low not in ("reported", "claimed")):
            if low in _DENIALS:
                seen.add("denied")
            break
        _note(tokens, j, low, measure, seen)
        j -= 1
    if "hypothetical" not in seen and _if_before(tokens, j):
        seen.add("hypothetical")
    return seen


def _dashes(tokens: Tokens, j: int, low: str) -> bool:
    """A dash with space around it ends a clause."""
    return low in ("–", "-", "—") and not tokens.glued(j) and not tokens.glued(j + 1)


def _note(tokens: Tokens, j: int, low: str, measure: Measure, seen: set[str]) -> None:
    if low in _HEDGES:
        if (
            low[:4] not in ("appe", "seem")
            or low == "seemingly"
            or tokens.lows[j + 1] in ("to", "that", "as", "likely")
        ):
            seen.add("hedged")
    elif low in _POSSIBLE:
        if low == "surprised":
            seen.add("surprised")
        elif (low in _WITH_TO and tokens.lows[j + 1] != "to") or (low in _PREDICATES and not _predicated(tokens, j)):
            pass
        elif not (low == "may" and tokens.words[j] == "May") and not (
            low in ("likely", "planned", "target", "targets", "potential") and j < measure.core - 6
        ):
            seen.add("possible")
    elif low == "if":
        if tokens.lows[j - 1] not in ("as", "even") if j else True:
            seen.add("hypothetical")
    elif low in ("unless", "suppose", "supposing", "provided"):
        if low != "provided" or tokens.lows[j + 1] == "that":
            seen.add("hypothetical")
    elif low in ("would", "wouldn't"):
        seen.add("would")
        if tokens.lows[j + 1] == "have":
            seen.add("hypothetical")
    elif (low in _NEGATIVE or low.endswith("n't")) and _negates(tokens, j, low, measure):
        seen.add("denied")


#: Nouns and adjectives too: a plan is no possibility, to plan to do is one.
_WITH_TO: Final = vocabulary(
    "plans planned planning hopes hoping hope aims threatens threatened proposed target targets expects"
)
_PREDICATES: Final = vocabulary("possible potential")


def _predicated(tokens: Tokens, j: int) -> bool:
    return bool(j) and tokens.lows[j - 1] in ("is", "was", "be", "it", "as", "remains", "still", "seems")


def _negates(tokens: Tokens, j: int, low: str, measure: Measure) -> bool:
    if low in _DENIALS:
        return measure.core - j <= 12
    if low == "without" and measure.core - j > _WITHOUT_REACH:
        return False
    if j >= measure.first or measure.core - j > _NEGATION_REACH or tokens.lows[j + 1] in _AFTER_NOT:
        return False
    if low in ("wouldn't", "couldn't") and "surprised" in tokens.lows[j + 1 : j + 4]:
        return False
    return not any(word == "," for word in tokens.lows[j + 1 : measure.first])


def _if_before(tokens: Tokens, index: int) -> bool:
    """`If Iran attacks, 500 people would die`: the condition stands before the clause."""
    return bool(tokens.count) and tokens.lows[0] in ("if", "unless") and index <= BACK


def _has_if(tokens: Tokens, index: int) -> bool:
    return "if" in tokens.lows[index : index + BACK]


def _after(tokens: Tokens, start: int) -> str | None:
    """`were believed to`, `could be`, `are feared dead`, `was denied` just after the figure and its item."""
    verb = False
    for j in range(start, min(start + AHEAD, tokens.count)):
        low = tokens.lows[j]
        if low in _BREAKS or low in (",", "and", "but", "that", "which") or low in _SPEECH:
            return None
        if low in ("may", "might", "could") and tokens.words[j] != "May":
            return "possible"
        if low in ("would", "wouldn't"):
            return "hypothetical" if _has_if(tokens, j) or tokens.lows[j + 1] == "have" else "possible"
        if low in ("reportedly", "allegedly", "apparently"):
            return "hedged"
        if low in ("not", "never") or low.endswith("n't"):
            return None
        if low in ("is", "are", "was", "were", "be", "been"):
            verb = True
        elif verb and low in (
            "believed",
            "thought",
            "estimated",
            "feared",
            "reported",
            "presumed",
            "suspected",
            "rumoured",
            "alleged",
        ):
            return "hedged"
        elif verb and low in ("expected", "likely", "forecast", "projected", "planned", "predicted"):
            return "possible"
        elif low == "if":
            return "hypothetical"
    return None
