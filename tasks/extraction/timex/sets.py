"""What repeats: `every Monday`, `each year`, `every two weeks`, `twice a day`, `daily`, `on Mondays`."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from tasks.extraction.timex import clocks, periods
from tasks.extraction.timex.amounts import amount
from tasks.extraction.timex.context import Context
from tasks.extraction.timex.days import day_number
from tasks.extraction.timex.durations import duration_value
from tasks.extraction.timex.lexicon import PARTS_OF_DAY
from tasks.extraction.timex.reading import Reading
from tasks.extraction.timex.tokens import Tokens

_SKIPPED: Final = frozenset({"single", "other", "alternate", "passing", "given", "successive"})


def _set(end: int, rule: str, value: str, unit: str) -> Reading:
    return Reading(end, rule, "set", value, precision=periods.PRECISION[unit], basis="none")


def every(t: Tokens, i: int, c: Context) -> Reading | None:
    """`every` or `each` and what follows."""
    j, factor = i + 1, 1.0
    if t.key[j] in _SKIPPED:
        factor, j = (2.0 if t.key[j] in ("other", "alternate") else 1.0), j + 1
    elif t.kind[j] == "ordinal" and t.value[j] <= 10:
        factor, j = float(t.value[j]), j + 1
    kind = t.kind[j]
    if kind == "unit" and not t.key[j].endswith("s"):
        if t.key[j] == "night" and factor == 1:
            return _set(j + 1, "every_part", "XXXX-XX-XXTNI", "D")
        if t.value[j] == "WE" and factor == 1:
            return _set(j + 1, "every_weekend", periods.OPEN["WE"], "WE")
        return _set(j + 1, "every_unit", duration_value(factor, factor, t.value[j]), t.value[j])
    if kind in ("weekday", "weekdays"):
        value = f"XXXX-WXX-{t.value[j]}"
        part = PARTS_OF_DAY.get(t.key[j + 1])
        return _set(j + 1 + bool(part), "every_weekday", value + (f"T{part}" if part else ""), "D")
    if kind == "month" and day_number(t, j + 1):
        return _set(j + 2, "every_day", f"XXXX-{t.value[j]:02d}-{t.value[j + 1]:02d}", "D")
    if kind == "month":
        return _set(j + 1, "every_month", f"XXXX-{t.value[j]:02d}", "M")
    if kind == "season":
        return Reading(j + 1, "every_season", "set", f"XXXX-{t.value[j]}", precision="season", basis="none")
    if kind == "part":
        return _set(j + 1, "every_part", f"XXXX-XX-XXT{t.value[j]}", "D")
    if kind in ("number", "ordinal") and t.kind[j + 1] == "month" and day_number(t, j):
        return _set(j + 2, "every_day", f"XXXX-{t.value[j + 1]:02d}-{t.value[j]:02d}", "D")
    count = amount(t, j)
    if count and t.kind[count.end] == "unit" and not count.article:
        unit = t.value[count.end]
        return _set(count.end + 1, "every_unit", duration_value(count.low, count.high, unit), unit)
    return None


def times_a(t: Tokens, i: int, c: Context) -> Reading | None:
    """`once a year`, `twice every month`, `three times per week`."""
    j = i + 1
    if t.kind[i] not in ("once", "twice"):
        count = amount(t, i)
        if count is None or count.article or t.key[count.end] not in ("times", "nights", "days"):
            return None
        j = count.end + 1
    k = j + (t.key[j] == "-")
    if t.kind[k] == "frequency" and t.key[j - 1] in ("once", "twice", "times"):
        return _set(k + 1, "times_a_unit", t.value[k], t.value[k][-1])
    if t.kind[j] in ("a", "an", "per", "every", "each") and t.kind[j + 1] == "unit" and not t.key[j + 1].endswith("s"):
        unit = t.value[j + 1]
        if unit == "D" and t.key[j - 1] != "times" and t.kind[i] not in ("once", "twice"):
            return None
        return _set(j + 2, "times_a_unit", duration_value(1.0, 1.0, unit), unit)
    return None


def frequency(t: Tokens, i: int, c: Context) -> Reading | None:
    """`daily`, `annually`; not the Daily of a newspaper."""
    opens = i == 0 or t.before(i) in (".", "!", "?", ":", '"', "“") or t.kind[i - 1] == "gap"
    if t.capital(i) and (t.capital(i + 1) or not opens):
        return None
    if t.key[i] == "everyday" and t.kind[i + 1] == "x":
        return None
    value = t.value[i]
    unit = {"H": "H", "D": "D", "W": "W", "M": "M", "Y": "Y"}[value[-1]]
    return _set(i + 1, "frequency", value, unit)


def prefixed(t: Tokens, i: int, c: Context) -> Reading | None:
    """`semi-annually`, `bi-monthly`, in two words."""
    if t.key[i + 1] != "-" or t.kind[i + 2] != "frequency":
        return None
    value = t.value[i + 2]
    number, letter = int(value[1:-1].lstrip("T")), value[-1]
    if t.key[i] == "bi":
        return _set(i + 3, "frequency", f"P{2 * number}{letter}", letter)
    return _set(i + 3, "frequency", {"P1Y": "P6M", "P1M": "P15D", "P1W": "P3D"}.get(value, value), letter)


def at_clock(found: Reading, t: Tokens, c: Context) -> Reading:
    """`every Monday at 4 p.m.`, `Thursdays at 17.30`: the set of that time."""
    if found.precision != "day" or t.key[found.end] != "at":
        return found
    clock = clocks.clock(t, found.end + 1, c)
    if clock is None:
        return found
    value = "XXXX-XX-XX" if found.value == "P1D" else found.value.partition("T")[0]
    return replace(found, end=clock[0], value=value + clock[1])


def weekdays(t: Tokens, i: int, c: Context) -> Reading | None:
    """`Mondays`, `Friday mornings` being handled with the weekday."""
    if not t.capital(i):
        return None
    return _set(i + 1, "weekdays", f"XXXX-WXX-{t.value[i]}", "D")
