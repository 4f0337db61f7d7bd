"""`last week`, `the past two years`, `next Monday`, `that day`, `yesterday morning`: counted from a day we know."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from tasks.extraction.timex import dayparts, periods
from tasks.extraction.timex.amounts import amount, half_after
from tasks.extraction.timex.away import Stretch, ended
from tasks.extraction.timex.clocks import part_of_day
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.days import abbreviated, day_first, month_first
from tasks.extraction.timex.durations import duration_value
from tasks.extraction.timex.guards import CLAUSE_AFTER
from tasks.extraction.timex.lexicon import RELATIVES
from tasks.extraction.timex.named import holiday, in_year
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens

#: `the past year` is the twelve months that end today; `the last year` only after such a preposition.
_STRETCH: Final = frozenset({"over", "in", "during", "within", "for", "throughout", "of"})
_OUR_TIMES: Final = frozenset({"world", "youth", "society", "generation", "children"})
#: Words between a count and its days.
WORKING: Final = frozenset({"business", "working", "calendar", "trading", "full", "straight", "consecutive", "school"})
#: Before `that summer`; elsewhere `that` may begin a clause.
_THAT_BEFORE: Final = frozenset({",", "and", "by", "in", "until", "later", "early", "late", "since", "during"})
_DURING: Final = frozenset({"past", "coming", "recent"})


def relative(t: Tokens, i: int, c: Context) -> Reading | None:
    """What a word like `last`, `this` or `following` makes of the unit, day or month after it."""
    word, j = t.key[i], i + 1
    if word in ("this", "that") and t.kind[j] == "relative" and t.key[j] not in ("this", "that"):
        word, j = t.key[j], j + 1
    step, origin = t.value[j - 1]
    article = t.before(i) == "the"
    kind = t.kind[j]
    if t.key[j] in ("calendar", "working", "business") and t.key[j + 1] in ("year", "month", "week"):
        kind, j = "unit", j + 1
    if kind == "unit":
        return _unit(t, i, j, c, word, step, origin)
    if kind == "part" and ":" not in t.value[j] and (origin == "focus" or word == "next"):
        return dayparts.beside_focus(t, j, c, word, step)
    if word == "that" and kind in ("month", "season") and (t.capital(i) or t.before(i) in _THAT_BEFORE):
        return _in_focus_year(t, j, c)
    if word == "that" or kind == "pad":
        return None
    if kind == "weekday":
        return _weekday(t, j, c, step, origin, word)
    if kind == "month" and word != "same":
        return _month(t, j, c, step, origin)
    if kind == "season":
        return _season(t, j, c, step, origin, word)
    if kind == "part" and t.key[j] not in ("noon", "midnight", "midday") and origin == "anchor":
        return _part(t, j, c, step)
    if t.key[j] in ("fiscal", "financial") and t.key[j + 1] == "year":
        period = Period(f"FY{c.anchor.year + step}" if c.anchor else "FYXXXX", None, None, "year")
        return Reading(j + 2, "fiscal_relative", "date", period.value, precision="year", basis="none", article=True)
    counted = _counted(t, i, j, c, word, step, origin)
    if counted:
        return counted
    return _holiday(t, j, c, step) if not article or step else None


def _base(t: Tokens, j: int, c: Context, precision: str, origin: str, word: str) -> tuple[dt.date | None, str]:
    """The day to count from and the basis that gives: `previous` falls back on the document's date."""
    if origin == "anchor":
        return c.anchor, "relative"
    if word in ("same", "that"):
        return c.base(precision), "inherited"
    focus, basis = c.beside(precision, RELATIVES[word][0], t.start[j - 1], t.end[j])
    if focus is None and word in ("previous", "preceding", "prior"):
        return c.anchor, "relative"
    return focus, basis


def _unit(t: Tokens, i: int, j: int, c: Context, word: str, step: int, origin: str) -> Reading | None:
    unit, key = t.value[j], t.key[j]
    if unit in ("H", "MIN", "S") and word not in ("past", "last", "next", "coming"):
        return None
    if key.endswith("s"):
        if word not in ("past", "coming", "recent", "last", "next", "following", "previous", "preceding"):
            return None
        return Reading(j + 1, "vague_duration", "duration", duration_value(None, None, unit),
                       precision=periods.PRECISION[unit], article=True)  # fmt: skip
    if key == "night":
        anchored = origin == "anchor" and word not in ("current", "next")
        return _part(t, j, c, step) if anchored else dayparts.beside_focus(t, j, c, word, step)
    the = t.before(i) == "the"
    if the and word in ("last", "next") and t.key[j + 1] == "of":
        return None  # the last day of the strike
    stretch = t.before(i - 1) in _STRETCH if the else False
    if (
        (word in _DURING and unit not in ("Q", "WE"))
        or (the and stretch and unit != "Q" and word in ("last", "next"))
        or unit in ("H", "MIN", "S")
    ):
        more = half_after(t, j + 1)
        extra = 0.0 if more == j + 1 else 0.5 if t.key[more - 1] == "half" else 0.25
        return window(more, c, 1.0 + extra, unit, step, "window")
    if (word == "this" and (t.key[j + 1] == "-" or unit == "D")) or (
        word == "that" and unit == "D" and t.key[j + 1] == "'"
    ):
        return None
    if the and word == "next" and unit == "D":
        origin = "focus"
    base, basis = _base(t, j, c, periods.PRECISION[unit], origin, word)
    if unit == "WE" and word in ("coming", "upcoming") and base and base.isoweekday() < 6:
        step = 0
    period = periods.shifted(base, unit, step) if base else None
    k = j + 1 + (t.key[j + 1] == "on")
    if unit == "W" and t.kind[k] == "weekday" and t.capital(k) and t.key[k + 1] not in ("'", "-"):
        day = periods.plus_days(period.first, t.value[k] - 1) if period and period.first else None
        named_day = periods.of_date(day) if day else Period(f"XXXX-WXX-{t.value[k]}", None, None, "day")
        return dated(k + 1, "weekday_of_week", named_day, basis, article=word not in ("this", "that"))
    rule = f"{'inherited' if origin == 'focus' else word}_unit"
    return dated(j + 1, rule, period or periods.open_period(unit), basis, article=word not in ("this", "that"))


def window(end: int, c: Context, count: float | None, unit: str, step: int, rule: str) -> Reading:
    """`the past two years`: a duration with the days it spans, up to or from the document's date."""
    value = duration_value(count, count, unit)
    first = last = None
    if c.anchor and count is not None:
        whole, part = (count * 12, "M") if unit == "Y" and count != int(count) else (count, unit)
        other = periods.moved(c.anchor, part, step * int(whole)) if whole == int(whole) else None
        if other:
            first, last = min(other, c.anchor), max(other, c.anchor)
    basis = "relative" if first else "none"
    return Reading(end, rule, "duration", value, first, last, periods.PRECISION[unit], basis, article=True)


def _counted(t: Tokens, i: int, j: int, c: Context, word: str, step: int, origin: str) -> Reading | None:
    """`last three years`, `next few days`, `previous two months`."""
    count = amount(t, j)
    if count is None or word in ("this", "same", "that", "current") or (count.article and t.key[j + 1] != "couple"):
        return None
    k = count.end + (t.key[count.end] in WORKING)
    if t.kind[k] != "unit":
        return None
    unit = t.value[k]
    if count.low != count.high:
        return Reading(k + 1, "window_range", "duration", duration_value(count.low, count.high, unit),
                       precision=periods.PRECISION[unit], basis="none", article=True)  # fmt: skip
    if t.key[k + 1] == "'" and t.key[k + 2] in ("of", "worth"):
        return None
    if origin == "focus":
        return Reading(k + 1, "window_inherited", "duration", duration_value(count.low, count.high, unit),
                       precision=periods.PRECISION[unit], article=True)  # fmt: skip
    return window(k + 1, c, count.low, unit, step, "window")


def _weekday(t: Tokens, j: int, c: Context, step: int, origin: str, word: str) -> Reading | None:
    if word in ("current", "recent", "same"):
        return None
    number = t.value[j]
    base, basis = _base(t, j, c, "day", origin, word)
    day = None
    if base:
        if step == 0:
            day = periods.plus_days(base, number - base.isoweekday())
        elif step < 0:
            day = periods.plus_days(base, -((base.isoweekday() - number) % 7 or 7))
        elif word == "next":
            day = periods.plus_days(base, number - base.isoweekday() + 7)
        else:
            day = periods.plus_days(base, (number - base.isoweekday()) % 7 or 7)
    period = periods.of_date(day) if day else Period(f"XXXX-WXX-{number}", None, None, "day")
    return dated(j + 1, f"{word}_weekday", period, basis, article=word not in ("last", "next", "this"))


def _month(t: Tokens, j: int, c: Context, step: int, origin: str) -> Reading | None:
    if not t.capital(j) and t.value[j] in (3, 5):
        return None
    base = c.anchor if origin == "anchor" else c.base("month")
    number, end = t.value[j], j + 1
    beside = month_first(t, j, c)
    if (
        beside
        and beside.precision == "day"
        and beside.kind == "date"
        and beside.first
        and beside.rule.endswith("no_year")
    ):
        year = beside.first.year
        here = periods.day_of(year, beside.first.month, beside.first.day)
        if base and here and here.first and (here.first - base).days * step < 0:
            here = periods.day_of(year + step, beside.first.month, beside.first.day)
        return dated(beside.end, "relative_month_day", here or Period(beside.value, None, None, "day"), "relative")
    end = abbreviated(t, j)
    period = None
    if base:
        year = base.year
        if step < 0 and number >= base.month:
            year -= 1
        elif step > 0 and number <= base.month:
            year += 1
        period = periods.month_of(year, number)
    basis = "relative" if origin == "anchor" else "inherited"
    return dated(end, "relative_month", period or Period(f"XXXX-{number:02d}", None, None, "month"), basis)


def _in_focus_year(t: Tokens, j: int, c: Context) -> Reading | None:
    """`That December`, `by that summer`: in the year last named."""
    year = c.focus.first.year if c.focus and c.focus.first and c.focus.precision not in ("decade", "century") else None
    if t.kind[j] == "month":
        if not t.capital(j) or (t.kind[j + 1] in ("x", "number") and t.capital(j + 1)):
            return None
        open_month = Period(f"XXXX-{t.value[j]:02d}", None, None, "month")
        return dated(j + 1, "inherited_month", (year and periods.month_of(year, t.value[j])) or open_month, "inherited")
    open_season = Period(f"XXXX-{t.value[j]}", None, None, "season")
    return dated(j + 1, "inherited_season", (year and periods.season_of(year, t.value[j])) or open_season, "inherited")


def _season(t: Tokens, j: int, c: Context, step: int, origin: str, word: str) -> Reading:
    season, period = t.value[j], None
    base, basis = _base(t, j, c, "season", origin, word)
    if base:
        year = base.year
        this = periods.season_of(year, season)
        if step < 0 and this and this.last and this.last >= base:
            year -= 1
        elif step > 0 and this and this.first and this.first <= base:
            year += 1
        elif step == 0 and season == "WI" and base.month <= 4:
            year -= 1
        period = periods.season_of(year, season)
    article = word not in ("this", "that", "last", "next")
    open_season = Period(f"XXXX-{season}", None, None, "season")
    return dated(j + 1, "relative_season", period or open_season, basis, article=article)


def _part(t: Tokens, j: int, c: Context, step: int) -> Reading | None:
    """`this morning`, `last night`: the part of the document's day or of the one beside it."""
    day = periods.plus_days(c.anchor, step) if c.anchor else None
    period = periods.of_date(day) if day else periods.open_period("D")
    return part_of_day(dated(j, "relative_part", period, "relative"), t, j)


def _holiday(t: Tokens, j: int, c: Context, step: int) -> Reading | None:
    named = holiday(t, j, c)
    if named is None or not c.anchor or named.rule != "holiday":
        return named
    here = in_year(t, j, c.anchor.year)
    if here is None or here.first is None:
        return named
    year = c.anchor.year
    year += -1 if step < 0 and here.first >= c.anchor else 1 if step > 0 and here.first <= c.anchor else 0
    return named.on(in_year(t, j, year) or here, "relative_holiday")


def deictic(t: Tokens, i: int, c: Context) -> Reading | None:
    """`today`, `yesterday`, `tomorrow`, `tonight`, with the part of the day or the clock after them."""
    day = periods.plus_days(c.anchor, t.value[i]) if c.anchor else None
    period = periods.of_date(day) if day else periods.open_period("D")
    reading = dated(i + 1, t.key[i], period, "relative")
    if t.key[i] == "today" and t.key[i + 1] == "'" and t.key[i + 3] in _OUR_TIMES:
        return None  # our times, not the day
    if t.key[i] == "tonight":
        return reading.on(Period(period.value + "TNI", period.first, period.last, "day"), kind="time")
    return reading


def the_unit(t: Tokens, i: int, c: Context) -> Reading | None:
    """A unit after `the` that its neighbours date: `the day before yesterday`, `the week after next`, `the weekend`."""
    if (t.key[i + 1] == "to" and t.key[i + 2] == "date") or (
        t.key[i + 1] == "-" and t.key[i + 2] == "to" and t.key[i + 4] == "date"
    ):
        return _to_date(t, i, c)
    if t.before(i) != "the":
        return None
    unit = t.value[i]
    if t.key[i + 1] in ("to", "ended", "ending") and not t.key[i].endswith("s"):
        return ended(t, i + 1, c, Stretch(i + 1, duration_value(1.0, 1.0, unit), ((1.0, unit),)), _closing)
    if unit == "WE" and t.key[i] == "weekend":
        return _the_weekend(t, i, c)
    if t.key[i + 1] not in ("before", "after"):
        return None
    step = -1 if t.key[i + 1] == "before" else 1
    if t.key[i + 2] == ("last" if step < 0 else "next") and t.kind[i + 3] not in ("unit", "weekday", "month", "x"):
        period = periods.shifted(c.anchor, unit, 2 * step) if c.anchor else None
        beside = dated(i + 3, "unit_beside", period or periods.open_period(unit), "relative", article=True)
        night = part_of_day(beside, t, i) if t.key[i] == "night" else None
        return replace(night, end=i + 3) if night else beside
    if t.kind[i + 2] == "deictic" and t.key[i + 2] != "tonight" and unit == "D":
        day = periods.plus_days(c.anchor, t.value[i + 2] + step) if c.anchor else None
        period = periods.of_date(day) if day else periods.open_period("D")
        return dated(i + 3, "day_beside", period, "relative", article=True)
    if unit in ("H", "MIN", "S", "Q") or not (
        t.key[i + 2] in (".", ",", ";", ")", "?", "!") or t.kind[i + 2] in ("gap", "pad")
    ):
        return None
    base, basis = c.beside(periods.PRECISION[unit], step, t.start[i], t.end[i + 1])
    period = periods.shifted(base, unit, step) if base else None
    return dated(i + 2, "unit_beside", period or periods.open_period(unit), basis, article=True)


def _closing(t: Tokens, i: int, c: Context) -> Reading | None:
    """The last day or month of `the year to March`."""
    if t.kind[i] == "month":
        return month_first(t, i, c)
    return day_first(t, i, c) if t.kind[i] in ("number", "ordinal") else None


def _to_date(t: Tokens, i: int, c: Context) -> Reading | None:
    """`year to date`: from the first day of the running year, quarter or month to the document's."""
    if t.value[i] not in ("Y", "Q", "M", "W"):
        return None
    end = i + (3 if t.key[i + 1] == "to" else 5)
    period = periods.containing(c.anchor, t.value[i]) if c.anchor else None
    if period is None or c.anchor is None:
        return dated(end, "to_date", periods.open_period(t.value[i]), "relative", article=True)
    return dated(end, "to_date", replace(period, last=c.anchor), "relative", article=True)


def _the_weekend(t: Tokens, i: int, c: Context) -> Reading | None:
    """`the weekend`: the last one, or the coming one where the tense is future."""
    if t.key[i + 1] in ("of", "before", "after") or (t.kind[i + 1] == "x" and t.key[i + 1] not in CLAUSE_AFTER):
        return None
    if c.anchor is None:
        return dated(i + 1, "the_weekend", periods.open_period("WE"), "relative", article=True)
    ahead = c.lean(t.start[i], t.end[i]) > 0
    period = periods.weekend_of(c.anchor)
    if period and period.first and not ahead and period.first > c.anchor:
        period = periods.shifted(c.anchor, "WE", -1)
    return dated(i + 1, "the_weekend", period or periods.open_period("WE"), "relative", article=True)
