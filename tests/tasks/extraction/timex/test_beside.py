"""Periods told by what stands beside them, counted from Wednesday 15 May 2024."""

import datetime as dt

import pytest

from tasks.extraction import dates
from tasks.records import Text

ANCHOR = dt.date(2024, 5, 15)

#: Text, surface, value, first and last day.
CASES = [
    ("Shops open in the week of May 6.", "the week of May 6", "2024-W19", "2024-05-06", "2024-05-12"),
    ("It fell in the week ending 12 May.", "the week ending 12 May", "2024-W19", "2024-05-06", "2024-05-12"),
    ("He left the day after Christmas.", "the day after Christmas", "2023-12-26", "2023-12-26", "2023-12-26"),
    ("He left the day before 6 May.", "the day before 6 May", "2024-05-05", "2024-05-05", "2024-05-05"),
    ("He left the day after the verdict.", "the day after", "XXXX-XX-XX", None, None),
    ("Costs rise over the 5 upcoming years.", "the 5 upcoming years", "P5Y", "2024-05-15", "2029-05-15"),
    ("In the two previous weeks it rained.", "the two previous weeks", "P2W", "2024-05-01", "2024-05-15"),
    ("Vote between now and June 10.", "between now and June 10", "PRESENT_REF/2024-06-10", "2024-05-15", "2024-06-10"),
    ("This calendar year is dry.", "This calendar year", "2024", "2024-01-01", "2024-12-31"),
    ("It ran from 2014~2018.", "from 2014~2018", "2014/2018", "2014-01-01", "2018-12-31"),
    ("It began at ten past eight.", "ten past eight", "2024-05-15T08:10", "2024-05-15", "2024-05-15"),
    ("It began at 20 minutes to nine.", "20 minutes to nine", "2024-05-15T08:40", "2024-05-15", "2024-05-15"),
    ("It opens next July.", "next July", "2024-07", "2024-07-01", "2024-07-31"),
    ("It opened last Dec. with a bang.", "last Dec.", "2023-12", "2023-12-01", "2023-12-31"),
    ("It opened last Dec. The shop is new.", "last Dec", "2023-12", "2023-12-01", "2023-12-31"),
    ("She turns 40 on Monday.", "Monday", "2024-05-20", "2024-05-20", "2024-05-20"),
    ("The team plays on Saturday.", "Saturday", "2024-05-18", "2024-05-18", "2024-05-18"),
]


@pytest.mark.parametrize(("text", "surface", "value", "first", "last"), CASES)
def test_beside(text: str, surface: str, value: str, first: str | None, last: str | None) -> None:
    (found,) = dates.extract(Text(text, ((0, len(text)),), ANCHOR, "en"))
    assert (found.surface, found.value) == (surface, value)
    assert (found.date_from, found.date_to) == tuple(day and dt.date.fromisoformat(day) for day in (first, last))


@pytest.mark.parametrize("text", ["He is now rich.", "He ran past 5 men.", "Some five to six men came."])
def test_no_date(text: str) -> None:
    assert dates.extract(Text(text, ((0, len(text)),), ANCHOR, "en")) == []
