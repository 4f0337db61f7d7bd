"""Four digits are a year or a count, and the readers of dates and of figures agree on which."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction import dates, figures
from tasks.records import Text

YEARS = """
It was built in 1850.
The war of 1812 ended.
He was born 1776 in town.
They met during the 1848 revolution.
The 2014 pupils met.
She won the 1994 and 1997 races.
The 2009 elections were free.
It lasted from 1648 to 1715.
It is no later than 2014.
They published 2019 results.
"""
COUNTS = """
They employed 1850 clerks.
It has 1975 pupils.
They sold 1600 tickets.
About 2000 people came.
Some 1750 goats died.
It held 2015 prisoners.
The pass is 1950 metres high.
It ran at 1800 rpm.
"""


def read(text: str) -> tuple[list[str], list[str]]:
    """The years and the four-digit numbers that are told."""
    doc = Text(text, ((0, len(text)),), None, "en")
    days = dates.extract(doc)
    alone = [figure for figure in figures.extract(doc) if any(c.isdecimal() for c in figure.surface)]
    return [day.surface for day in days if day.kind in ("date", "range")], [figure.surface for figure in alone]


@pytest.mark.parametrize("text", YEARS.strip().splitlines())
def test_years(text: str) -> None:
    days, counts = read(text)
    assert days
    assert not counts


@pytest.mark.parametrize("text", COUNTS.strip().splitlines())
def test_counts(text: str) -> None:
    days, counts = read(text)
    assert not days
    assert len(counts) == 1


@given(
    st.sampled_from(["In", "The", "They saw", "It has", "About", "Since", "He bought", "The war of", "Some", "By"]),
    st.integers(1500, 2059),
    st.sampled_from(["goats", "people", "elections", "votes", "treaty", "it fell.", "and left.", ", he said."]),
)
def test_never_both(before: str, number: int, after: str) -> None:
    days, counts = read(f"{before} {number} {after}")
    assert not (days and counts)
