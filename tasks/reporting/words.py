"""Numbers, figures and durations as people read them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

SIGNS: Final = {"approximate": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "less_than": "< "}
UPPER: Final = ("at_most", "less_than")

#: From here on digits say less than a power of ten.
HUGE: Final = 1e15
SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))

CURRENCY: Final = re.compile(r"([A-Z]{3})((?: per .*)?)")
SHORT: Final = {"percent": "%", "degree Celsius": " °C", "degree Fahrenheit": " °F"}
PLURALS: Final = {"foot": "feet", "inch": "inches", "century": "centuries"}


def number(value: float | int | None) -> str:
    """`1234567.0` as `1.235 million`, `1234` as `1,234`, `0.5` as `0.5`."""
    if value is None:
        return "?"
    digits, word = _scaled(value)
    return f"{digits} {word}" if word else digits


def figure(row: Mapping[str, Any]) -> str:
    """The value of a figure with its bound and unit: `> 180,000`, `USD 3 billion per year`, `40–50%`, `dozens`."""
    low, high, bound = row.get("value_low"), row.get("value_high"), row.get("bound")
    if bound == "magnitude" or (low is None and high is None):
        return str(row.get("surface") or "?")
    first, last = (low if low is not None else high), (high if high is not None else low)
    if bound in SIGNS:
        value, size = number(last if bound in UPPER else first), first
    else:
        value, size = _range(first, last), last
    return SIGNS.get(str(bound), "") + _with_unit(value, row.get("unit"), size)


def difference(now: int, before: int | None) -> str:
    """`+12`, `-3`, or nothing when nothing changed or nothing is known of before."""
    if before is None or now == before:
        return ""
    return f"{now - before:+,}"


def counted(count: int, noun: str) -> str:
    """`1 input`, `2,000 inputs`, `no inputs`."""
    return f"{count:,} {noun}" if count == 1 else f"{f'{count:,}' if count else 'no'} {noun}s"


def quarantine(held: Mapping[str, Any]) -> str:
    """What is held back of a promise: `figures.currency_known, 2 rows held back since 2026-11-23`."""
    return f"{held['table_name']}.{held['rule']}, {counted(held['rows'], 'row')} held back since {day(held['since'])}"


def day(run_id: str) -> str:
    """The day of a run, by its id: `2026-11-23`."""
    return f"{run_id[:4]}-{run_id[4:6]}-{run_id[6:8]}"


def seconds(value: float | None) -> str:
    """`0.4 s`, `75 s`, `3 min`, `2 h 5 min`."""
    if value is None:
        return "unknown"
    if 0 < value < 0.05:
        return "< 0.1 s"
    if value < 10:
        return f"{value:.1f} s"
    if value < 120:
        return f"{value:.0f} s"
    minutes = round(value / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def scaled(count: int) -> tuple[str, str]:
    """Digits and the word for their scale; as far as ten million in full: `1,234,567`, `12.35 million`."""
    return _scaled(count) if abs(count) >= 1e7 else (f"{count:,}", "")


def _scaled(value: float | int) -> tuple[str, str]:
    """Digits and the word for their scale, empty below a million."""
    if abs(value) >= HUGE:
        return f"{value:.4g}", ""
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.4g}", word
    if float(value).is_integer():
        return f"{value:,.0f}", ""
    return (f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 1 else f"{value:.3g}"), ""


def _range(low: Any, high: Any) -> str:
    if low == high:
        return number(low)
    (first, small), (_, large) = _scaled(low), _scaled(high)
    if min(low, high) < 0:
        return f"{number(low)} to {number(high)}"
    return f"{first}–{number(high)}" if small == large else f"{number(low)} – {number(high)}"


def _with_unit(value: str, unit: str | None, size: Any) -> str:
    if not unit:
        return value
    if money := CURRENCY.fullmatch(unit):
        return f"{money[1]} {value}{money[2]}"
    name, per, rest = unit.partition(" per ")
    if name in SHORT:
        return f"{value}{SHORT[name]}{per}{rest}"
    many = name if abs(size) == 1 or unit.startswith("per ") or name.endswith(("s", "z")) else PLURALS.get(name)
    return f"{value} {many or name + 's'}{per}{rest}"
