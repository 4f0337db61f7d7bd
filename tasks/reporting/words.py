"""Numbers, figures and durations as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

BOUNDS: Final = {
    "approximate": "about {low}",
    "at_least": "at least {low}",
    "more_than": "more than {low}",
    "at_most": "at most {high}",
    "less_than": "less than {high}",
}

SCALES: Final = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def number(value: float | int | None) -> str:
    """`1234567.0` as `1.23 million`, `1234` as `1,234`, `0.5` as `0.5`."""
    if value is None:
        return "?"
    for size, word in SCALES:
        if abs(value) >= size:
            return f"{value / size:,.4g} {word}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def figure(row: Mapping[str, Any]) -> str:
    """The value of a figure with its bound and unit: `more than 180,000`, `USD 3 billion`, `40 to 50 percent`."""
    low, high = row.get("value_low"), row.get("value_high")
    pattern = BOUNDS.get(row.get("bound") or "")
    if pattern:
        value = pattern.format(
            low=number(low if low is not None else high), high=number(high if high is not None else low)
        )
    elif low is not None and high is not None and low != high:
        value = f"{number(low)} to {number(high)}"
    else:
        value = number(low if low is not None else high)
    unit = row.get("unit")
    if not unit:
        return value
    return f"{unit} {value}" if row.get("dimension") == "money" else f"{value} {unit}"


def difference(now: int, before: int | None) -> str:
    """`+12`, `-3`, or nothing when nothing changed or nothing is known of before."""
    if before is None or now == before:
        return ""
    return f"{now - before:+,}"


def seconds(value: float | None) -> str:
    """`0.4 s`, `75 s`, `3 min`, `2 h 5 min`."""
    if value is None:
        return "unknown"
    if value < 10:
        return f"{value:.1f} s"
    if value < 120:
        return f"{value:.0f} s"
    minutes = round(value / 60)
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"
