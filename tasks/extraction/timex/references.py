"""Times that only point: `these days`, `at the moment`, `in the future`, `the same period last year`.

Bare adverbs (`now`, `recently`, `once`) are left out: they date nothing and stand in every other sentence.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import year_phrase

_PRESENT: Final = "PRESENT_REF"
_PAST: Final = "PAST_REF"
_FUTURE: Final = "FUTURE_REF"
#: Phrases by their words; those that begin with `at` or `for` lead the expression, as they are said in one breath.
_PHRASES: Final = {
    ("these", "days"): _PRESENT, ("right", "now"): _PRESENT, ("at", "present"): _PRESENT,
    ("at", "the", "moment"): _PRESENT, ("at", "this", "moment"): _PRESENT, ("at", "this", "time"): _PRESENT,
    ("at", "the", "present", "time"): _PRESENT, ("nowadays",): _PRESENT, ("those", "days"): _PAST,
    ("those", "years"): _PAST,
}  # fmt: skip
_NEAR: Final = frozenset({"near", "nearer", "foreseeable", "distant", "immediate", "not-too-distant"})
_GRAINS: Final = {"month": "M", "quarter": "Q"}
_SAME: Final = {"period": "", "time": "", "point": "", "quarter": "Q", "month": "M", "week": "W", "day": "D"}


def pointing(t: Tokens, i: int, c: Context) -> Reading | None:
    """A phrase of the table, or the past and the future as nouns."""
    for size in (4, 3, 2, 1):
        value = _PHRASES.get(tuple(t.key[i : i + size]))
        if value and _stands(t, i, i + size):
            return Reading(i + size, "reference", "date", value, basis="none")
    return None


def _stands(t: Tokens, i: int, end: int) -> bool:
    """Whether the phrase is closed: `at this time of year` and `at present prices` are others."""
    return t.key[end] not in ("of", "in", "when", "prices", "rates", "levels", "that")


def era(t: Tokens, i: int, c: Context) -> Reading | None:
    """`in the past`, `in the near future`, at the noun phrase's first word after `the`."""
    j = i + (t.key[i] in _NEAR)
    if t.capital(j):
        return None  # Bank of the Future
    led = t.before(i) == "the"
    if t.key[j] == "future" and led and (t.before(i - 1) in ("in", "for", "into") or t.key[j + 1] != "of"):
        value = _FUTURE
    elif t.key[j] == "past" and j == i and led and t.before(i - 1) in ("in", "from", "of"):
        value = _PAST
    else:
        return None
    if t.kind[j + 1] in ("x", "unit", "number", "numword", "vague", "weekday", "month", "couple", "-", "decade"):
        return None
    return Reading(j + 1, "era", "date", value, basis="none", article=True)


def year_before(t: Tokens, i: int, c: Context) -> Reading | None:
    """`the same period last year`, `this time last year`, `the same quarter of 2023`, at `same` or `this`."""
    unit = _SAME.get(t.key[i + 1])
    if unit is None or t.key[i] not in ("same", "this") or (t.key[i] == "this" and t.key[i + 1] != "time"):
        return None
    j = i + 2 + (t.key[i + 2] in ("of", "in", ",") and t.key[i + 3] != "the")
    given = year_phrase(t, j, c)
    if given is None:
        return _year_earlier(t, i, c, unit)
    end, year, basis = given
    return _same(end, _in_year(c, unit, year, t.key[i]), basis)


def _same(end: int, period: Period, basis: str) -> Reading:
    found = dated(end, "same_period", period, basis, article=True)
    return replace(found, kind="range") if "/" in period.value else found


def _year_earlier(t: Tokens, i: int, c: Context, unit: str) -> Reading | None:
    """`the same period a year earlier`, `the same month a year ago`: the year before the one in focus."""
    j = i + 2
    if t.key[j] != "a" or t.key[j + 1] != "year" or t.key[j + 2] not in ("earlier", "ago", "before"):
        return None
    whole = c.stretch.last if c.stretch and not unit else None
    base, basis = (c.anchor, "relative") if t.key[j + 2] == "ago" else (whole or c.base("year"), "inherited")
    period = _in_year(c, unit, base.year - 1 if base else None, t.key[i])
    return _same(j + 3, period, basis)


def _in_year(c: Context, unit: str, year: int | None, word: str) -> Period:
    """What is in focus, or for a month and less the document's own, moved into `year`; else the year itself."""
    if year is None:
        return periods.open_period(unit or "Y")
    if word == "same" and not unit and c.stretch and c.stretch.first and c.stretch.last:
        step = 12 * (year - c.stretch.last.year)
        first, after = periods.plus_months(c.stretch.first, step), periods.plus_days(c.stretch.last, 1)
        last = periods.plus_months(after, step) if after else None
        last = periods.plus_days(last, -1) if last else None
        if first and last:
            return periods.spanning(first, last)
    focus = c.focus
    base, grain = None, unit
    if word == "this":
        base, grain = c.anchor, "M"
    elif focus and focus.precision in _GRAINS and unit in ("", _GRAINS[focus.precision]):
        base, grain = focus.first, _GRAINS[focus.precision]
    elif unit in ("D", "W", "M"):
        base = c.anchor
    moved = periods.plus_months(base, 12 * (year - base.year)) if base else None
    found = periods.containing(moved, grain) if moved else periods.year_of(year)
    return found or periods.open_period("Y")
