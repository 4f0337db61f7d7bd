"""Dates in figures: `2024-06-20`, `2024-W25`, `24/02/2022`, `2/24/22`, `on 5/12`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import fiscal_after, is_year, short_year, year_range

_ISO: Final = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:T(\d\d):?(\d\d)?:?(\d\d)?)?", re.IGNORECASE)
_WEEK: Final = re.compile(r"(\d{4})-?w(\d\d)(?:-(\d))?")
_NUMERIC: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2,4})")
#: Marks before a date in figures that make it part of something longer, unless that is a range of such dates.
_GLUED: Final = frozenset({"-", "/", ".", "$"})
#: Words that make `5/12` a day; elsewhere it is a fraction, a score or a model.
_PAIR_BEFORE: Final = frozenset({"on", "by", "until", "till", "since", "dated", "from", "between", "before", "after"})

_MONTH_BEFORE: Final = (_PAIR_BEFORE - {"on"}) | {"in", "to", "of", "during", "("}


def iso(t: Tokens, i: int, c: Context) -> Reading | None:
    """`2024-06-20`, `2024-06-20T14:30Z`, `2024-W25`, `2024-Q3`, `2024-06`."""
    interval = t.before(i) == "/" and t.kind[i - 2] == "iso"
    if t.glued(i) and t.before(i) in ("-", "/", ".") and not interval:
        return None
    key, end = t.key[i], i + 1
    week = _WEEK.fullmatch(key)
    if week:
        period = periods.iso_week(int(week[1]), int(week[2]))
        if period and week[3] and period.first:
            period = periods.of_date(period.first + dt.timedelta(days=int(week[3]) - 1))
        return dated(end, "iso_week", period, "explicit") if period else None
    if key[4:6] in ("-q", "-h"):
        maker = periods.quarter_of if key[5] == "q" else periods.half_of
        period = maker(int(key[:4]), int(key[6])) if key[5] == "q" or key[6] in "12" else None
        return dated(end, "iso_quarter", period, "explicit") if period else None
    found = _ISO.match(key)
    return _iso_day(found, end, t) if found else None


def _iso_day(found: re.Match[str], end: int, t: Tokens) -> Reading | None:
    year, month = int(found[1]), int(found[3])
    if found[4] is None:
        if month == (year + 1) % 100:  # 2011-12 is a season far more often than a December
            return fiscal_after(t, end, year + 1) or year_range(end, "year_span", year, year + 1)
        period = periods.month_of(year, month)
        return dated(end, "iso_month", period, "explicit") if period else None
    period = periods.day_of(year, month, int(found[4]))
    if period is None:
        return None
    if found[5] is None:
        return dated(end, "iso_day", period, "explicit")
    if int(found[5]) > 24 or int(found[6] or 0) > 59:
        return None
    clock = "".join(f":{part}" for part in (found[6], found[7]) if part)
    reading = dated(end, "iso_time", period, "explicit", kind="time")
    return reading.on(periods.Period(f"{period.value}T{found[5]}{clock}", period.first, period.last, "day"))


def numeric(t: Tokens, i: int, c: Context) -> Reading | None:
    """`24/02/2022`, `2/24/22`, `24.02.2022`: the order is the document's; undecided, the day stays open."""
    found = _NUMERIC.fullmatch(t.key[i])
    if found is None or (t.glued(i) and t.before(i) in _GLUED and t.kind[i - 2 if i > 1 else 0] != "slashed"):
        return None
    first, mark, second, tail = int(found[1]), found[2], int(found[3]), found[4]
    if len(tail) == 2 and mark == ".":
        return None
    year = int(tail) if len(tail) == 4 else short_year(int(tail), c)
    order = "day" if mark == "." or first > 12 else "month" if second > 12 or first == second else c.order
    rule = f"numeric_{order}_first" if order != "open" else "numeric_ambiguous"
    if order == "open":
        if not (1 <= first <= 12 and 1 <= second <= 12):
            return None
        return Reading(i + 1, rule, "date", f"{year:04d}-XX-XX", precision="day", basis="none")
    day, month = (first, second) if order == "day" else (second, first)
    period = periods.day_of(year, month, day)
    return dated(i + 1, rule, period, "explicit") if period else None


def pair(t: Tokens, i: int, c: Context) -> Reading | None:
    """`on 24/02`: a day and month without a year, in the document's order."""
    if t.key[i + 1] not in ("/", "-") or t.kind[i + 2] != "number" or not (t.glued(i + 1) and t.glued(i + 2)):
        return None
    if is_year(t, i + 2):
        return _month_year(t, i)
    if t.key[i + 1] == "-" or t.kind[i + 3] == "month":
        return None
    listed = i > 3 and t.before(i) in (",", "or", "and") and t.kind[i - 2] == "number" and t.key[i - 3] == "/"
    led = listed or t.before(i) in _PAIR_BEFORE or t.kind[i - 1 if i else 0] == "weekday"
    if not led or t.key[i + 3] in ("/", "%", "-"):
        return None
    first, second = t.value[i], t.value[i + 2]
    if first is None or second is None or t.end[i] - t.start[i] > 2 or t.end[i + 2] - t.start[i + 2] > 2:
        return None
    order = "day" if first > 12 else "month" if second > 12 or first == second else c.order
    if order == "open":
        return None
    day, month = (first, second) if order == "day" else (second, first)
    if periods.day_of(2000, month, day) is None:
        return None
    period = c.day(month, day, c.lean(t.start[i], t.end[i + 2])) or periods.Period(
        f"XXXX-{month:02d}-{day:02d}", None, None, "day"
    )
    return dated(i + 3, "numeric_pair", period, "relative")


def _month_year(t: Tokens, i: int) -> Reading | None:
    """`until 03/2024`, `in 12-2015`: a month and its year; after other words it is the number of a law or a case."""
    if t.before(i) not in _MONTH_BEFORE or t.key[i + 3] in ("/", "-") or t.end[i] - t.start[i] > 2:
        return None
    month = t.value[i]
    period = periods.month_of(t.value[i + 2], month) if month and 1 <= month <= 12 else None
    return dated(i + 3, "numeric_month", period, "explicit") if period else None
