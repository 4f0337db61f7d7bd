"""Ages: `12-year-old`, `aged 45`, `ten years old`, and the number between commas after a person's name."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.amounts import Measure
from tasks.extraction.quantity.known import YEAR
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens

_AGED: Final = frozenset(("aged", "age", "ages"))
_OLDER: Final = frozenset(("older", "younger"))
OLDEST: Final = 120


def mark(tokens: Tokens, measures: list[Measure]) -> None:
    """Give the ages among the measures of a sentence their rule, unit and whole span."""
    for measure in measures:
        if measure.unit is None:
            _bare(tokens, measure)
        elif measure.unit.dimension == "duration":
            _old(tokens, measure)


def _old(tokens: Tokens, measure: Measure) -> None:
    """Take in `old` and `of age` after a duration."""
    j = measure.last
    if tokens.lows[j] in HYPHENS or (tokens.words[j] == "." and tokens.glued(j)):
        j += 1
    if tokens.lows[j] in ("old", "olds"):
        measure.last, measure.rule = j + 1, "age"
    elif tokens.lows[j] == "of" and tokens.lows[j + 1] == "age":
        measure.last, measure.rule = j + 2, "age"


def _bare(tokens: Tokens, measure: Measure) -> None:
    """`aged 45`, `age 45`, and `Maria Lopez, 45, said`."""
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
    turned = before in ("turned", "turning", "turns", "turn") and not tokens.lows[measure.last].isalpha()
    if at_age or turned or _apposed(tokens, measure):
        measure.unit, measure.rule = YEAR, "age"


def _abbreviated(tokens: Tokens, index: int) -> int:
    """The index after `yo`, `y/o` or `y.o.` at token `index`, 0 without one."""
    if tokens.lows[index] in ("yo", "y.o."):
        return index + 1
    return index + 3 if tokens.lows[index : index + 3] == ["y", "/", "o"] else 0


def _apposed(tokens: Tokens, measure: Measure) -> bool:
    first, last = measure.core, measure.core_last
    if first < 3 or last != first + 1 or not tokens.words[first].isdecimal() or measure.first != first:
        return False
    if tokens.words[first - 1] != "," or tokens.words[last] not in (",", "."):
        return False
    name, given = tokens.words[first - 2], tokens.words[first - 3]
    if not (name[0].isupper() and given[0].isupper() and name.isalpha() and len(name) > 1):
        return False
    return tokens.words[last] == "," and not tokens.words[last + 1][:1].isdecimal() and len(tokens.words[first]) == 2
