"""Weekdays: `Tuesday`, `Tuesday, Feb. 24`, `Tuesday last week`, `Friday mornings`, `Thursday the 14th`."""

from __future__ import annotations

import datetime as dt

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.days import day_alone, day_first, day_number, month_first
from tasks.extraction.timex.guards import CLAUSE_AFTER, weekday_is_named
from tasks.extraction.timex.lexicon import PARTS_OF_DAY
from tasks.extraction.timex.numeric import iso, numeric, pair
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens


def weekday(t: Tokens, i: int, c: Context) -> Reading | None:
    """`Tuesday`, `Tuesday, Feb. 24`, `Tuesday last week`: the date beside it decides, else the tense."""
    number = t.value[i]
    short = t.end[i] - t.start[i] <= 5 and not t.key[i].endswith("day")
    j = i + 2 if t.key[i + 1] == "." and short and t.glued(i + 1) else i + 1
    beside = _beside(t, j, c) or _on_ordinal(t, j, c, number)
    if beside:
        return beside
    bracketed = _beside(t, j + 1, c) if t.key[j] == "(" else None
    if bracketed and bracketed.first and bracketed.first.isoweekday() == number:
        return dated(j, "weekday_bracketed", periods.of_date(bracketed.first), bracketed.basis)
    if not weekday_is_named(t, i, short):
        return None
    if t.key[j] in PARTS_OF_DAY and t.key[j].endswith("s") and t.key[j] != "hours":
        part = f"XXXX-WXX-{number}T{PARTS_OF_DAY[t.key[j]]}"
        return Reading(j + 1, "weekday_parts", "set", part, precision="day", basis="none")
    week = _of_week(t, j, c)
    if week:
        end, monday = week
        day = periods.plus_days(monday, number - 1) if monday else None
        period = periods.of_date(day) if day else _open_weekday(number)
        return dated(end, "weekday_of_week", period, "relative")
    if t.key[j] in ("week", "last") and not short and _closed(t, j + 1):
        ahead = t.key[j] == "week"
        period = _away(c, number, 0 if ahead else -1, 7 * ahead) or _open_weekday(number)
        return dated(j + 1, "weekday_" + t.key[j], period, "relative")
    if t.before(i) == "the" and (t.key[j], t.key[j + 1]) in (("before", "last"), ("after", "next")):
        step = -1 if t.key[j] == "before" else 1
        period = _away(c, number, step, 7 * step) or _open_weekday(number)
        return dated(j + 2, "weekday_beside", period, "relative", article=True)
    if _indefinite(t, i, j):
        return dated(i + 1, "weekday_indefinite", _open_weekday(number), "none")
    tense = c.lean(t.start[i], t.end[i]) or (t.before(i) in ("by", "until"))
    period = c.weekday(number, tense) or _open_weekday(number)
    return dated(j if j == i + 1 or not t.capital(j) else i + 1, "weekday", period, "relative")


def ago(t: Tokens, j: int, count: float | None, c: Context) -> Reading | None:
    """`two Sundays ago`: the weekdays stand at token `j`."""
    if t.key[j + 1] != "ago" or count is None or not 1 <= count <= 50:
        return None
    number = t.value[j]
    period = _away(c, number, -1, -7 * (int(count) - 1)) or _open_weekday(number)
    return dated(j + 2, "weekday_ago", period, "relative")


def _away(c: Context, number: int, step: int, days: int) -> periods.Period | None:
    """The weekday before the document's day (-1), after it (1) or from it on (0), and so many days from that."""
    if c.anchor is None:
        return None
    ahead = (number - c.anchor.isoweekday()) % 7
    near = ahead or 7 * step if step >= 0 else ahead - 7
    day = periods.plus_days(c.anchor, near + days)
    return periods.of_date(day) if day else None


def _indefinite(t: Tokens, i: int, j: int) -> bool:
    """Whether it is some such day: `on a Sunday`, `one Saturday morning in July`, `a Tuesday in 2011`."""
    if t.before(i) not in ("a", "one", "some"):
        return False
    part = t.key[j] in PARTS_OF_DAY
    noun = t.kind[j + 1] in ("x", "unit", "-") and t.key[j + 1] not in CLAUSE_AFTER
    return t.kind[j] not in ("x", "part", "unit") or (part and not noun)


def _closed(t: Tokens, j: int) -> bool:
    """Whether the clause ends or goes on with a preposition or a verb, not with a noun."""
    return t.kind[j] in ("gap", "pad", ".", ",", ";", ")", "at", "in", "to", "and")


def _open_weekday(number: int) -> periods.Period:
    return periods.Period(f"XXXX-WXX-{number}", None, None, "day")


def _beside(t: Tokens, j: int, c: Context) -> Reading | None:
    """The calendar date that follows a weekday: it needs no reckoning."""
    k = j + 1 if t.key[j] == "," else j
    k += t.key[k] == "the"
    found: Reading | None = None
    if t.kind[k] == "month":
        found = month_first(t, k, c)
        found = found if found and found.precision == "day" and found.kind == "date" else None
    elif t.kind[k] == "iso":
        found = iso(t, k, c)
    elif t.kind[k] == "slashed":
        found = numeric(t, k, c)
    elif t.kind[k] in ("number", "ordinal"):
        found = day_first(t, k, c) or (pair(t, k, c) if t.kind[k] == "number" else None)
        found = found if found and found.kind == "date" else None
        if found is None and t.kind[k] == "ordinal" and k > j:
            found = day_alone(t, k, c)
    return found


def _on_ordinal(t: Tokens, j: int, c: Context, number: int) -> Reading | None:
    """`Thursday the 14th`: the nearest month in which that day is that weekday."""
    k = j + (t.key[j] == "the")
    day = day_number(t, k) if t.kind[k] == "ordinal" else None
    if day is None or t.kind[k + 1] in ("x", "unit", "month") or (not t.text[t.start[k]].isdigit() and k == j):
        return None
    if c.anchor is None:
        return dated(k + 1, "weekday_ordinal", periods.Period(f"XXXX-XX-{day:02d}", None, None, "day"), "relative")
    for away in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5):
        month = periods.shifted(c.anchor, "M", away)
        found = periods.day_of(month.first.year, month.first.month, day) if month and month.first else None
        if found and found.first and found.first.isoweekday() == number:
            return dated(k + 1, "weekday_ordinal", found, "relative")
    return None


def _of_week(t: Tokens, j: int, c: Context) -> tuple[int, dt.date | None] | None:
    """`last week`, `of this week`: the token after it and its Monday."""
    k = j + (t.key[j] == "of")
    k += t.key[k] == "the"
    if t.kind[k] != "relative" or t.key[k + 1] != "week":
        return None
    step, origin = t.value[k]
    base = c.anchor if origin == "anchor" else c.base("week")
    period = periods.shifted(base, "W", step) if base else None
    return k + 2, period.first if period else None
