"""Ages: `12-year-old`, `aged 45`, `ten years old`, and the number between commas after a person's name."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.known import YEAR
from tasks.extraction.quantity.names import OPENERS
from tasks.extraction.quantity.phrases import STOPS, is_plural
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import MONTHS, vocabulary

_AGED: Final = frozenset(("aged", "age", "ages"))
_OLDER: Final = frozenset(("older", "younger"))
OLDEST: Final = 120


def mark(tokens: Tokens, measures: list[Measure]) -> None:
    """Give the ages among the measures of a sentence their rule, unit and whole span."""
    previous: Measure | None = None
    for measure in measures:
        if measure.unit is None:
            _bare(tokens, measure, previous)
        elif measure.unit.dimension == "duration":
            _old(tokens, measure)
        previous = measure


def _old(tokens: Tokens, measure: Measure) -> None:
    """Take in `old` and `of age` after a duration."""
    j = measure.last
    if tokens.lows[j] in HYPHENS or (tokens.words[j] == "." and tokens.glued(j)):
        j += 1
    if tokens.lows[j] in ("old", "olds"):
        measure.last, measure.rule = j + 1, "age"
    elif tokens.lows[j] == "of" and tokens.lows[j + 1] == "age":
        measure.last, measure.rule = j + 2, "age"


def _bare(tokens: Tokens, measure: Measure, previous: Measure | None) -> None:
    """`aged 45`, `age 45`, `aged 27 and 34`, and `Maria Lopez, 45, said`."""
    low = measure.low if measure.low is not None else measure.high
    high = measure.high if measure.high is not None else measure.low
    if (
        low is None
        or high is None
        or not 0 < low <= high <= OLDEST
        or measure.rule not in ("number", "range", "range_between")
    ):
        return
    if tokens.lows[measure.last - 1] in _OLDER and tokens.lows[measure.last - 2] in ("or", "and"):
        measure.unit, measure.rule = YEAR, "age"
        return
    after = _abbreviated(tokens, measure.last)
    if after:
        measure.unit, measure.rule, measure.last = YEAR, "age", after
        return
    before = tokens.lows[measure.first - 1] if measure.first else ""
    at_age = before in _AGED or (measure.core > 1 and tokens.lows[measure.core - 2 : measure.core] == ["age", "of"])
    at_age = at_age or (
        before == "at" and measure.first > 1 and tokens.lows[measure.first - 2] in ("died", "dies", "dead")
    )
    following = tokens.lows[measure.last]
    turned = before in ("turned", "turning", "turns", "turn") and (not following.isalpha() or following in STOPS)
    if previous is not None and previous.rule == "age" and tokens.lows[previous.first - 1] in _AGED:
        at_age = at_age or tokens.lows[previous.last : measure.first] in (["and"], [","], [",", "and"], ["or"])
    if at_age or turned or _apposed(tokens, measure) or _of_people(tokens, measure):
        measure.unit, measure.rule = YEAR, "age"


def _abbreviated(tokens: Tokens, index: int) -> int:
    """The index after `yo`, `y/o` or `y.o.` at token `index`, 0 without one."""
    if tokens.lows[index] in ("yo", "y.o."):
        return index + 1
    return index + 3 if tokens.lows[index : index + 3] == ["y", "/", "o"] else 0


#: People of whom `under 18` and `over 65` say how old they are.
_PEOPLE: Final = vocabulary(
    """
    children people adults women men girls boys teenagers kids citizens residents voters anyone everyone those persons
    patients students youths pupils youngsters babies infants pensioners females males
    """
)


def _of_people(tokens: Tokens, measure: Measure) -> bool:
    """`children under 18`, `people over 65`, with nothing counted behind."""
    if measure.first >= measure.core or not measure.first or tokens.lows[measure.first - 1] not in _PEOPLE:
        return False
    within = tokens.lows[measure.first] in ("under", "over", "above", "below")
    return within and not is_plural(tokens.lows[measure.last])


#: Who may be told by a noun and an age: the singer, 34,.
SOMEBODY: Final = vocabulary(
    """
    man woman star singer actor actress player striker midfielder defender goalkeeper lawyer teacher farmer father
    mother son daughter widow victim suspect driver student officer soldier minister artist author politician nurse
    doctor
    """
)


#: What goes on after a name and an age.
_SAID_OF: Final = vocabulary(
    """
    is was who whose has had said says told tells added from lives lived died won plays played joined became faces
    faced will remains remained pleaded denies denied admitted left moved
    """
)


def _apposed(tokens: Tokens, measure: Measure) -> bool:
    """`Maria Lopez, 45,`, `Diallo, 47, is the chair`, `The singer, 34, has`: between commas, after who is that old."""
    first, last = measure.core, measure.core_last
    if first < 2 or measure.first != first or last != first + 1 or not tokens.words[first].isdecimal():
        return False
    if len(tokens.words[first]) != 2 or tokens.words[first - 1] != "," or tokens.words[last] != ",":
        return False
    who, following = tokens.words[first - 2], tokens.words[last + 1]
    if who in SOMEBODY and following.islower():
        return True
    if not (who[0].isupper() and who.isalpha() and len(who) > 1) or who.lower() in MONTHS:
        return False
    if len(who) > 2 and following.lower() in _SAID_OF:
        return True
    given = tokens.words[first - 3] if first > 2 else ""
    return given[:1].isupper() and given.lower() not in OPENERS and not following[:1].isdecimal()
