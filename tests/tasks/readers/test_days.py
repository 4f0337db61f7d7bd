"""The day of publication: read where it is told, never guessed from a day that is spoken of."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.readers.days import at_the_top, day, in_file_name, in_words

days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


@pytest.mark.parametrize(
    "line",
    [
        "KAMPALA, 3 May 2023 - Some 40 boats sank, up from 30 on 1 May 2020.",
        "KAMPALA, Uganda, May 3, 2023 (AP) — Some 40 boats sank.",
        "KAMPALA, Wednesday 3 May 2023 — Some 40 boats sank.",
        "Published: 3 May 2023",
        "published on Wednesday, 3rd May 2023 by the harbour",
        "First posted: May 3, 2023, 14:30",
        "Date: 2023-05-03",
        "Published 3 May 2023, updated 4 May 2023",
        "Published: at 14:30 on 3 May 2023",
        "3 May 2023",
        "Wed, 3 May 2023",
        "Kampala, 3 May 2023",
        "By Ada Obi | 3 May 2023",
        "2023-05-03T10:00:00Z",
    ],
)
def test_lines_that_tell_the_day(line: str) -> None:
    assert at_the_top(f"A headline\n\n{line}\n\nThe text.") == dt.date(2023, 5, 3)


@pytest.mark.parametrize(
    "line",
    [
        "NATO said on 3 May 2020 that it would leave.",
        "A BBC report of 3 May 2020 said so.",
        "Published research shows that on 3 May 2020 it rained.",
        "Date palms have died since 3 May 2020.",
        "The crash of 3 May 2020",
        "Lost at sea on 3 May 2020",
        "Published: first 3 May 2020, then 4 May 2020",
        "Date: 31 April 2020",
        "date 2024-13-40 It was a day.",
        "Published: 03/05/2020",
        "Published: May 2020",
    ],
)
def test_lines_that_do_not(line: str) -> None:
    assert at_the_top(f"{line}\n\nThe text.") is None


def test_only_the_first_lines_count() -> None:
    assert at_the_top("\n".join(["Some words."] * 5 + ["3 May 2023"])) == dt.date(2023, 5, 3)
    assert at_the_top("\n".join(["Some words."] * 6 + ["3 May 2023"])) is None


@given(days, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b. %Y", "%b %d %Y"]))
def test_every_way_to_write_a_day(told: dt.date, form: str) -> None:
    assert in_words(f"It was {told.strftime(form)}, he said.") == told


@given(days, days)
def test_two_days_are_none(one: dt.date, other: dt.date) -> None:
    assert in_words(f"{one} and {other:%d %B %Y}") == (one if one == other else None)


@given(days, st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y_%m_%d", "%Y.%m.%d"]))
def test_days_in_file_names(told: dt.date, form: str) -> None:
    assert in_file_name(f"{told.strftime(form)}-a-title.txt") == told
    assert in_file_name(f"a_title_{told.strftime(form)}.md") == told


@pytest.mark.parametrize("name", ["20241340_x.txt", "2024.txt", "120240620.txt", "202406201.txt", "0620.txt"])
def test_other_numbers_in_file_names_are_no_day(name: str) -> None:
    assert in_file_name(name) is None


@given(st.integers(-5, 20), st.integers(-5, 40))
def test_a_day_is_one_of_the_calendar(month: int, number: int) -> None:
    found = day(2023, month, number)
    assert found is None or (found.month, found.day) == (month, number)
    assert (found is not None) == (1 <= month <= 12 and 1 <= number <= 28) or 28 < number < 32
