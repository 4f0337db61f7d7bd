"""Where a duration leads: `two years ago`, `three days later`, `two weeks before Christmas`, `in two months`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.lexicon import SIDES
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens

Parser = Callable[[Tokens, int, Context], Reading | None]
_CLOCK_UNITS: Final = ("H", "MIN", "S")
#: A part of a unit, told in the next smaller one.
_FRACTIONS: Final = {"Y": ("M", 12), "M": ("D", 30), "W": ("D", 7)}
_YEARS: Final = {"DE": 10, "CE": 100, "ML": 1000}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A measured duration: the token after it, its TIMEX3 value and its parts, largest unit first."""

    end: int
    value: str
    parts: tuple[tuple[float | None, str], ...]
    article: bool = False

    @property
    def unit(self) -> str:
        """The smallest unit it is measured in."""
        return self.parts[-1][1]


def reached(t: Tokens, i: int, c: Context, whole: Stretch, point: Parser) -> Reading | None:
    """The date that lies a duration away from one we know; None where the words around it lead nowhere."""
    j = whole.end
    if t.key[j] in SIDES and t.key[j + 1] != "than":
        return _sided(t, j, c, whole, point)
    k = j + 1 + (t.key[j + 1] == "s")
    if t.key[j] == "'" and t.key[k] == "time" and t.before(i) in ("in", "within"):
        return _moved(c, k + 1, "in_time", 1, whole, c.anchor, "relative")
    if t.before(i) == "in" and (not whole.article or t.kind[j] in (".", ",", "?", "!", "gap", "pad")):
        ahead = whole.parts[0][0] is not None and c.tense(t.start[i - 1], t.end[j - 1]) > 0
        return _moved(c, j, "in_future", 1, whole, c.anchor, "relative") if ahead else None
    return None


def _sided(t: Tokens, j: int, c: Context, whole: Stretch, point: Parser) -> Reading | None:
    step, origin = SIDES[t.key[j]]
    key, end = t.key[j], j + 1
    if key == "prior" and t.key[end] == "to":
        end += 1
    if key in ("before", "after", "from", "prior"):
        known = _known(t, end + (t.key[end] == "the"), c, point)
        if known:
            basis = "inherited" if known.basis == "explicit" else known.basis
            exact = known.precision == "day"
            return _moved(c, known.end, f"{key}_date", step, whole, known.first, basis, exact=exact)
        if key == "from":
            return _moved(c, end + 1, "from_now", 1, whole, c.anchor, "relative") if t.key[end] == "now" else None
        if not (t.key[end] in (".", ",", ";") or t.kind[end] in ("gap", "pad")):
            return None
    beside = _on_day(t, end, c, whole) if key == "ago" else None
    if beside:
        return beside
    rule = {"previously": "earlier", "beforehand": "earlier", "hence": "from_now", "prior": "earlier"}.get(key, key)
    if origin == "anchor":
        return _moved(c, end, rule, step, whole, c.anchor, "relative")
    base, basis = c.base(_grain(whole)), "inherited"
    counted = whole.parts[0][0] is not None
    if counted and (step < 0 or c.tense(t.start[j - 1], t.end[end - 1]) > 0):
        base, basis = c.beside(_grain(whole), step, t.start[j - 1], t.end[end - 1])
    return _moved(c, end, rule, step, whole, base, basis)


def _known(t: Tokens, k: int, c: Context, point: Parser) -> Reading | None:
    """The date after `before`, `after` or `from`, if there is one."""
    found = point(t, k, c)
    return found if found and found.kind == "date" and found.precision in ("day", "month", "year") else None


def _grain(whole: Stretch) -> str:
    return periods.PRECISION[whole.unit]


def _begun(t: Tokens, j: int, c: Context, whole: Stretch, point: Parser) -> Reading | None:
    """`two weeks starting on May 20`: a stretch told by its first day."""
    found = point(t, j + 1 + (t.key[j + 1] in ("on", "from")), c)
    if found is None or found.kind != "date" or found.precision != "day":
        return None
    plain = Reading(found.end, "unit_from", "duration", whole.value, None, None, _grain(whole), found.basis)
    landed = _landed(whole, 1, found.first) if found.first else None
    last = periods.plus_days(landed[0], -1) if landed else None
    if last is None or found.first is None or last < found.first:
        return replace(plain, basis="none")
    return replace(plain, first=found.first, last=last)


def ended(t: Tokens, j: int, c: Context, whole: Stretch, point: Parser) -> Reading | None:
    """`12 months to June`, `three months ended 31 March 2024`: a stretch told by its last day, at the word after it."""
    if whole.unit in _CLOCK_UNITS or whole.parts[0][0] is None:
        return None
    if t.key[j] in ("starting", "beginning", "commencing"):
        return _begun(t, j, c, whole, point)
    if t.key[j] not in ("to", "ended", "ending", "through"):
        return None
    k = j + 1 + (t.key[j + 1] in ("the", "on"))
    k += 2 * (t.key[k] in ("end", "beginning") and t.key[k + 1] == "of")
    found = point(t, k, c)
    if found is None or found.kind != "date" or found.precision not in ("day", "month", "year"):
        return None
    plain = Reading(found.end, "unit_to", "duration", whole.value, None, None, _grain(whole), found.basis, article=True)
    after = periods.plus_days(found.last, 1) if found.last else None
    landed = _landed(whole, -1, after) if after else None
    if landed is None or found.last is None:
        return replace(plain, basis="none")
    return replace(plain, first=landed[0], last=found.last)


def _on_day(t: Tokens, j: int, c: Context, whole: Stretch) -> Reading | None:
    """`a year ago today`, `a year ago this month`, `two weeks ago on Friday`: the word after says the grain."""
    k = j + (t.key[j] == "on")
    if t.kind[k] == "deictic" and t.key[k] != "tonight":
        base = periods.plus_days(c.anchor, t.value[k]) if c.anchor else None
        return _moved(c, k + 1, "ago_day", -1, whole, base, "relative", exact=True)
    if t.key[k] == "this" and t.key[k + 1] in ("month", "week") and whole.unit == "Y" and k == j:
        day = _landed(whole, -1, c.anchor) if c.anchor else None
        period = periods.containing(day[0], t.value[k + 1]) if day else None
        return dated(k + 2, "ago_unit", period or periods.open_period(t.value[k + 1]), "relative")
    if t.kind[k] == "weekday" and whole.unit == "W" and t.key[k + 1] != ",":
        week = _target(whole, -1, c.anchor) if c.anchor else None
        day_of_week = periods.plus_days(week.first, t.value[k] - 1) if week and week.first else None
        open_day = Period(f"XXXX-WXX-{t.value[k]}", None, None, "day")
        return dated(k + 1, "ago_weekday", periods.of_date(day_of_week) if day_of_week else open_day, "relative")
    return None


def _moved(
    c: Context, end: int, rule: str, step: int, whole: Stretch, base: dt.date | None, basis: str, *, exact: bool = False
) -> Reading:
    """The period a duration away from `base`, its day where `exact`; open where one of them is unknown or vague."""
    unit = whole.unit
    kind = "time" if unit in _CLOCK_UNITS else "date"
    period = _target(whole, step, base, exact=exact) if base and kind == "date" else None
    if period is None:
        vague = whole.parts[0][0] is None and basis == "relative"
        value = ("PAST_REF" if step < 0 else "FUTURE_REF") if vague else periods.OPEN["Y" if unit in _YEARS else unit]
        period = periods.open_period("D") if exact and not vague else Period(value, None, None, _grain(whole))
    return dated(end, rule, period, basis, kind=kind)


def _target(whole: Stretch, step: int, base: dt.date, *, exact: bool = False) -> Period | None:
    """The period, at the grain of the smallest unit or, counted from a day, that far from it, the day itself."""
    landed = _landed(whole, step, base)
    if landed is None:
        return None
    day, unit = landed
    return periods.of_date(day) if exact else periods.containing(day, unit)


def _landed(whole: Stretch, step: int, base: dt.date) -> tuple[dt.date, str] | None:
    """The day that far away and the smallest unit; decades and centuries count as their years."""
    day: dt.date | None = base
    unit = whole.unit
    for count, part in whole.parts:
        if count is None or count > 100000:
            return None
        count, part = (count * _YEARS[part], "Y") if part in _YEARS else (count, part)
        if count != int(count) and part in _FRACTIONS:  # a year and a half ago is eighteen months ago
            smaller, factor = _FRACTIONS[part]
            count, part = count * factor, smaller
        unit = part
        day = periods.moved(day, part, step * int(count)) if day else None
    return (day, unit) if day else None
