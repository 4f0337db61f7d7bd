"""The grammar: which rules a token may begin, what joins two points into a range, and the walk over a document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tasks.extraction.timex import (
    beside,
    clocks,
    dayparts,
    days,
    durations,
    named,
    numeric,
    parts,
    periods,
    references,
    relative,
    sets,
    weekdays,
    years,
)
from tasks.extraction.timex.amounts import amount
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.lexicon import PARTS_OF_DAY
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens

#: Kinds of tokens that never follow a day of the month, nor a year of fewer than four digits.
_NOT_AFTER_DAY: Final = frozenset({"x", "unit", "scale", "%", ".", ")", "gap", "pad", "in", "at", "by"})

Parser = Callable[[Tokens, int, Context], Reading | None]


def _fuzzy(t: Tokens, i: int, c: Context) -> Reading | None:
    return parts.fuzzy(t, i, c, point)


def _edge(t: Tokens, i: int, c: Context) -> Reading | None:
    return parts.edge(t, i, c, _nested)


def _nth(t: Tokens, i: int, c: Context) -> Reading | None:
    return parts.nth(t, i, c, point)


def _duration(t: Tokens, i: int, c: Context) -> Reading | None:
    return durations.duration(t, i, c, point)


def _numbered(t: Tokens, i: int, c: Context) -> Reading | None:
    """A day or year in figures; most numbers stand before a word that makes them neither."""
    if t.kind[i + 1] in _NOT_AFTER_DAY and not years.is_year(t, i) and t.before(i) != "ad":
        return None
    return numeric.pair(t, i, c) or days.day_first(t, i, c) or years.year(t, i, c)


def _counted(t: Tokens, i: int, c: Context) -> Reading | None:
    """What begins with a count; most numbers count no time, so that is asked first."""
    count = amount(t, i)
    if count is None:
        return None
    j = count.end
    if t.kind[j] == "weekdays":
        return weekdays.ago(t, j, count.low, c)
    if t.kind[j] == "relative":
        return beside.counted(t, i, c)
    if t.key[j] != "times" and not durations.measures(t, j):
        return None
    return sets.times_a(t, i, c) or _duration(t, i, c)


def _bare(t: Tokens, i: int, c: Context) -> Reading | None:
    return durations.bare(t, i, c, point)


def _part(t: Tokens, i: int, c: Context) -> Reading | None:
    return dayparts.part(t, i, c, point)


def _early_part(t: Tokens, i: int, c: Context) -> Reading | None:
    return dayparts.early_part(t, i, c, point)


def _overnight(t: Tokens, i: int, c: Context) -> Reading | None:
    return dayparts.overnight(t, i, c, point)


def _quoted(t: Tokens, i: int, c: Context) -> Reading | None:
    """`'90s`, `'98`."""
    if not t.glued(i + 1):
        return None
    if t.kind[i + 1] == "decade":
        return years.decade(t, i + 1, c)
    number = t.kind[i + 1] == "number" and t.end[i + 1] - t.start[i + 1] == 2
    if number and t.before(i) in ("in", "since", "of", "by", "until", "from", "to", "early", "late"):
        period = periods.year_of(years.short_year(t.value[i + 1], c))
        return dated(i + 2, "year_short", period, "explicit") if period else None
    return None


#: Rules for one point in the calendar, by the kind of their first token, the most particular first.
POINTS: Final[dict[str, tuple[Parser, ...]]] = {
    "final": (_nth,),
    "iso": (numeric.iso,),
    "slashed": (numeric.numeric,),
    "number": (_numbered,),
    "ordinal": (years.century, days.day_first, _nth, days.day_alone),
    "numword": (years.worded,),
    "roman": (years.century,),
    "month": (named.holiday, days.month_first),
    "weekday": (weekdays.weekday,),
    "decade": (years.decade,),
    "season": (named.season,),
    "relative": (references.year_before, _nth, relative.relative, references.era),
    "these": (references.pointing,),
    "those": (references.pointing,),
    "right": (references.pointing,),
    "at": (references.pointing,),
    "nowadays": (references.pointing,),
    "future": (references.era,),
    "near": (references.era,),
    "foreseeable": (references.era,),
    "distant": (references.era,),
    "immediate": (references.era,),
    "deictic": (relative.deictic,),
    "x1": (parts.quarter_code,),
    "'": (_quoted,),
    "fiscal": (parts.fiscal_year,),
    "financial": (parts.fiscal_year,),
    "unit": (
        beside.week_of,
        beside.next_to_day,
        relative.the_unit,
        parts.unit_end,
        parts.week_number,
    ),
}
#: Rules for everything else.
OTHERS: Final[dict[str, tuple[Parser, ...]]] = {
    "number": (_counted,),
    "grouped": (_counted,),
    "numword": (_counted,),
    "a": (_counted,),
    "an": (_counted,),
    "half": (_counted,),
    "vague": (_counted,),
    "couple": (_counted,),
    "dozen": (_counted,),
    "dozens": (_counted,),
    "hundreds": (_counted,),
    "thousands": (_counted,),
    "unit": (_bare, _part),
    "part": (_part,),
    "overnight": (_overnight,),
    "lasting": (durations.lasting,),
    "all": (durations.whole,),
    "whole": (durations.whole,),
    "entire": (durations.whole,),
    "frequency": (sets.frequency,),
    "every": (sets.every,),
    "each": (sets.every,),
    "semi": (sets.prefixed,),
    "bi": (sets.prefixed,),
    "once": (sets.times_a,),
    "twice": (sets.times_a,),
    "weekdays": (sets.weekdays,),
    "aged": (durations.aged,),
    "age": (durations.aged,),
    "fuzzy": (_fuzzy, _early_part),
    "start": (_edge,),
    "beginning": (_edge,),
    "end": (_edge,),
    "middle": (_edge,),
    "rest": (_edge,),
    "remainder": (_edge,),
    "turn": (_edge,),
    "close": (_edge,),
}
_CLOCK_FIRST: Final = frozenset({"clock", "number", "numword", "grouped", "part", "half", "quarter"})
#: Kinds of tokens that begin an expression.
BEGINNINGS: Final = frozenset({*POINTS, *OTHERS, *_CLOCK_FIRST, "the", "between"})
#: How deep one rule may call for a point inside another: `the last week of the third quarter of 2024`.
_DEPTH: Final = 3
#: Rules of points that may lack their year.
_YEARLESS: Final = frozenset(
    {"month", "month_day_no_year", "day_month_no_year", "season", "quarter_code", "early_part", "mid_part", "late_part",
     "start_of", "middle_of", "end_of"}
)  # fmt: skip
JOINS: Final = frozenset({"-", "~", "to", "through", "thru", "until", "till"})


def point(t: Tokens, i: int, c: Context) -> Reading | None:
    """One point in the calendar at token `i`; a part of a part of a part is as deep as it goes."""
    if c.depth >= _DEPTH:
        return None
    c.depth += 1
    found = _point(t, i, c)
    c.depth -= 1
    return found


def _point(t: Tokens, i: int, c: Context) -> Reading | None:
    for rule in POINTS.get(t.kind[i], ()):
        found = rule(t, i, c)
        if found:
            return found
    return named.holiday(t, i, c) if t.key[i] in named.FIRST_WORDS else None


def _nested(t: Tokens, i: int, c: Context) -> Reading | None:
    return _fuzzy(t, i, c) if t.kind[i] == "fuzzy" else point(t, i, c)


def clocked(t: Tokens, i: int, c: Context) -> Reading | None:
    """A clock time and the day after it: `9 a.m. EST Tuesday`, `3 o'clock in the afternoon`, `14:30 on 3 May`."""
    found = clocks.clock(t, i, c)
    if found is None:
        return None
    end, value = found
    if t.key[end] in ("in", "at") and (t.key[end + 1] == "the" or t.key[end + 1] == "night"):
        k = end + 1 + (t.key[end + 1] == "the")
        if t.key[k] in PARTS_OF_DAY:
            value, end = clocks.refine(value, PARTS_OF_DAY[t.key[k]]), k + 1
    k = end + (t.key[end] == ",")
    k += t.key[k] in ("on", "of")
    day = (
        point(t, k, c) if t.kind[k] in ("weekday", "month", "number", "ordinal", "deictic", "relative", "iso") else None
    )
    if day and day.kind == "date" and day.precision == "day":
        narrowed = clocks.with_clock(day, t, c)
        if narrowed.kind == "time" and "T" in narrowed.value:
            value = clocks.refine(value, narrowed.value.rpartition("T")[2])
        return replace(day, end=narrowed.end, kind="time", value=day.value + value, rule="clock_day")
    return Reading(end, "clock", "time", "XXXX-XX-XX" + value, precision="day", basis="none")


def expression(t: Tokens, i: int, c: Context) -> Reading | None:
    """The time expression at token `i`, with what belongs to it on the right."""
    kind = t.kind[i]
    if kind in _CLOCK_FIRST or t.key[i] == "quarter":
        found = clocked(t, i, c)
        if found:
            return found
    first, second = OTHERS.get(kind, ()), POINTS.get(kind, ())
    for rule in first:
        found = rule(t, i, c)
        if found:
            return sets.at_clock(found, t, c) if found.kind == "set" else found
    if second or t.key[i] in named.FIRST_WORDS:
        found = point(t, i, c)
        return found and clocks.with_clock(found, t, c)
    return None


def ranged(t: Tokens, i: int, c: Context) -> Reading | None:
    """`between A and B`, `from A to B`, at the preposition."""
    joins = ("and",) if t.key[i] == "between" else JOINS
    j = i + 1 + (t.key[i + 1] == "the")
    hours = clock_range(t, j, c, joins)
    if hours:
        return hours
    low = _side(t, j, c)
    if low is None or low.kind not in ("date", "time") or t.key[low.end] not in joins:
        return low if low and low.kind == "range" else None
    return joined(t, j, c, low, "between" if t.key[i] == "between" else "from_to")


def _side(t: Tokens, j: int, c: Context) -> Reading | None:
    """One side of a range: here any four digits may be a year."""
    found = beside.until_now(t, j, c) or expression(t, j, c)
    if found or not years.is_year(t, j):
        return found
    period = periods.year_of(t.value[j])
    return dated(j + 1, "year", period, "explicit") if period else None


def joined(t: Tokens, i: int, c: Context, low: Reading, rule: str) -> Reading | None:
    """The range from `low`, which begins at token `i`, to the point after the word that joins them."""
    k = low.end + 1
    k += 2 * (t.key[k] == "to" and t.key[k + 1] == "-" and t.key[low.end] == "-")  # January-to-March
    k += t.key[k] == "the"
    high = _side(t, k, c)
    if high is None or high.kind not in ("date", "time") or low.precision is None or high.precision is None:
        return None
    if high.rule == "day_alone" and low.precision == "day" and low.first and high.first:
        high = _following(low.first, high)
    if (low.first is None) != (high.first is None):
        return None
    if rule == "infix" and low.precision != high.precision and high.rule != "now":
        return None
    if low.first and high.first and low.basis == "relative" and high.first and _hinted(low, high):
        c.year_hint = high.first.year
        again = expression(t, i, c)
        if again and again.first and high.last and again.first > high.last:
            c.year_hint = high.first.year - 1
            again = expression(t, i, c)
        c.year_hint = None
        low = again if again and again.end == low.end else low
    low, high = _before(low, high), _after(low, high)
    if (low.first is None) != (high.first is None) or (low.first and high.last and low.first > high.last):
        return None
    return Reading(
        high.end, rule, "range", f"{low.value}/{high.value}", low.first, high.last, high.precision, high.basis
    )


def _following(low: dt.date, high: Reading) -> Reading:
    """`from April 27 to the third`: the first such day after it."""
    number = high.first.day if high.first else 0
    month = periods.containing(low, "M") if number > low.day else periods.shifted(low, "M", 1)
    day = periods.day_of(month.first.year, month.first.month, number) if month and month.first else None
    return high.on(day) if day else high


def _hinted(low: Reading, high: Reading) -> bool:
    """Whether the year of the second side is meant for the first as well."""
    return low.rule in _YEARLESS and high.precision != "year"


def _before(low: Reading, high: Reading) -> Reading:
    """`Tuesday until next Monday`: the first weekday is the one before the day that is named in full."""
    if low.rule != "weekday" or high.rule == "weekday" or high.precision != "day":
        return low
    if not (low.first and high.first) or low.first <= high.first:
        return low
    day = periods.plus_days(high.first, -((high.first - low.first).days % 7 or 7))
    return replace(low, value=day.isoformat(), first=day, last=day) if day else low


def _after(low: Reading, high: Reading) -> Reading:
    """`Monday to Friday`: the second weekday is the one after the first."""
    named = low.rule in ("weekday", "last_weekday", "this_weekday", "next_weekday")
    if not named or high.rule != "weekday" or not (low.first and high.first):
        return high
    day = periods.plus_days(low.first, (high.first - low.first).days % 7)
    if day is None:
        return high
    part = high.value[high.value.index("T") :] if high.kind == "time" else ""
    return replace(high, value=day.isoformat() + part, first=day, last=day)


def clock_range(t: Tokens, j: int, c: Context, joins: frozenset[str] | tuple[str, ...]) -> Reading | None:
    """`3 to 5 pm`, `9-11am`: the first hour has the half of the second."""
    if (
        t.kind[j] != "number"
        or t.key[j + 1] not in joins
        or t.kind[j + 2] not in ("clock", "number")
        or t.value[j] is None
    ):
        return None
    found = clocked(t, j + 2, c)
    hour = t.value[j]
    if found is None or not 1 <= hour <= 12 or (t.kind[j + 2] == "clock" and t.key[j + 2][-1] not in "m."):
        return None
    day, _, time = found.value.rpartition("T")
    last = int(time[:2])
    first = hour % 12 + (12 if last >= 12 else 0)
    if first > last:
        first -= 12
    if first < 0:
        return None
    return replace(found, rule="clock_range", kind="range", value=f"{day}T{first:02d}:00/{found.value}")
