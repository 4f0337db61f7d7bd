"""Calendar dates: ISO and numeric shapes, `February 24, 2022`, `24 February`, `Tuesday, Feb. 24`, bare months."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.guards import month_is_named, weekday_is_named
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import is_year, short_year, year_phrase, year_range

_ISO: Final = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:T(\d\d):?(\d\d)?:?(\d\d)?)?", re.IGNORECASE)
_WEEK: Final = re.compile(r"(\d{4})-?w(\d\d)(?:-(\d))?")
_NUMERIC: Final = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{2,4})")
_COUNTED: Final = frozenset({"percent", "per", "%", "people", "million", "billion", "thousand", "hundred", "degrees"})


def iso(t: Tokens, i: int, c: Context) -> Reading | None:
    """`2024-06-20`, `2024-06-20T14:30Z`, `2024-W25`, `2024-Q3`, `2024-06`."""
    if t.glued(i) and t.before(i) in ("-", "/", "."):
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
    return _iso_day(found, end) if found else None


def _iso_day(found: re.Match[str], end: int) -> Reading | None:
    year, month = int(found[1]), int(found[3])
    if found[4] is None:
        if month == (year + 1) % 100:  # 2011-12 is a season far more often than a December
            return year_range(end, "year_span", year, year + 1)
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
    if found is None or (t.glued(i) and t.before(i) in ("-", "/", ".", "$")):
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


def day_number(t: Tokens, i: int) -> int | None:
    """The day of the month at token `i`: `24`, `24th`, `first`."""
    if t.kind[i] not in ("number", "ordinal") or (t.end[i] - t.start[i] > 2 and t.kind[i] == "number"):
        return None
    value = t.value[i]
    return value if value is not None and 1 <= value <= 31 else None


def _counts(t: Tokens, i: int) -> bool:
    """Whether the number at `i` belongs to what follows: `March 20 percent`, `May 5 million`, `June 10:30`."""
    return t.kind[i] == "number" and (
        t.key[i + 1] in _COUNTED
        or (t.kind[i + 1] == "unit" and t.key[i + 1] != "h")
        or (t.key[i + 1] == "." and t.kind[i + 2] == "number" and t.glued(i + 2))
    )


def on_day(c: Context, t: Tokens, i: int, end: int, month: int, day: int, rule: str) -> Reading | None:
    """A month and day, with the year that follows token `end`, or the year that is meant."""
    given = year_phrase(t, end, c)
    if given and t.key[end] in ("in", "-", "/") and given[2] != "explicit":
        given = None
    if given:
        j, year, basis = given
        if year is None:
            return dated(j, rule, periods.Period(f"XXXX-{month:02d}-{day:02d}", None, None, "day"), basis)
        period = periods.day_of(year, month, day)
        return dated(j, rule, period, basis) if period else None
    if not _possible(month, day):
        return None
    period = c.day(month, day, c.tense(t.start[i], t.end[end - 1]))
    if period is None:
        period = periods.Period(f"XXXX-{month:02d}-{day:02d}", None, None, "day")
    return dated(end, rule + "_no_year", period, "explicit" if c.year_hint else "relative")


def _possible(month: int, day: int) -> bool:
    return periods.day_of(2000, month, day) is not None


def month_first(t: Tokens, i: int, c: Context) -> Reading | None:
    """`February 24, 2022`, `Feb. 24`, `February 2022`, `September last year`, `May 3-5, 2024`, `February`."""
    month = t.value[i]
    j = i + 1
    if (t.key[j] == "." and t.glued(j) and t.end[i] - t.start[i] <= 4) or (
        t.key[j] == "-" and t.glued(j) and t.glued(j + 1) and t.kind[j + 1] == "number"
    ):
        j += 1
    if t.key[j] == "the" and t.kind[j + 1] == "ordinal":
        j += 1
    day = day_number(t, j)
    if day is not None and not _counts(t, j) and t.key[j + 1] != "th":
        ranged = _day_range(t, i, j, c, month, day)
        return ranged or on_day(c, t, i, j + 1, month, day, "month_day")
    given = year_phrase(t, j, c)
    if given and not (t.key[j] == "in" and given[2] != "explicit"):
        end, year, basis = given
        period = periods.month_of(year, month) if year else periods.Period(f"XXXX-{month:02d}", None, None, "month")
        return dated(end, "month_year", period, basis) if period else None
    return bare_month(t, i, c)


def bare_month(t: Tokens, i: int, c: Context) -> Reading | None:
    """A month on its own, if it is one: `may` and `march` are verbs and May, April and June are people too."""
    if not month_is_named(t, i):
        return None
    month = t.value[i]
    end = i + 1
    if (
        t.key[end] == "."
        and t.glued(end)
        and t.end[i] - t.start[i] <= 4
        and t.kind[end + 1] == "x"
        and not t.capital(end + 1)
    ):
        end += 1
    period = c.month(month, c.tense(t.start[i], t.end[i])) or periods.Period(f"XXXX-{month:02d}", None, None, "month")
    return dated(end, "month", period, "explicit" if c.year_hint else "relative")


def _day_range(t: Tokens, i: int, j: int, c: Context, month: int, day: int) -> Reading | None:
    """`May 3-5, 2024`: two days of one month."""
    if t.key[j + 1] not in ("-", "to", "through", "until") and not (t.key[j + 1] == "and" and t.before(i) == "between"):
        return None
    k = j + 2 + (t.key[j + 2] == "the")
    second = day_number(t, k)
    if second is None or second <= day or _counts(t, k) or t.kind[k + 1] == "month" or t.key[k + 1] == "-":
        return None
    return _days(c, t, i, k + 1, month, day, second)


def _days(c: Context, t: Tokens, i: int, end: int, month: int, low: int, high: int) -> Reading | None:
    """The days from `low` to `high` of a month, the year that of the last one."""
    last = on_day(c, t, i, end, month, high, "day_range")
    if last is None:
        return None
    first = f"{last.value[:-2]}{low:02d}"
    start = last.first.replace(day=low) if last.first else None
    return Reading(last.end, "day_range", "range", f"{first}/{last.value}", start, last.last, "day", last.basis)


def day_first(t: Tokens, i: int, c: Context) -> Reading | None:
    """`24 February 2022`, `the 24th of February`, `3-5 May`."""
    day = day_number(t, i)
    if day is None or (t.glued(i) and t.before(i) in (".", ",", ":", "/", "$", "£")):
        return None
    j = i + 1
    second = None
    if t.key[j] in ("-", "to", "through") or (t.key[j] == "and" and t.before(i) == "between"):
        second = day_number(t, j + 1)
        if second is None or second <= day:
            return None
        j += 2
    if t.key[j] in ("of", "-", "/") and t.kind[j + 1] == "month":
        j += 1
    elif t.key[j] == "day" and t.key[j + 1] == "of" and t.kind[i] == "ordinal":
        j += 2
    if t.kind[j] != "month" or not (t.capital(j) or t.kind[i] == "ordinal" or t.end[j] - t.start[j] > 3):
        return None
    if not t.capital(j) and t.value[j] in (3, 5) and t.kind[i] == "number" and not is_year(t, j + 1):
        return None
    end, month = j + 1, t.value[j]
    if (
        t.key[end] == "."
        and t.glued(end)
        and t.end[j] - t.start[j] <= 4
        and (is_year(t, end + 1) or not t.capital(end + 1))
    ):
        end += 1
    if second is not None:
        return _days(c, t, i, end, month, day, second)
    found = on_day(c, t, i, end, month, day, "day_month")
    return found and _with_article(found, t, i)


def _with_article(reading: Reading, t: Tokens, i: int) -> Reading:
    if t.kind[i] != "ordinal":
        return reading
    return Reading(reading.end, reading.rule, reading.kind, reading.value, reading.first, reading.last, reading.precision,
                   reading.basis, article=True)  # fmt: skip


def weekday(t: Tokens, i: int, c: Context) -> Reading | None:
    """`Tuesday`, `Tuesday, Feb. 24`, `Tuesday last week`: the date beside it decides, else the tense."""
    number = t.value[i]
    short = t.end[i] - t.start[i] <= 5 and not t.key[i].endswith("day")
    j = i + 2 if t.key[i + 1] == "." and short and t.glued(i + 1) else i + 1
    dated_beside = _beside(t, j, c)
    if dated_beside:
        return dated_beside
    if not weekday_is_named(t, i, short):
        return None
    week = _of_week(t, j, c)
    if week:
        end, monday = week
        day = periods.plus_days(monday, number - 1) if monday else None
        period = periods.of_date(day) if day else _open_weekday(number)
        return dated(end, "weekday_of_week", period, "relative")
    period = c.weekday(number, c.tense(t.start[i], t.end[i])) or _open_weekday(number)
    return dated(j if j == i + 1 or not t.capital(j) else i + 1, "weekday", period, "relative")


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
        found = day_first(t, k, c)
        found = found if found and found.kind == "date" else None
        if found is None and t.kind[k] == "ordinal" and k > j:
            found = day_alone(t, k, c)
    return found


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


def day_alone(t: Tokens, i: int, c: Context) -> Reading | None:
    """`the 15th`: a day of the month in focus or of the document's month; `the 1st of last month`."""
    day, j = day_number(t, i), i + 1
    if day is None:
        return None
    if t.key[j] == "of" and t.key[j + 1 + (t.key[j + 1] == "the")] in (
        "last",
        "this",
        "next",
        "previous",
        "following",
        "month",
    ):
        k = j + 1 + (t.key[j + 1] == "the")
        if t.key[k] != "month" and t.key[k + 1] != "month":
            return None
        step, origin = t.value[k] if t.kind[k] == "relative" else (0, "anchor")
        base = c.anchor if origin == "anchor" else c.base("month")
        period = periods.shifted(base, "M", step) if base else None
        return _in_month(k + 1 + (t.key[k] != "month"), period, day)
    if (
        t.before(i) != "the"
        or t.kind[j] in ("x", "unit", "month", "ordinal", "-", "relative")
        or t.text[t.end[i] - 1] not in "dht"
    ):
        return None
    if t.key[i - 2] not in ("on", "by", "until", "since", "from", "to", "before", "after", ","):
        return None
    base = c.base("month") or c.anchor
    return _in_month(j, periods.containing(base, "M") if base else None, day)


def _in_month(end: int, month: periods.Period | None, day: int) -> Reading | None:
    if month is None or month.first is None:
        return dated(
            end, "day_alone", periods.Period(f"XXXX-XX-{day:02d}", None, None, "day"), "relative", article=True
        )
    period = periods.day_of(month.first.year, month.first.month, day)
    return dated(end, "day_alone", period, "relative", article=True) if period else None
