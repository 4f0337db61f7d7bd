"""Calendar periods."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.timex import periods
from tasks.extraction.timex.periods import GRAIN, OPEN, PRECISION

#: Western Easter, from the published tables.
EASTERS = {1818: (3, 22), 1943: (4, 25), 2000: (4, 23), 2008: (3, 23), 2019: (4, 21), 2024: (3, 31), 2038: (4, 25)}
UNITS = ("D", "W", "WE", "M", "Q", "HY", "Y", "DE", "CE")


@given(st.dates(dt.date(1000, 1, 1), dt.date(9000, 12, 31)), st.sampled_from(UNITS))
def test_a_day_lies_in_its_period(day: dt.date, unit: str) -> None:
    period = periods.containing(day, unit)
    assert period
    assert period.first
    assert period.last
    assert period.precision == PRECISION[unit]
    assert period.last >= day
    if unit != "WE":
        assert period.first <= day
        assert periods.containing(period.first, unit) == periods.containing(period.last, unit) == period


@given(st.dates(dt.date(1000, 1, 1), dt.date(9000, 12, 31)), st.sampled_from(UNITS), st.integers(-50, 50))
def test_there_and_back(day: dt.date, unit: str, count: int) -> None:
    there = periods.moved(day, unit, count)
    back = periods.moved(there, unit, -count) if there else None
    if back is None:
        assert unit in ("DE", "CE"), "only centuries lead out of the calendar from here"
        return
    assert abs((back - day).days) <= 3, "only the end of a month gives way"


@given(st.dates(), st.sampled_from(UNITS), st.integers())
def test_leaving_the_calendar_is_none(day: dt.date, unit: str, count: int) -> None:
    period = periods.shifted(day, unit, count)
    assert period is None or (period.first is None) == (period.last is None)


@given(st.dates(dt.date(1000, 1, 1), dt.date(9000, 12, 31)), st.sampled_from(UNITS))
def test_thirds_divide_a_period(day: dt.date, unit: str) -> None:
    whole = periods.containing(day, unit)
    assert whole
    if unit in ("D", "WE"):
        assert periods.third(whole, "mid") == whole
        return
    early, mid, late = (periods.third(whole, which) for which in ("early", "mid", "late"))
    assert early.first == whole.first
    assert late.last == whole.last
    for before, after in ((early, mid), (mid, late)):
        assert before.last
        assert after.first == before.last + dt.timedelta(days=1)
    assert {early.value, mid.value, late.value} == {whole.value}


@given(st.dates(dt.date(1000, 1, 1), dt.date(9000, 12, 31)), st.sampled_from(("M", "Y")))
def test_halves_divide_a_period(day: dt.date, unit: str) -> None:
    whole = periods.containing(day, unit)
    assert whole
    first, second = periods.half(whole, 1), periods.half(whole, 2)
    assert first.last
    assert (first.first, second.last) == (whole.first, whole.last)
    assert second.first == first.last + dt.timedelta(days=1)


@pytest.mark.parametrize(("year", "day"), EASTERS.items())
def test_easter(year: int, day: tuple[int, int]) -> None:
    assert periods.easter(year) == dt.date(year, *day)


@given(st.integers(1583, 9999))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    day = periods.easter(year)
    assert day
    assert day.isoweekday() == 7
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


@given(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 7), st.sampled_from((1, 2, 3, 4, 5, -1)))
def test_nth_weekday(year: int, month: int, weekday: int, nth: int) -> None:
    day = periods.nth_weekday(year, month, weekday, nth)
    if day is None:
        assert nth == 5 or year == 9999
        return
    assert (day.year, day.month, day.isoweekday()) == (year, month, weekday)
    assert nth == -1 or (day.day + 6) // 7 == nth


def test_impossible_days_are_none() -> None:
    assert periods.day_of(2023, 2, 29) is None
    assert periods.month_of(0, 1) is None
    assert periods.iso_week(2023, 53) is None
    assert periods.year_of(10_000) is None


def test_every_unit_has_a_grain_and_an_open_value() -> None:
    assert OPEN.keys() == PRECISION.keys()
    assert set(PRECISION.values()) <= GRAIN.keys()
    assert periods.open_period("W") == periods.Period("XXXX-WXX", None, None, "week")
