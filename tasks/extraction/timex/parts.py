"""Parts of a period: `early 2024`, `the end of the year`, `the third quarter of 2023`, `the first week of May`.

`the end of` and `the start of` a period up to a year are its last and first day, of a decade or a century its last
and first year; `early`, `mid` and `late` are thirds that keep the period's value (see `periods.third`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.amounts import amount
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.durations import duration_value
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import LIVED, is_year, year_phrase

Parser = Callable[[Tokens, int, Context], Reading | None]

#: Noun before `of` -> what it takes of the period.
EDGES: Final = {
    "start": "start", "beginning": "start", "end": "end", "close": "end", "middle": "mid", "turn": "start",
    "rest": "rest",
    "remainder": "rest", "onset": "start", "half": "half",
}  # fmt: skip


def _basis(c: Context) -> str:
    return "relative" if c.anchor else "none"


def _this(c: Context, unit: str) -> Period:
    period = periods.containing(c.anchor, unit) if c.anchor else None
    return period or periods.open_period(unit)


def inside(t: Tokens, j: int, c: Context, point: Parser) -> Reading | None:
    """The period that follows `of` or `in`: `the year` is the one the document lies in."""
    k = j + (t.key[j] == "the")
    named = k > j or t.key[k] in ("year", "month", "quarter")
    if t.kind[k] == "unit" and named and not t.key[k].endswith("s") and t.value[k] not in ("H", "MIN", "S", "ML"):
        if t.key[k] == "night" or t.key[k] == "day":
            return None
        if is_year(t, k + 1) and t.key[k] == "year":
            return point(t, k + 1, c)
        return dated(k + 1, "the_unit", _this(c, t.value[k]), "relative")
    if t.key[k] == "year" and is_year(t, k + 1):
        return point(t, k + 1, c)
    found = point(t, k, c)
    return found if found and found.kind == "date" and found.precision else None


def fuzzy(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`early 2024`, `mid-March`, `late in the 1990s`, `later this year`."""
    word, which, j = t.key[i], t.value[i], i + 1
    both = _two_thirds(t, i, c, point)
    if both:
        return both
    if t.key[j] == "-":
        j += 1
    elif t.key[j] in ("in", "on"):
        j += 1
        if word in ("earlier", "later"):
            j += t.key[j] == "on"
    found = inside(t, j, c, point) or _late_part(t, i, c, point)
    if found is None or found.period is None or found.kind == "time":
        return found
    if found.precision == "decade" and t.before(i) in LIVED:
        return None
    if found.precision == "day" and found.rule != "inherited_unit":
        return None
    if word in ("earlier", "later"):
        return _before_now(found, c, word)
    return found.on(periods.third(found.period, which), f"{word}_part", article=found.article)


def _late_part(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`late last night`, `early this morning`: the part of the day that a word points to."""
    found = point(t, i + 1, c) if t.key[i] in ("late", "early") and t.kind[i + 1] == "relative" else None
    return found if found and found.rule == "relative_part" else None


def _two_thirds(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`early to mid-1990s`, `mid-to-late 2010`: from the first third that is named to the second."""
    j = i + 1 + (t.key[i + 1] == "-")
    if t.key[j] not in ("to", "and", "or") and (t.key[j] != "/" or not t.glued(j)):
        return None
    k = j + 1 + (t.key[j + 1] == "-")
    if t.kind[k] != "fuzzy":
        return None
    found = inside(t, k + 1 + (t.key[k + 1] == "-"), c, point)
    if found is None or found.period is None or found.kind != "date" or found.precision == "day":
        return None
    low, high = periods.third(found.period, t.value[i]), periods.third(found.period, t.value[k])
    whole = replace(low, last=high.last) if low.first and high.last and low.first <= high.last else found.period
    return found.on(whole, f"{t.key[i]}_part", article=found.article)


def _before_now(found: Reading, c: Context, word: str) -> Reading:
    """`earlier this year` ends with the document's day, `later this year` begins with it."""
    period = found.period
    assert period is not None
    first, last = period.first, period.last
    if first and last and c.anchor and first <= c.anchor <= last and found.precision != "day":
        period = replace(period, last=c.anchor) if word == "earlier" else replace(period, first=c.anchor)
    return found.on(period, f"{word}_part", article=False)


def edge(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`the end of the year`, `the middle of June`, `the rest of the week`."""
    what = EDGES[t.key[i]]
    hyphen = what == "end" and t.key[i + 1] == "-" and t.glued(i + 1) and t.kind[i + 2] in ("month", "number")
    if (t.key[i + 1] != "of" and not hyphen) or what == "half":
        return None
    found = inside(t, i + 2, c, point)
    if found is None or found.period is None or found.precision == "day":
        return None
    if what in ("start", "end"):
        return found.on(periods.edge(found.period, what), f"{what}_of", article=not hyphen)
    if what == "mid":
        return found.on(periods.third(found.period, "mid"), "middle_of", article=True)
    period, anchor = found.period, c.anchor
    if anchor and period.first and period.last and period.first <= anchor <= period.last:
        period = replace(period, first=anchor)
    return found.on(period, "rest_of", article=True)


def nth(t: Tokens, i: int, c: Context, point: Parser) -> Reading | None:
    """`the third quarter of 2023`, `the second half of May`, `the first week of the month`, `the last day of June`."""
    number = -1 if t.key[i] in ("last", "final") else t.value[i] if t.kind[i] == "ordinal" else None
    if number is None:
        return None
    j = i + 1
    hyphen = t.key[j] == "-"
    j += hyphen
    if t.key[j] == "half" and number in (1, 2):
        return _half(t, j + 1, c, number, point)
    if t.kind[j] == "weekday" and t.key[j + 1] in ("of", "in"):
        return _nth_weekday(t, j, c, number, point)
    if t.kind[j] != "unit" or t.value[j] in ("H", "MIN", "S"):
        return _last_units(t, i, c, number, point) if number in (1, -1) else None
    unit, k = t.value[j], j + 1
    if unit == "Q" and 1 <= number <= 4:
        return _quarter(t, k, c, number, point)
    if t.key[k] != "of":
        return None
    found = inside(t, k + 1, c, point)
    if found is None or found.period is None or found.first is None or found.last is None:
        return None
    period = _nth(found.period, unit, number, t.key[j].endswith("s"))
    return found.on(period, "nth_unit_of", article=True) if period else None


def _nth_weekday(t: Tokens, j: int, c: Context, number: int, point: Parser) -> Reading | None:
    """`the last Friday of May`, `the second Tuesday in November`, `the first Monday of every month`."""
    if t.key[j + 2] in ("every", "each") and t.key[j + 3] == "month":
        return Reading(j + 4, "nth_weekday_every", "set", "P1M", precision="day", basis="none", article=True)
    found = inside(t, j + 2, c, point)
    if found is None or found.precision != "month" or found.kind != "date":
        return None
    if found.first is None:
        return dated(found.end, "nth_weekday", Period("XXXX-XX-XX", None, None, "day"), found.basis, article=True)
    day = periods.nth_weekday(found.first.year, found.first.month, t.value[j], number)
    period = periods.of_date(day) if day else None
    return dated(found.end, "nth_weekday", period, found.basis, article=True) if period else None


def _last_units(t: Tokens, i: int, c: Context, number: int, point: Parser) -> Reading | None:
    """`the last three weeks of 2019`, `the first ten days of May`: a duration with its days."""
    count = amount(t, i + 1)
    if count is None or count.low is None or count.low != count.high or count.low != int(count.low) or count.article:
        return None
    k = count.end
    if t.kind[k] != "unit" or t.key[k + 1] != "of" or t.value[k] in ("H", "MIN", "S"):
        return None
    found = inside(t, k + 2, c, point)
    if found is None or found.precision == "day":
        return None
    value = duration_value(count.low, count.low, t.value[k])
    reading = replace(
        found, kind="duration", value=value, rule="nth_units_of", precision=periods.PRECISION[t.value[k]], article=True
    )
    if found.first is None or found.last is None:
        return reading
    if number > 0:
        after = periods.moved(found.first, t.value[k], int(count.low))
        last = periods.plus_days(after, -1) if after else None
        return replace(reading, last=last) if last and last <= found.last else None
    before = periods.moved(found.last, t.value[k], -int(count.low))
    first = periods.plus_days(before, 1) if before else None
    return replace(reading, first=first) if first and first >= found.first else None


def unit_end(t: Tokens, i: int, c: Context) -> Reading | None:
    """`year-end`, `month end`: the last day of the period the document lies in."""
    owned = t.key[i + 1] == "'" and t.key[i + 2] == "s" and t.before(i) == "the"
    j = i + 1 + (t.key[i + 1] == "-") + 2 * owned
    unit = t.value[i]
    if t.key[j] != "end" or unit not in ("Y", "M", "Q") or t.key[i].endswith("s") or t.key[j + 1] == "of":
        return None
    if owned:
        return dated(j + 1, "unit_end", periods.edge(_this(c, unit), "end"), "relative", article=True)
    if j == i + 1 and t.before(i) not in ("by", "at", "before", "until", "since", "to", "for"):
        return None
    given = year_phrase(t, j + 1, c) if unit == "Y" else None
    if given and given[1]:
        year = periods.year_of(given[1])
        return dated(given[0], "unit_end", periods.edge(year, "end"), given[2]) if year else None
    return dated(j + 1, "unit_end", periods.edge(_this(c, unit), "end"), "relative")


def week_number(t: Tokens, i: int, c: Context) -> Reading | None:
    """`week 25 of 2024`: an ISO week. Without its year it is as likely a week of a season or a course."""
    if t.key[i] != "week" or t.kind[i + 1] != "number" or t.value[i + 1] is None:
        return None
    given = year_phrase(t, i + 2, c)
    period = periods.iso_week(given[1], t.value[i + 1]) if given and given[1] else None
    return dated(given[0], "week_number", period, given[2]) if given and period else None


def _nth(period: Period, unit: str, number: int, plural: bool) -> Period | None:
    """The nth unit inside a period; None where it reaches beyond."""
    assert period.first and period.last
    if plural:
        return periods.third(period, "early" if number == 1 else "late") if number in (1, -1) else None
    if unit == "W" and number > 0 and period.precision == "year":
        found = periods.iso_week(period.first.year, number)
    elif unit == "W" and number > 0 and period.precision in ("month", "season", "quarter"):
        day = periods.plus_days(period.first, 7 * (number - 1))
        found = periods.week_of(day) if day else None
    else:
        last = periods.plus_days(period.last, -3)  # the Thursday says which year and month a week belongs to
        start = periods.moved(period.first, unit, number - 1) if number > 0 else last if unit == "W" else period.last
        found = periods.containing(start, unit) if start else None
    inside = found and found.first and found.last and found.last >= period.first and found.first <= period.last
    return found if inside else None


def _half(t: Tokens, k: int, c: Context, number: int, point: Parser) -> Reading | None:
    if t.key[k] == "of":
        found = inside(t, k + 1, c, point)
    else:
        given = year_phrase(t, k, c)
        year = periods.year_of(given[1]) if given and given[1] else None
        found = dated(given[0], "half", year, given[2]) if given and year else None
    if found is None or found.period is None or found.precision == "day":
        return None
    return found.on(periods.half(found.period, number), "half_of", article=True)


def _quarter(t: Tokens, k: int, c: Context, number: int, point: Parser) -> Reading | None:
    """A quarter in its year; without one, the latest that has ended or the one that is running."""
    end, year, basis = k, None, "relative"
    given = year_phrase(t, k, c)
    if given:
        end, year, basis = given
    elif t.key[k] == "of":
        found = inside(t, k + 1, c, point)
        if found is None or found.precision != "year":
            fiscal = fiscal_year(t, k + 1 + (t.key[k + 1] == "the"), c)
            if fiscal is None:
                return None
            return replace(
                fiscal, value=f"{fiscal.value}-Q{number}", rule="fiscal_quarter", precision="quarter", article=True
            )
        end, basis = found.end, found.basis
        year = found.first.year if found.first else None
    elif c.anchor:
        now = (c.anchor.month + 2) // 3
        year = c.anchor.year if number <= now or c.lean(t.start[k - 1], t.end[k - 1]) > 0 else c.anchor.year - 1
    if given is None and t.key[k] != "of" and t.key[k] in ("-", "final", "finals"):
        return None
    period = periods.quarter_of(year, number) if year else Period(f"XXXX-Q{number}", None, None, "quarter")
    return dated(end, "quarter", period, basis, article=t.key[k - 2] != "-") if period else None


def fiscal_year(t: Tokens, i: int, c: Context) -> Reading | None:
    """`fiscal 2024`, `financial year 2023-24`, `FY24`: named, but its days are each country's and company's own."""
    key, j = t.key[i], i + 1
    if key.startswith(("fy", "cy")):
        digits = key[2:]
        if not digits:
            if not is_year(t, j):
                return None
            digits, j = t.key[j], j + 1
        year = int(digits) if len(digits) == 4 else 2000 + int(digits)
        if t.key[j] in ("-", "/") and t.glued(j + 1) and t.value[j + 1] in ((year + 1) % 100, year + 1):
            year, j = year + 1, j + 2
        if key.startswith("cy"):
            period = periods.year_of(year)
            return dated(j, "calendar_year", period, "explicit") if period else None
        return Reading(j, "fiscal_year", "date", f"FY{year}", precision="year")
    j += t.key[j] == "year"
    if not is_year(t, j):
        return None
    year, j = t.value[j], j + 1
    if t.key[j] in ("-", "/") and t.kind[j + 1] == "number" and t.glued(j + 1):
        return Reading(j + 2, "fiscal_year", "date", f"FY{year + 1}", precision="year")
    return Reading(j, "fiscal_year", "date", f"FY{year}", precision="year")


def quarter_code(t: Tokens, i: int, c: Context) -> Reading | None:
    """`Q3 2024`, `H1`, `1Q24`, `FY24`."""
    key = t.key[i]
    if key.startswith(("fy", "cy")):
        return fiscal_year(t, i, c)
    short = key[0].isdigit()
    fiscal = fiscal_year(t, i + 1, c) if t.key[i + 1].startswith(("fy", "fiscal", "financial")) else None
    if fiscal and not short:
        return replace(fiscal, rule="fiscal_quarter", value=f"{fiscal.value}-{key.upper()}", precision="quarter")
    letter, number = (key[1], int(key[0])) if short else (key[0], int(key[1]))
    if letter == "h" and number > 2:
        return None
    end, year, basis = i + 1, None, "relative"
    if short:
        year, basis = 2000 + int(key[-2:]), "explicit"
    else:
        given = year_phrase(t, i + 1, c)
        if given:
            end, year, basis = given
        elif letter == "h" or not t.capital(i):  # H1 alone is a visa, a heading or a virus
            return None
        elif c.anchor:
            year = c.year_hint or c.anchor.year - (number > (c.anchor.month + 2) // 3)
    maker = periods.quarter_of if letter == "q" else periods.half_of
    period = maker(year, number) if year else Period(f"XXXX-{letter.upper()}{number}", None, None, "quarter")
    return dated(end, "quarter_code", period, basis) if period else None
