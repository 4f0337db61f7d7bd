"""Days and months in words: `February 24, 2022`, `24 February`, `the 1st of last month`, `September last year`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.guards import CLAUSE_AFTER, month_is_named
from tasks.extraction.timex.lexicon import MONTH_SHORT, PARTS_OF_DAY
from tasks.extraction.timex.periods import Period
from tasks.extraction.timex.reading import Reading, dated
from tasks.extraction.timex.tokens import Tokens
from tasks.extraction.timex.years import is_year, year_phrase

_COUNTED: Final = frozenset({"percent", "per", "%", "people", "million", "billion", "thousand", "hundred", "degrees"})
#: What joins the members of a list, and the ends of a span.
_LISTING: Final = frozenset({"and", "or", "&", ",", "/"})
_AFTER_ORDINAL: Final = frozenset(
    {".", ",", ";", ")", "to", "until", "at", "and", "through", "gap", "pad", "by", "from"}
)
_SPANNING: Final = frozenset({"-", "to", "through", "until", "till", "thru"})


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


def abbreviated(t: Tokens, i: int) -> int:
    """The token after a month's name and, if it is short for one, its full stop."""
    end = i + 1
    short = t.key[i] in MONTH_SHORT
    if t.key[end] == "." and t.glued(end) and short:
        follows = t.kind[end + 1]
        return (
            end + 1
            if follows in ("number", "ordinal", ",", "'", "relative") or (not t.capital(end + 1) and follows == "x")
            else end
        )
    return end


def year_ahead(t: Tokens, end: int, c: Context, month: int) -> int | None:
    """The year a list or span gives at its end: `January and December 2021`, `Nov. 5 to Feb. 3, 2021`."""
    k, spans = end, False
    for _ in range(5):
        if t.key[k] not in _LISTING and t.key[k] not in _SPANNING:
            return None
        spans = spans or t.key[k] in _SPANNING
        k += 1 + (t.key[k] == "," and t.key[k + 1] in ("and", "or"))
        if t.kind[k] in ("number", "ordinal") and t.kind[k + 1] == "month" and day_number(t, k):
            k += 1
        if t.kind[k] != "month":
            listed = not spans and day_number(t, k) is not None and not _counts(t, k)
            given = year_phrase(t, k + 1, c) if listed else None
            if given and given[1] and given[2] == "explicit":
                return given[1]
            if not listed:
                return None
            k += 1
            continue
        last = t.value[k]
        k = abbreviated(t, k)
        k += day_number(t, k) is not None
        given = year_phrase(t, k, c)
        if given and given[1]:
            return given[1] - (spans and last < month)
    return None


def on_day(c: Context, t: Tokens, i: int, end: int, month: int, day: int, rule: str) -> Reading | None:
    """A month and day, with the year that follows token `end`, or the year that is meant."""
    given = year_phrase(t, end, c)
    if given and t.key[end] in ("in", "-", "/") and given[2] != "explicit":
        given = None
    unfixed = Period(f"XXXX-{month:02d}-{day:02d}", None, None, "day")
    if given:
        j, year, basis = given
        period = periods.day_of(year, month, day) if year else unfixed
        return dated(j, rule, period, basis) if period else None
    if periods.day_of(2000, month, day) is None:
        return None
    shared = year_ahead(t, end, c, month)
    if shared:
        period = periods.day_of(shared, month, day)
        return dated(end, rule, period, "explicit") if period else None
    period = c.day(month, day, c.lean(t.start[i], t.end[end - 1])) or unfixed
    return dated(end, rule + "_no_year", period, "explicit" if c.year_hint else "relative")


def month_first(t: Tokens, i: int, c: Context) -> Reading | None:
    """`February 24, 2022`, `Feb. 24`, `February 2022`, `September last year`, `May 3-5, 2024`, `February`."""
    month, j = t.value[i], abbreviated(t, i)
    if t.key[j] in ("-", "/") and t.glued(j) and t.glued(j + 1) and t.kind[j + 1] == "number":
        j += 1
    if t.key[j] in ("the", ",") and t.kind[j + 1] == "ordinal":
        j += 1
    day = day_number(t, j)
    if day is not None and not _counts(t, j):
        return _day_range(t, i, j, c, month, day) or on_day(c, t, i, j + 1, month, day, "month_day")
    given = year_phrase(t, j, c)
    if given and not (t.key[j] == "in" and given[2] != "explicit"):
        end, year, basis = given
        period = periods.month_of(year, month) if year else Period(f"XXXX-{month:02d}", None, None, "month")
        return dated(end, "month_year", period, basis) if period else None
    return _bare_month(t, i, c)


def _bare_month(t: Tokens, i: int, c: Context) -> Reading | None:
    """A month on its own, if it is one: `may` and `march` are verbs and May, April and June are people too."""
    month, end = t.value[i], abbreviated(t, i)
    shared = year_ahead(t, end, c, month) if t.capital(i) else None
    if shared:
        period = periods.month_of(shared, month)
        return dated(end, "month_shared_year", period, "explicit") if period else None
    if t.key[end] == "quarter" and t.before(i) == "the" and month % 3 == 0:
        return _quarter_to(t, i, end + 1, c, month)
    if not month_is_named(t, i):
        return None
    period = c.month(month, c.lean(t.start[i], t.end[i])) or Period(f"XXXX-{month:02d}", None, None, "month")
    return dated(end, "month", period, "explicit" if c.year_hint else "relative")


def _quarter_to(t: Tokens, i: int, end: int, c: Context, month: int) -> Reading | None:
    """`the December quarter`: the quarter that the month ends."""
    given = year_phrase(t, end, c)
    year = given[1] if given else None
    if given is None:
        found = c.month(month, c.lean(t.start[i], t.end[i]))
        year = found.first.year if found and found.first else None
    period = periods.quarter_of(year, month // 3) if year else Period(f"XXXX-Q{month // 3}", None, None, "quarter")
    basis = given[2] if given else "relative"
    return dated(given[0] if given else end, "month_quarter", period, basis, article=True) if period else None


def _day_range(t: Tokens, i: int, j: int, c: Context, month: int, day: int) -> Reading | None:
    """`May 3-5, 2024`: two days of one month."""
    if t.key[j + 1] not in _SPANNING and not (t.key[j + 1] == "and" and t.before(i) == "between"):
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
    """`24 February 2022`, `the 24th of February`, `3-5 May`, and the `5` of `5 and 7 July`."""
    day = day_number(t, i)
    if day is None or (t.glued(i) and t.before(i) in (".", ",", ":", "/", "$", "£", "€")):
        return None
    j, second, listed = i + 1, None, False
    if (t.key[j] in _SPANNING | {"/"} and t.kind[j + 1] != "month") or (
        t.key[j] == "and" and "between" in (t.before(i), t.before(i) == "the" and t.before(i - 1))
    ):
        second = day_number(t, j + 1 + (t.key[j + 1] == "the"))
        if second is None or second <= day:
            return None
        j += 2 + (t.key[j + 1] == "the")
    while second is None and t.key[j] in _LISTING - {"/"} and day_number(t, j + 1) and j < i + 8:
        j, listed = j + 2, True
    if t.key[j] in ("of", "-", "/") and t.kind[j + 1] == "month":
        j += 1
    elif t.key[j] == "day" and t.key[j + 1] == "of" and t.kind[i] == "ordinal":
        j += 2
    if t.kind[j] != "month" or not _is_month_here(t, i, j):
        return None
    end, month = abbreviated(t, j), t.value[j]
    if second is not None:
        return _days(c, t, i, end, month, day, second)
    found = on_day(c, t, i, end, month, day, "day_month")
    if found is None:
        return None
    return replace(found, end=i + 1, rule="listed_day") if listed else replace(found, article=t.kind[i] == "ordinal")


def _is_month_here(t: Tokens, i: int, j: int) -> bool:
    """Whether the month's name after a day is written as one; in small letters `may`, `march` and `mar` need a year."""
    if t.capital(j) or t.kind[i] == "ordinal":
        return True
    return t.key[j] not in ("may", "march", "mar") or is_year(t, j + 1) or t.key[j + 1] in ("-", "/")


def day_alone(t: Tokens, i: int, c: Context) -> Reading | None:
    """`the 15th`: a day of the month in focus or of the document's month; `the 1st of last month`."""
    day, j = day_number(t, i), i + 1
    if day is None:
        return None
    k = j + 1 + (t.key[j + 1] == "the")
    if t.key[j] == "of" and (t.key[k] == "month" or (t.kind[k] == "relative" and t.key[k + 1] == "month")):
        step, origin = t.value[k] if t.kind[k] == "relative" else (0, "anchor")
        base = c.anchor if origin == "anchor" else c.base("month")
        period = periods.shifted(base, "M", step) if base else None
        basis = "relative" if origin == "anchor" else "inherited"
        return _in_month(k + 1 + (t.key[k] != "month"), period, day, basis)
    if t.key[j] == "of" and t.key[j + 1] in ("every", "each") and t.key[j + 2] == "month":
        return Reading(j + 3, "every_day", "set", f"XXXX-XX-{day:02d}", precision="day", basis="none", article=True)
    if t.before(i) != "the" or t.text[t.end[i] - 1] not in "dht":
        return None
    of_part = t.key[i - 2] == "of" and t.key[i - 3] in PARTS_OF_DAY
    if t.kind[j] not in _AFTER_ORDINAL and t.key[j] not in CLAUSE_AFTER and not of_part:
        return None
    led = t.key[i - 2] in ("on", "by", "until", "since", "from", "to", "before", "after", "between", ",")
    if not led and not of_part:
        return None
    focus = c.base("month")
    base = focus or c.anchor
    return _in_month(j, periods.containing(base, "M") if base else None, day, "inherited" if focus else "relative")


def _in_month(end: int, month: Period | None, day: int, basis: str) -> Reading | None:
    if month is None or month.first is None:
        return dated(end, "day_alone", Period(f"XXXX-XX-{day:02d}", None, None, "day"), basis, article=True)
    period = periods.day_of(month.first.year, month.first.month, day)
    return dated(end, "day_alone", period, basis, article=True) if period else None
