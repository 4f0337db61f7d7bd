"""The walk over a document: windows around triggers, the longest reading at each place, times given their day."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tasks.extraction.timex import periods
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.grammar import BEGINNINGS, JOINS, clock_range, expression, joined, ranged
from tasks.extraction.timex.named import FIRST_WORDS
from tasks.extraction.timex.reading import Reading
from tasks.extraction.timex.tokens import Tokens, windows
from tasks.extraction.timex.years import year_phrase

#: Rules whose day, if they lack it, is not the one around them but one that stays unknown.
_OPEN_TIMES: Final = frozenset({"today", "yesterday", "tomorrow", "tonight", "inherited_part", "relative_part"})
#: Words of no other use to the grammar that begin an expression.
_FIRST_WORDS: Final = FIRST_WORDS | {"from"}
#: Marks that hold an address together, and the look of one.
_ADDRESS: Final = frozenset({"-", "/", "_", "=", "&", "?"})
_WORDY: Final = re.compile(r"[a-z]-[a-z]")

Found = tuple[int, int, Reading]


def scan(c: Context) -> list[Found]:
    """Every time expression of the text as start, end and reading, in order, none overlapping."""
    found: list[Found] = []
    reached = 0
    for tokens in windows(c.text):
        reached = _walk(tokens, c, found, reached)
    return _with_days(found, c)


def _walk(t: Tokens, c: Context, found: list[Found], reached: int) -> int:
    """Read one window; `reached` is where the last expression ended. A `the` goes with what follows it."""
    i = 0
    while i < t.count:
        first = i + (t.key[i] == "the")
        if (t.kind[first] not in BEGINNINGS and t.key[first] not in _FIRST_WORDS) or t.start[i] < reached:
            i = first + 1
            continue
        if first > i and t.key[first] in ("the", "between", "from"):
            i = first
            continue
        reading = _at(t, first, c)
        if reading is None or reading.end > t.count:
            i = first + 1
            continue
        start, end = t.start[i if reading.article else first], t.end[reading.end - 1]
        if _in_address(c.text, start, end):
            i = reading.end
            continue
        found.append((start, end, reading))
        _focus(c, reading)
        reached, i = end, reading.end
        more = _listed(t, i, c, reading)
        while more:
            found.append((t.start[i + 1], t.end[more.end - 1], more))
            reached, i = t.end[more.end - 1], more.end
            more = _listed(t, i, c, more)
    return reached


def _in_address(text: str, start: int, end: int) -> bool:
    """Whether the words are part of a web address or a file name: `.../news-in-2021.html`."""
    before, after = text[start - 1 : start] if start else "", text[end : end + 1]
    if before not in _ADDRESS and after not in _ADDRESS:
        return False
    head = text[max(0, start - 200) : start].rsplit(None, 1)
    tail = text[end : end + 100].split(None, 1)
    chunk = (
        (head[-1] if head and before.strip() else "") + text[start:end] + (tail[0] if tail and after.strip() else "")
    )
    return (
        "://" in chunk
        or "www." in chunk
        or (chunk.count("/") > 1 and "-" in chunk and _WORDY.search(chunk) is not None)
    )


def _at(t: Tokens, i: int, c: Context) -> Reading | None:
    """The reading at token `i`."""
    if t.key[i] in ("between", "from"):
        return ranged(t, i, c)
    hours = clock_range(t, i, c, JOINS) if t.kind[i] == "number" else None
    return hours or _joined(t, i, c, expression(t, i, c))


def _joined(t: Tokens, i: int, c: Context, low: Reading | None) -> Reading | None:
    """`low`, or the range it begins without a preposition."""
    if low is None or low.kind not in ("date", "time"):
        return low
    interval = t.key[low.end] == "/" and t.kind[low.end - 1] == t.kind[low.end + 1] == "iso"
    if t.key[low.end] not in JOINS and not interval:
        return low
    whole = joined(t, i, c, low, "infix")
    return replace(whole, article=low.article) if whole else low


def _listed(t: Tokens, i: int, c: Context, before: Reading) -> Reading | None:
    """`April 24, 25 and 26, 2021`: each further day of a list is a date of its own, the last with the year."""
    if (
        before.kind != "date"
        or before.precision != "day"
        or before.first is None
        or not before.rule.startswith(("month_day", "listed_month_day"))
    ):
        return None
    if (
        t.key[i] not in ("and", "or", ",")
        or t.kind[i + 1] != "number"
        or t.kind[i + 2] in ("unit", "x", "month", "number")
    ):
        return None
    day = t.value[i + 1]
    if day is None or not before.first.day < day <= 31 or t.end[i + 1] - t.start[i + 1] > 2:
        return None
    try:
        date = before.first.replace(day=day)
    except ValueError:
        return None
    given = year_phrase(t, i + 2, c)
    end = given[0] if given and given[1] == date.year and given[2] == "explicit" else i + 2
    return replace(before, end=end, rule="listed_month_day", value=date.isoformat(), first=date, last=date)


#: Days from the first to the last of what may be a period of its own.
_STRETCH_DAYS: Final = 6


def _focus(c: Context, reading: Reading) -> None:
    if reading.first and reading.kind in ("date", "time") and reading.period:
        c.focus = reading.period
    if reading.first and reading.last and reading.period and (reading.last - reading.first).days >= _STRETCH_DAYS:
        c.stretch = reading.period


def _with_days(found: list[Found], c: Context) -> list[Found]:
    """Give each lone clock time the day named in its sentence, or before it, or the document's own."""
    last: Found | None = None
    result: list[Found] = []
    for index, (start, end, reading) in enumerate(found):
        if (
            reading.value.startswith("XXXX-XX-XXT")
            and reading.kind in ("time", "range")
            and reading.rule.removesuffix("_clock") not in _OPEN_TIMES
        ):
            low, high = c.sentence(start)
            day = last if last and last[0] >= low else None
            if day is None:
                day = next((f for f in found[index + 1 : index + 4] if f[0] < high and _is_day(f[2])), None)
            repeated = any(f[0] >= low and f[2].kind == "set" for f in found[max(0, index - 3) : index])
            reading = reading if repeated else _on_day(reading, day or last, c)
        elif _is_day(reading):
            last = (start, end, reading)
        result.append((start, end, reading))
    return result


def _is_day(reading: Reading) -> bool:
    return reading.first is not None and reading.first == reading.last and reading.kind in ("date", "time")


#: Where the hour of an open time begins: XXXX-XX-XXT05.
_HOUR: Final = 11


def _on_day(reading: Reading, day: Found | None, c: Context) -> Reading:
    date = day[2].first if day else c.anchor
    if date is None:
        return reading
    basis = "inherited" if day else "relative"
    begins, _, ends = reading.value.partition("/")
    over = ends < begins and begins[_HOUR].isdigit() and ends[_HOUR : _HOUR + 1].isdigit()
    after = periods.plus_days(date, 1) if ends and over else date  # from 10 p.m. to 5 a.m.
    value = begins.replace("XXXX-XX-XX", date.isoformat())
    if ends and after:
        value += "/" + ends.replace("XXXX-XX-XX", after.isoformat())
    return replace(reading, value=value, first=date, last=after or date, basis=basis)
