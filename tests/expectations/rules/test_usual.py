"""How far a night is from the usual is what the definition says, and says nothing before enough nights are known."""

from __future__ import annotations

from statistics import median

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.promises import Measure, at_run
from expectations.rules.usual import FEWEST_OF_WEEKDAY, MOST, documents_as_usual

QUERY = documents_as_usual()[0].check


def distance(before: list[int], tonight: int) -> float:
    """By the promise itself, of nights that are all Mondays, with Tuesdays in between that must not count."""
    assert isinstance(QUERY, Measure)
    days = [(f"r{week:03}", f"2024-01-01 02:00:00'::TIMESTAMP + INTERVAL {7 * week} DAY", n)
            for week, n in enumerate([*before, tonight])]  # fmt: skip
    days += [(f"r{week:03}t", f"2024-01-02 02:00:00'::TIMESTAMP + INTERVAL {7 * week} DAY", 10**6)
             for week in range(len(before))]  # fmt: skip
    rows = ", ".join(f"('{run}', '{day}, MAP {{'loaded': {n}}}, 'published')" for run, day, n in days)
    with duckdb.connect() as connection:
        connection.execute("CREATE SCHEMA core")
        columns = "(run_id, started_at, inputs, state)"
        connection.execute(f"CREATE TABLE core.runs AS SELECT * FROM (VALUES {rows}) AS t{columns}")
        row = connection.execute(at_run(QUERY.query, f"r{len(before):03}")).fetchone()
    assert row is not None
    return float(row[0])


def defined(before: list[int], tonight: int) -> float:
    last = before[-MOST:]
    usual = median(last)
    return (tonight - usual) / max(1.4826 * median(abs(n - usual) for n in last), 0.1 * usual)


@given(st.lists(st.integers(1, 500), min_size=FEWEST_OF_WEEKDAY, max_size=MOST + 10), st.integers(1, 5000))
def test_the_distance_is_the_defined_one(before: list[int], tonight: int) -> None:
    assert distance(before, tonight) == pytest.approx(defined(before, tonight))


@given(st.lists(st.integers(1, 500), min_size=1, max_size=FEWEST_OF_WEEKDAY - 1), st.integers(1, 5000))
def test_a_few_nights_teach_nothing(before: list[int], tonight: int) -> None:
    assert distance(before, tonight) == 0


def test_one_odd_night_moves_nothing() -> None:
    usual = [100, 104, 97, 101, 99, 103, 98]
    assert distance([*usual, 9000], 100) == pytest.approx(distance([*usual, 100], 100), abs=0.3)
    assert distance(usual, 30) < -6 < distance(usual, 60)
