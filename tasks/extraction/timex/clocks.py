"""Clock times and parts of the day, alone or beside the day they belong to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from tasks.extraction.timex.context import Context
from tasks.extraction.timex.lexicon import PARTS_OF_DAY, ZONES
from tasks.extraction.timex.reading import Reading
from tasks.extraction.timex.tokens import Tokens

_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::(\d\d)(?:\.\d+)?)?\s?(?:([ap])\.?m\b\.?)?")
_AT: Final = frozenset(
    {"at", "from", "until", "till", "by", "around", "about", "before", "after", "since", "between", "to", "-", "and",
     "of", "past",
     "than"}
)  # fmt: skip
#: Words after a number without which it tells no time of day.
_AFTER_HOUR: Final = ZONES | {
    "minutes", "minute", "min", "mins", "past", "-", "am", "pm", "on", "in", "o", "hours", "(", "local",
}  # fmt: skip
#: Turns of the day that stand like a clock time: `at dawn`, `by nightfall`.
_LIGHT: Final = frozenset({"dawn", "dusk", "daybreak", "nightfall"})
_PART: Final = re.compile(r"(.*)T(\d\d)(.*)")


def clock(t: Tokens, i: int, c: Context) -> tuple[int, str] | None:
    """A time of day from token `i`: the token after it and its `Thh:mm`; scores and ratios are none."""
    kind = t.kind[i]
    if kind == "clock":
        return _shape(t, i)
    if kind in ("number", "numword"):
        told = t.kind[i + 1] == "ampm" or t.key[i + 1] in _AFTER_HOUR
        return (_minutes_past(t, i) or _hour(t, i)) if told else None
    if kind == "grouped" and t.kind[i + 1] == "ampm":
        return _dotted(t, i, i + 1)
    if kind == "grouped" and t.before(i) == "at" and t.end[i] - t.start[i] in (4, 5):
        return _pointed(t, i)
    if kind == "part" and ":" in t.value[i]:
        return i + 1, "T" + t.value[i]
    if kind == "part" and t.key[i] in _LIGHT and t.before(i) in _AT - {"-"} and not t.capital(i):
        return i + 1, "T" + t.value[i]
    if t.key[i] in ("half", "quarter") and t.key[i + 1] in ("past", "to"):
        return _past(t, i)
    return None


def _value(hour: int, minute: str | None, second: str | None, half: str | None) -> str | None:
    if hour > 24 or (minute and int(minute) > 59) or (second and int(second) > 59):
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute or '00'}" + (f":{second}" if second else "")


def _shape(t: Tokens, i: int) -> tuple[int, str] | None:
    found = _CLOCK.fullmatch(t.key[i])
    if found is None or (t.glued(i) and t.before(i) in (":", ".", "/", "$", "£", "€")):
        return None
    value = _value(int(found[1]), found[2], found[3], found[4])
    end = _zone(t, i + 1)
    closing = _CLOCK.fullmatch(t.key[i + 2]) if t.key[i + 1] == "-" and t.kind[i + 2] == "clock" else None
    certain = found[4] or end > i + 1 or t.before(i) in _AT or int(found[1]) > 12 or _part_follows(t, i + 1)
    certain = certain or (closing and int(closing[1]) > 12) or (len(found[1]) == 2 and found[1] < "10")
    beside = (
        t.kind[i + 1] in ("weekday", "deictic")
        or t.key[i + 1] == "on"
        or t.kind[i - 1 if i else 0] in ("weekday", "deictic")
    )
    if found[4] is None and _is_ratio(t, i):
        return None
    if value is None or not (certain or beside) or (t.glued(i + 1) and t.key[i + 1] in ("%", ":")):
        return None
    return end, value


def _is_ratio(t: Tokens, i: int) -> bool:
    """Whether a ratio is spoken of close by: 1:9 in medicine and 1:15 in the humanities."""
    near = range(max(0, i - _NEAR), min(i + _NEAR, t.count))
    return any(
        t.key[k] in ("ratio", "ratios")
        or (t.key[k] == ":" and t.glued(k) and t.glued(k + 1) and t.kind[k + 1] == "number")
        for k in near
    )


#: How many tokens away a ratio is looked for.
_NEAR: Final = 12


def _zone(t: Tokens, j: int) -> int:
    """Past the name of a time zone, `local time` or `sharp`."""
    if t.key[j] in ZONES and t.text[t.start[j] : t.end[j]].isupper():
        return j + 1
    if t.key[j] == "(" and t.key[j + 1] in ZONES and t.key[j + 2] == ")":
        return j + 3
    return j + 2 if t.key[j] == "local" and t.key[j + 1] == "time" else j


def _hour(t: Tokens, i: int) -> tuple[int, str] | None:
    """`3 p.m.`, `three o'clock`, `0735 GMT`, `1430 hours`."""
    number, j = t.value[i], i + 1
    if number is None or (t.glued(i) and t.before(i) in (".", ",", "$", ":")):
        return None
    if t.kind[j] == "ampm" and t.end[i] - t.start[i] in (3, 4) and t.kind[i] == "number" and number % 100 < 60:
        value = _value(number // 100, f"{number % 100:02d}", None, t.key[j][0])
        return (_zone(t, j + 1), value) if value else None
    if t.kind[j] == "ampm" or (t.key[j] in ("am", "pm") and t.kind[i] == "numword"):
        value = _value(number, None, None, t.key[j][0])
        return (_zone(t, j + 1), value) if value else None
    if t.before(i) in _AT - {"-", "and", "of", "than", "past"} and _part_follows(t, j):
        value = _value(number, None, None, None) if number <= 12 else None
        return (j, value) if value else None
    if t.key[j] == "o" and t.key[j + 1] == "'" and t.key[j + 2] == "clock":
        value = _value(number, None, None, None)
        return (_zone(t, j + 3), value) if value and number <= 12 else None
    if (
        t.kind[i] == "number"
        and t.end[i] - t.start[i] == 4
        and (_zone(t, j) > j or t.key[j] == "hours")
        and number % 100 < 60
    ):
        value = _value(number // 100, f"{number % 100:02d}", None, None)
        return (max(_zone(t, j), j + (t.key[j] == "hours")), value) if value else None
    return None


def _part_follows(t: Tokens, j: int) -> bool:
    """Whether `on Monday morning` or `in the evening` follows, which makes a bare number after `at` an hour."""
    if t.key[j] == "on" and t.kind[j + 1] == "weekday":
        return t.key[j + 2] in ("morning", "afternoon", "evening", "night")
    return t.key[j] == "in" and t.key[j + 1] == "the" and t.key[j + 2] in ("morning", "afternoon", "evening")


def _dotted(t: Tokens, i: int, j: int) -> tuple[int, str] | None:
    found = _CLOCK.match(t.key[i])
    value = _value(int(found[1]), found[2], None, t.key[j][0]) if found and found[2] else None
    return (_zone(t, j + 1), value) if value else None


def _pointed(t: Tokens, i: int) -> tuple[int, str] | None:
    """`at 17.30`, where nothing is counted by it."""
    found = _CLOCK.fullmatch(t.key[i])
    value = _value(int(found[1]), found[2], None, None) if found and found[2] else None
    end = _zone(t, i + 1)
    ends = (
        end > i + 1
        or t.key[end] in (".", ",", ";", ")", "?", "!", "on", "and", "in")
        or t.kind[end] in ("gap", "pad", "weekday")
    )
    return (end, value) if value and ends else None


def _past(t: Tokens, i: int) -> tuple[int, str] | None:
    """`half past three`, `quarter to five`."""
    hour = t.value[i + 2] if t.kind[i + 2] in ("numword", "number") else None
    if hour is None or not 1 <= hour <= 12:
        return None
    if t.key[i] == "half":
        return (i + 3, f"T{hour:02d}:30") if t.key[i + 1] == "past" else None
    return i + 3, f"T{hour:02d}:15" if t.key[i + 1] == "past" else f"T{(hour - 1) or 12:02d}:45"


def _minutes_past(t: Tokens, i: int) -> tuple[int, str] | None:
    """`ten past eight`, `20 minutes to nine`: before the hour its minutes are named, as `ten to eight` is a span."""
    minutes, j = t.value[i], i + 1
    if minutes is None:
        return None
    if t.kind[i] == "numword" and t.key[j] == "-" and minutes == 20 and t.kind[j + 1] == "numword" and t.glued(j + 1):
        minutes, j = minutes + t.value[j + 1], j + 2
    named = t.key[j] in ("minutes", "minute", "min", "mins")
    j += named
    if t.key[j] != "past" and not (named and t.key[j] in ("to", "before")):
        return None
    hour = t.value[j + 1] if t.kind[j + 1] in ("numword", "number") else None
    if hour is None or not 1 <= hour <= 12 or not 0 < minutes < 30 or t.kind[j + 2] == "unit":
        return None
    end = j + 2 + 3 * (t.key[j + 2] == "o" and t.key[j + 4] == "clock")
    if t.key[j] == "past":
        return end, f"T{hour:02d}:{minutes:02d}"
    return end, f"T{(hour - 1) or 12:02d}:{60 - minutes:02d}"


def part_of_day(day: Reading, t: Tokens, j: int) -> Reading | None:
    """The reading of a day narrowed to the part named at token `j`: morning, night."""
    code = PARTS_OF_DAY.get(t.key[j])
    if code is None:
        return None
    return replace(day, end=j + 1, kind="time", value=f"{day.value}T{code}", precision="day")


def with_clock(day: Reading, t: Tokens, c: Context) -> Reading:
    """A day and the clock time or part of the day after it: `Tuesday at 3 p.m.`, `Friday night`."""
    if day.rule == "tonight":
        bare = replace(day, kind="date", value=day.value[:-3], rule="today")
        late = with_clock(bare, t, c)
        return replace(late, value=refine(late.value, "NI"), rule="tonight_clock") if late.kind == "time" else day
    if day.kind != "date" or day.precision != "day":
        return day
    j = day.end
    part = None
    if t.key[j] in PARTS_OF_DAY and t.key[j] not in ("days", "day") and not t.key[j].endswith("s"):
        part = part_of_day(day, t, j)
    if part:
        return _at_hour(part, t, c)
    k = j + (t.key[j] == ",")
    k += t.key[k] == "at"
    k += k > j and t.key[k] in ("around", "about")
    if k == j and t.kind[k] != "clock":
        return day
    found = clock(t, k, c)
    hours = t.key[j] == "," and t.key[found[0]] == "-" and t.kind[found[0] + 1] == "clock" if found else False
    if found is None or hours:  # Monday to Friday, 8am-6pm
        return day
    return replace(day, end=found[0], kind="time", value=day.value + found[1], rule=day.rule + "_clock")


def _at_hour(part: Reading, t: Tokens, c: Context) -> Reading:
    """`Tuesday evening at 7`, `Friday night at 8:30`: the clock time inside the part of the day."""
    j = part.end
    if t.key[j] != "at":
        return part
    found = clock(t, j + 1, c)
    number = t.value[j + 1] if t.kind[j + 1] == "number" else None
    if found is None and number and 1 <= number <= 12 and t.kind[j + 2] in (".", ",", "pad", "gap", ";"):
        found = j + 2, f"T{number:02d}:00"
    if found is None:
        return part
    day, _, code = part.value.rpartition("T")
    return replace(part, end=found[0], value=day + refine(found[1], code), rule=part.rule + "_clock")


def refine(clock_value: str, part: str) -> str:
    """`3` in `3 in the afternoon` is 15."""
    found = _PART.fullmatch(clock_value)
    if found is None or int(found[2]) >= 12 or part not in ("AF", "EV", "NI"):
        return clock_value
    if part == "NI" and int(found[2]) < 5:
        return clock_value
    return f"{found[1]}T{int(found[2]) + 12:02d}{found[3]}"
