"""Calendar periods with their TIMEX3 values: days, weeks, months, quarters, seasons, years, decades, centuries.

A period that would leave the calendar (year 0, 31 June) is None, never an error.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Final

#: Meteorological seasons of the northern hemisphere: first month and the months they last.
SEASON_MONTHS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}

#: What a relative expression is worth without anything to count from, by unit.
OPEN: Final = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "FN": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX",
    "HY": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "ML": "X", "H": "XXXX-XX-XXTXX", "MIN": "XXXX-XX-XXTXX:XX",
    "S": "XXXX-XX-XXTXX:XX:XX",
}  # fmt: skip

#: The grain of each unit; clock units are finer than the finest grain and share it.
PRECISION: Final = {
    "D": "day", "W": "week", "FN": "week", "WE": "week", "M": "month", "Q": "quarter", "HY": "quarter", "Y": "year",
    "DE": "decade", "CE": "century", "ML": "century", "H": "day", "MIN": "day", "S": "day",
}  # fmt: skip

#: Finest first, to tell whether one period can be told from another.
GRAIN: Final = {
    name: rank for rank, name in enumerate(("day", "week", "month", "quarter", "season", "year", "decade", "century"))
}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: TIMEX3 value, first and last day (None where open) and grain."""

    value: str
    first: dt.date | None
    last: dt.date | None
    precision: str


def open_period(unit: str) -> Period:
    """The period of a `unit` that nothing fixes."""
    return Period(OPEN[unit], None, None, PRECISION[unit])


def of_date(day: dt.date) -> Period:
    """The day itself."""
    return Period(day.isoformat(), day, day, "day")


def day_of(year: int, month: int, day: int) -> Period | None:
    """A day of the calendar, None where there is no such day."""
    try:
        return of_date(dt.date(year, month, day))
    except ValueError:
        return None


def _months(value: str, year: int, month: int, count: int, precision: str) -> Period | None:
    """`count` whole months from `month` of `year`."""
    try:
        first = dt.date(year, month, 1)
        after = month - 1 + count
        if (year + after // 12, after % 12) == (10000, 0):
            return Period(value, first, dt.date.max, precision)
        last = dt.date(year + after // 12, after % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        return None
    return Period(value, first, last, precision)


def month_of(year: int, month: int) -> Period | None:
    """A month."""
    return _months(f"{year:04d}-{month:02d}", year, month, 1, "month")


def quarter_of(year: int, quarter: int) -> Period | None:
    """A calendar quarter, 1 to 4."""
    return _months(f"{year:04d}-Q{quarter}", year, 3 * quarter - 2, 3, "quarter")


def half_of(year: int, half: int) -> Period | None:
    """A half year, 1 or 2; its grain is named after the quarter, the nearest there is."""
    return _months(f"{year:04d}-H{half}", year, 6 * half - 5, 6, "quarter")


def season_of(year: int, season: str) -> Period | None:
    """A season; winter is named by the year its December lies in."""
    return _months(f"{year:04d}-{season}", year, SEASON_MONTHS[season], 3, "season")


def year_of(year: int) -> Period | None:
    """A year."""
    return _months(f"{year:04d}", year, 1, 12, "year")


def decade_of(year: int) -> Period | None:
    """The decade `year` lies in; its value is the first three digits."""
    start = year // 10 * 10
    return _months(f"{start // 10:03d}", start, 1, 120, "decade")


def century_of(ordinal: int) -> Period | None:
    """The nth century, taken as the years that begin with its two digits (the 20th: 1900 to 1999)."""
    if ordinal == 1:
        return _months("00", 1, 1, 99 * 12, "century")
    return _months(f"{ordinal - 1:02d}", (ordinal - 1) * 100, 1, 1200, "century")


def week_of(day: dt.date) -> Period | None:
    """The ISO week `day` lies in, Monday to Sunday."""
    year, week, weekday = day.isocalendar()
    first, last = plus_days(day, 1 - weekday), plus_days(day, 7 - weekday)
    return Period(f"{year:04d}-W{week:02d}", first, last, "week") if first and last else None


def weekend_of(day: dt.date) -> Period | None:
    """Saturday and Sunday of the ISO week `day` lies in."""
    week = week_of(day)
    if week is None or week.last is None:
        return None
    return Period(week.value + "-WE", week.last - dt.timedelta(days=1), week.last, "week")


def iso_week(year: int, week: int) -> Period | None:
    """A week by its ISO number."""
    try:
        return week_of(dt.date.fromisocalendar(year, week, 1))
    except ValueError:
        return None


def plus_days(day: dt.date, days: int) -> dt.date | None:
    """`day` moved, None where it leaves the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def plus_months(day: dt.date, months: int) -> dt.date | None:
    """`day` moved by whole months; a day the month lacks becomes its last."""
    index = day.year * 12 + day.month - 1 + months
    month = month_of(index // 12, index % 12 + 1) if 12 <= index < 120000 else None
    if month is None or month.first is None or month.last is None:
        return None
    return month.first.replace(day=min(day.day, month.last.day))


def moved(day: dt.date, unit: str, count: int) -> dt.date | None:
    """`day` moved by `count` units."""
    if abs(count) > 100000:
        return None
    if unit in ("D", "W", "WE", "FN"):
        return plus_days(day, count * {"D": 1, "W": 7, "WE": 7, "FN": 14}[unit])
    months = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}.get(unit)
    return plus_months(day, count * months) if months else None


def containing(day: dt.date, unit: str) -> Period | None:
    """The period of a `unit` that `day` lies in."""
    if unit == "D":
        return of_date(day)
    if unit in ("W", "FN"):
        return week_of(day)
    if unit == "WE":
        return weekend_of(day)
    if unit == "M":
        return month_of(day.year, day.month)
    if unit == "Q":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "HY":
        return half_of(day.year, (day.month + 5) // 6)
    if unit == "Y":
        return year_of(day.year)
    if unit == "DE":
        return decade_of(day.year)
    return century_of(day.year // 100 + 1) if unit == "CE" else None


def shifted(day: dt.date, unit: str, count: int) -> Period | None:
    """The period `count` units from the one `day` lies in."""
    target = moved(day, unit, count)
    return containing(target, unit) if target else None


def spanning(first: dt.date, last: dt.date) -> Period:
    """The period from one day to another: a year, half, quarter, month or week where it is one, else a range."""
    for unit in ("Y", "HY", "Q", "M", "W"):
        found = containing(first, unit)
        if found and (found.first, found.last) == (first, last):
            return found
    ends = containing(last, "M")
    if first.day == 1 and ends and ends.last == last:
        return Period(f"{first:%Y-%m}/{last:%Y-%m}", first, last, "month")
    return Period(f"{first}/{last}", first, last, "day")


def third(period: Period, which: str) -> Period:
    """The `early`, `mid` or `late` third, the value unchanged.

    Years divide after April and August, months after the 10th and the 20th, decades into 4, 3 and 3 years and
    centuries into 34, 33 and 33; the rest by days. A day and a weekend have no thirds, and an open period stays open.
    """
    first, last = period.first, period.last
    if first is None or last is None or (last - first).days < 2:
        return period
    cuts = _cuts(first, last, period.precision)
    edges = (first, *cuts, last + dt.timedelta(days=1) if last < dt.date.max else last)
    index = ("early", "mid", "late").index(which)
    return replace(period, first=edges[index], last=last if index == 2 else edges[index + 1] - dt.timedelta(days=1))


def _cuts(first: dt.date, last: dt.date, precision: str) -> tuple[dt.date, dt.date]:
    """First days of the middle and of the last third."""
    if precision == "year" and (first.month, first.day) == (1, 1):
        return first.replace(month=5), first.replace(month=9)
    if precision == "month" and first.day == 1 and last.day > 20:
        return first.replace(day=11), first.replace(day=21)
    if precision == "decade":
        return first.replace(year=first.year + 4), first.replace(year=first.year + 7)
    if precision == "century":
        return first.replace(year=first.year + 34), first.replace(year=first.year + 67)
    days = (last - first).days + 1
    return first + dt.timedelta(days=-(-days // 3)), first + dt.timedelta(days=-(-2 * days // 3))


def half(period: Period, which: int) -> Period:
    """The first or second half; of a year it has a value of its own."""
    first, last = period.first, period.last
    if first is None or last is None:
        return period
    if period.precision == "year":
        return half_of(first.year, which) or period
    middle = first + dt.timedelta(days=(last - first).days // 2)
    if which == 1:
        return replace(period, last=middle)
    return replace(period, first=min(middle + dt.timedelta(days=1), last))


def edge(period: Period, which: str) -> Period:
    """The first or last day of a period up to a year, the first or last year of a longer one."""
    day = period.first if which == "start" else period.last
    if day is None:
        return period
    if period.precision in ("decade", "century"):
        return year_of(day.year) or period
    return of_date(day)


def easter(year: int) -> dt.date | None:
    """Western Easter Sunday (Meeus's Gregorian computation), None before the Gregorian calendar."""
    if not 1583 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> dt.date | None:
    """The nth `weekday` (1 Monday) of a month; -1 for the last."""
    period = month_of(year, month)
    if period is None or period.first is None or period.last is None:
        return None
    if nth < 0:
        return plus_days(period.last, -((period.last.isoweekday() - weekday) % 7))
    day = plus_days(period.first, (weekday - period.first.isoweekday()) % 7 + 7 * (nth - 1))
    return day if day and day <= period.last else None
