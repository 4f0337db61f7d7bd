"""Numbers as people read them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.words import counted, difference, figure, number, seconds

fast = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0"), (1234, "1,234"), (0.5, "0.5"), (1234567, "1.235 million"), (3e9, "3 billion"), (-2500, "-2,500"),
     (1234.5, "1,234.5"), (999999.5, "999,999.5"), (None, "?")],
)  # fmt: skip
def test_numbers(value: float | None, told: str) -> None:
    assert number(value) == told


@pytest.mark.parametrize(
    ("low", "high", "bound", "unit", "told"),
    [
        (180000, None, "more_than", None, "> 180,000"),
        (40, 50, "range", None, "40–50"),
        (40, 50, "range", "percent", "40–50%"),
        (3e9, 3e9, "exact", "USD", "USD 3 billion"),
        (2.9e6, 3.1e6, "range", "tonne", "2.9–3.1 million tonnes"),
        (900000, 1.2e6, "range", "AUD", "AUD 900,000 – 1.2 million"),
        (-5, 3, "range", "degree Celsius", "-5 to 3 °C"),
        (None, 50, "less_than", "per day", "< 50 per day"),
        (55000, 55000, "approximate", "EUR per week", "≈ EUR 55,000 per week"),
        (1, 1, "exact", "metre", "1 metre"),
        (16400, 16400, "exact", "foot", "16,400 feet"),
        (50, 50, "exact", "kilometre per hour", "50 kilometres per hour"),
        (2, 2, "exact", "hertz", "2 hertz"),
        (None, None, "exact", "metre", "so said"),
        (24, None, "magnitude", None, "so said"),
    ],
)
def test_figures(low: float | None, high: float | None, bound: str, unit: str | None, told: str) -> None:
    row: dict[str, Any] = {"value_low": low, "value_high": high, "bound": bound, "unit": unit, "surface": "so said"}
    assert figure(row) == told


@given(st.none() | st.floats(allow_nan=False, allow_infinity=False), st.none() | st.floats(-1e9, 1e9), st.text())
@fast
def test_any_figure_has_words(low: float | None, high: float | None, bound: str) -> None:
    assert figure({"value_low": low, "value_high": high, "bound": bound, "unit": "metre"})


@given(st.integers(), st.integers())
@fast
def test_differences_add_up(before: int, now: int) -> None:
    told = difference(now, before)
    assert int(told.replace(",", "") or "0") == now - before


@given(st.floats(0, 1e7))
@fast
def test_durations_have_a_unit(value: float) -> None:
    assert seconds(value).endswith((" s", " min"))


def test_counted() -> None:
    assert [counted(n, "input") for n in (0, 1, 2000)] == ["no inputs", "1 input", "2,000 inputs"]
