"""Tells the size of a rise or a fall from the ends it runs between.

`rose 5% to 120 from 114` is three rows: 5% with change=rise and rule change_size, 120 with rule change_to, 114 with
rule change_from. The ends carry no change: they are levels.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from tasks.extraction.quantity.amounts import Amount, Measure
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary


def _forms(stems: str) -> Iterable[str]:
    """Regular verbs in all their forms; `e` and `y` endings are minded."""
    for stem in stems.split():
        cut = stem[:-1] if stem.endswith("e") else stem
        yield from (stem, f"{stem}s", f"{cut}ed", f"{cut}ing")


_RISE_VERBS: Final = frozenset(
    _forms(
        """
    increase climb jump gain surge soar advance expand rocket rebound escalate balloon swell improve accelerate
    strengthen appreciate raise boost hike lift rally spike widen inflate recover add leap firm skyrocket extend
    """
    )
) | vocabulary(
    """
    rise rises rose risen rising grow grows grew grown growing swollen leapt up higher upped rallied rallies spiked
    outperformed
    """
)
_FALL_VERBS: Final = frozenset(
    _forms(
        """
    decrease decline tumble plunge plummet slump reduce lower weaken ease crash contract shave trim slash halve
    depreciate dwindle dive slide narrow erode retreat recede collapse dip shed devalue curb
    """
    )
) | vocabulary(
    """
    fall falls fell fallen falling drop drops dropped dropping slid sank sink sunk sinks sinking shrank shrink
    shrunk shrinks shrinking slipped slip slips slipping cut cuts cutting down lower lost lose loses losing dipped
    trimmed dropping shedding off curbed dove
    """
)
_RISE_NOUNS: Final = vocabulary(
    """
    increase rise growth gain jump surge hike uptick climb raise boost upturn improvement spike appreciation expansion
    advance uplift increases gains rally leap higher more up above bigger larger faster greater longer acceleration
    """
)
_FALL_NOUNS: Final = vocabulary(
    """
    decrease fall drop decline cut reduction loss slump plunge dip slide contraction depreciation devaluation cuts
    reductions downturn discount shrinkage lower less fewer down below smaller slower cheaper shorter declines drops
    """
)
#: Of the nouns, those that are a change only as such and not after a plain count (`five more`, `two up`).
_COMPARED: Final = vocabulary("more less fewer above below up down longer shorter loss cut cuts")
_NOT_UP: Final = vocabulary(
    """
    make made makes making take took taking pick picked set give gave end ended back backed put puts hold held wind
    wound line blew
    """
)
_SKIPPED: Final = vocabulary(
    """
    another further just only an a additional about as over even some well fully extra the
    """
)
_SHARES: Final = frozenset(("percent", "percentage_point", "ratio"))
_STOPS: Final = vocabulary(", ; : ( ) that which who but while said . because")

REACH: Final = 9


#: Verbs that only say that a level changed: went from 5% to 7%.
_MOVES: Final = vocabulary("went goes go going gone moved changed swung shifted")


def told(tokens: Tokens) -> bool:
    """Whether the sentence holds a word of change at all."""
    return not _TOLD.isdisjoint(tokens.lows)


#: What every rule here needs in the sentence.
_TOLD: Final = _RISE_VERBS | _FALL_VERBS | _RISE_NOUNS | _FALL_NOUNS | _MOVES


def moving(tokens: Tokens, amounts: list[Amount]) -> set[int]:
    """Indexes of each `from` before an amount that opens the ends of a change: `fell from 12 to 9`.

    Also the first token of each amount that may be the size of one: `rose by 5 to 120`.
    """
    found = set()
    for amount in amounts:
        j = amount.first - 1
        if j > 0 and (tokens.lows[j] in _INTRANSITIVE or (tokens.lows[j] == "by" and _verb_before(tokens, j))):
            found.add(amount.first)
        for j in (amount.first - 1, amount.first - 2):
            if j > 0 and tokens.lows[j] == "from":
                if _verb_before(tokens, j) is not None or tokens.lows[j - 1] in _MOVES:
                    found.add(j)
                break
    return found


def _verb_before(tokens: Tokens, index: int) -> str | None:
    """`rise` or `fall` where such a verb stands shortly before token `index` in the same clause."""
    for j in range(index - 1, max(-1, index - REACH), -1):
        low = tokens.lows[j]
        if low in _STOPS:
            return None
        direction = _direction(tokens, j)
        if direction is not None:
            return direction
    return None


def _direction(tokens: Tokens, j: int) -> str | None:
    low = tokens.lows[j]
    if low in _RISE_VERBS:
        before = tokens.lows[j - 1] if j else ""
        if before == "-" and tokens.glued(j):
            return None  # the runner-up
        return (
            None
            if low == "up" and (before in _NOT_UP or (tokens.lows[j + 1] == "to" and before not in ("is", "was", ",")))
            else "rise"
        )
    if low in _FALL_VERBS:
        return None if low == "off" and (j == 0 or tokens.lows[j - 1] != ",") else "fall"
    return None


def mark(tokens: Tokens, measures: list[Measure]) -> None:
    """Set change and rule of the measures of a sentence, from left to right."""
    previous: Measure | None = None
    for measure in measures:
        _mark(tokens, measure, previous)
        previous = measure


def _mark(tokens: Tokens, measure: Measure, previous: Measure | None) -> None:
    first = measure.first
    before = tokens.lows[first - 1] if first else ""
    if previous is not None and previous.change and _goes_on(tokens, measure, previous):
        return
    if before in ("to", "at") and (previous is None or previous.last < first - 1):
        if _verb_before(tokens, first - 1) is not None and before == "to":
            measure.rule = "change_to"
        return
    if before == "from" or (measure.rule == "range_from"):
        moved = first > 1 and tokens.lows[first - 2] in _MOVES
        if measure.rule != "range_from" and (moved or _verb_before(tokens, first - 1) is not None):
            measure.rule = "change_from"
        return
    if before == "to" and previous is not None and previous.rule == "change_from" and previous.last == first - 1:
        measure.rule = "change_to"
        return
    past = measure.first < measure.core and tokens.lows[first] in ("below", "above", "under", "beneath")
    if past and before and _direction(tokens, first - 1) is not None:
        measure.rule = "change_to"  # dropped below 20%
        return
    unit = measure.unit
    if unit is not None and unit.dimension == "duration" and "-" in tokens.words[measure.core : measure.core_last]:
        return
    direction = _size_before(tokens, measure) or _size_after(tokens, measure)
    if direction is not None:
        measure.change = direction
        measure.rule = "change_size" if measure.rule != "multiple" else measure.rule


def _goes_on(tokens: Tokens, measure: Measure, previous: Measure) -> bool:
    """`to 120` and `from 114` after the size, and `, or 12 points` beside it."""
    gap = tokens.lows[previous.last : measure.first]
    if gap == ["to"] or gap == [",", "to"]:
        measure.rule = "change_to"
    elif gap == ["from"] or gap == [",", "from"]:
        measure.rule = "change_from"
    elif gap == ["points", ",", "or"] or (
        gap in ([",", "or"], ["or"], ["("]) and measure.unit is not None and previous.unit is not None
    ):
        measure.change, measure.rule = previous.change, "change_size"
    else:
        return False
    return True


def _size_before(tokens: Tokens, measure: Measure) -> str | None:
    j = measure.first - 1
    for _ in range(3):
        if j >= 0 and (tokens.lows[j] in _SKIPPED or tokens.lows[j].endswith("ly")):
            j -= 1
    if j < 0:
        return None
    low = tokens.lows[j]
    if low == "by":
        return _verb_before(tokens, j) or _noun_before(tokens, j)
    if low == "of":
        return _noun_before(tokens, j)
    direction = _direction(tokens, j)
    if direction is None:
        return None
    dimension = measure.unit.dimension if measure.unit else "count"
    if dimension in _SHARES or (dimension == "count" and tokens.lows[measure.last] == "points"):
        return None if low in _OBTAINS and tokens.lows[measure.last] == "of" else direction
    return direction if low in _INTRANSITIVE and not _is_particle(tokens, j) else None


#: Verbs of which the share of something is the object: gained 66% of the votes.
_OBTAINS: Final = vocabulary("gain gains gained gaining add adds added adding")


def _is_particle(tokens: Tokens, index: int) -> bool:
    """Whether an `up` or `down` belongs to the verb before it: closed down 96 charities, serving up 200,000 dishes."""
    if tokens.lows[index] not in ("up", "down") or not index:
        return False
    before = tokens.lows[index - 1]
    return (before.endswith(("ed", "ing")) or before in _WITH_PARTICLE) and before not in _MOVED


_WITH_PARTICLE: Final = vocabulary("come comes came shut shuts break breaks broke build builds built buy buys bought")
#: Verbs that only say that something moves the way of the particle.
_MOVED: Final = vocabulary("edged edging moved moving inched inching ticked ticking nudged pushed going climbed being")


#: Verbs that are a change of a plain count as such; of others the count is the object: lost 12 men, sink four boats.
_INTRANSITIVE: Final = vocabulary(
    """
    rose rise rises risen rising fell fall falls fallen falling climbed jumped surged soared tumbled plunged slid
    slipped dipped increased decreased declined up down grew
    """
)


def _noun_before(tokens: Tokens, index: int) -> str | None:
    for j in (index - 1, index - 2):
        low = tokens.lows[j] if j >= 0 else ""
        if (low in _COMPARED and low not in ("loss", "cut", "cuts")) or low in ("loss", "gain", "gains"):
            continue
        if low in _RISE_NOUNS:
            return "rise"
        if low in _FALL_NOUNS:
            return "fall"
    return None


#: Of the nouns of change those that are nothing else.
_RISES: Final = vocabulary("increase rise growth jump surge hike uptick expansion")
_FALLS: Final = vocabulary("decrease fall drop decline reduction slump plunge contraction")


def _size_after(tokens: Tokens, measure: Measure) -> str | None:
    """`5% increase`, `12 points lower`, `three times more`."""
    unit = measure.unit
    if unit is None:
        return _than_before(tokens, measure.last)
    if unit.dimension == "duration" or measure.rule == "one_in":
        return None
    if unit.dimension == "ratio" and (measure.high or 0) > 1:
        low = tokens.lows[measure.last]  # ten times more is a multiple, a threefold increase a rise
        return "rise" if low in _RISES else "fall" if low in _FALLS else None
    j = measure.last
    if tokens.lows[j] == "-":
        j += 1
    for ahead in (0, 1):
        low = tokens.lows[j + ahead]
        if ahead and low in _COMPARED:
            return None
        if low in _RISE_NOUNS:
            return "rise" if _is_change(low, unit.dimension, tokens.lows[j + ahead + 1]) else None
        if low in _FALL_NOUNS:
            return "fall" if _is_change(low, unit.dimension, tokens.lows[j + ahead + 1]) else None
        if not low.isalpha() or low in ("of", "in", "to", "on", "the", "and", "at", "for", "from"):
            return None
    return None


def _than_before(tokens: Tokens, index: int) -> str | None:
    """`210,000 more than in 2021`, `30 fewer than a year earlier`: a plain count beside that of another time."""
    low, following = tokens.lows[index], tokens.lows[index + 2]
    if tokens.lows[index + 1] != "than" or low not in ("more", "fewer", "less"):
        return None
    if following in ("in", "during", "last") or tokens.lows[index + 3] in ("year", "month", "week", "previous", "same"):
        return "rise" if low == "more" else "fall"
    return None


def _is_change(low: str, dimension: str, following: str) -> bool:
    if low in ("up", "down"):
        return following in ("on", "from", "in", "", ".", ",", "year", "compared")
    if low in _COMPARED or low in (
        "higher",
        "lower",
        "bigger",
        "larger",
        "smaller",
        "greater",
        "faster",
        "slower",
        "cheaper",
    ):
        return dimension in ("percent", "percentage_point", "ratio") or low in ("higher", "lower")
    return True


#: Every verb of change, for those who look for what changed.
VERBS: Final = _RISE_VERBS | _FALL_VERBS
