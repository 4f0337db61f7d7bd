"""What decides between past and future, and the order of numeric dates."""

import datetime as dt

import pytest

from tasks.extraction.timex.context import Context

ANCHOR = dt.date(2024, 6, 20)


def context(text: str, language: str | None = "en") -> Context:
    return Context(text, ((0, len(text)),), ANCHOR, language)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("They met on DAY.", -1), ("They will meet on DAY.", 1), ("DAY's vote will decide.", 1),
        ("On DAY the court ruled.", -1),
        ("It is expected to be released DAY.", 1), ("He said DAY that they will go.", -1), ("DAY in the park.", 0),
        ("The vote, due DAY, is close.", 1), ("It could come as soon as DAY.", 1),
        ("It was not until DAY that he spoke.", -1),
        ("They have until DAY to sign.", 1), ("The court DAY refused to act.", -1), ("They plan a rally DAY.", 1),
    ],
)  # fmt: skip
def test_tense(text: str, tense: int) -> None:
    start = text.index("DAY")
    assert context(text).tense(start, start + 3) == tense


@pytest.mark.parametrize(
    ("text", "language", "order"),
    [
        ("13/02/2020 and 03/04/2021", "en", "day"), ("02/13/2020 and 03/04/2021", "en", "month"),
        ("03/04/2021", "fr", "day"),
        ("03/04/2021, on 5 May", "en", "day"), ("03/04/2021, on May 5", "en", "month"), ("03/04/2021", "en", "open"),
        ("03/04/2021 in the U.S.", "en", "month"), ("03/04/2021 for £5", "en", "day"),
        ("13/02/2020, 02/13/2020", None, "open"),
    ],
)  # fmt: skip
def test_order(text: str, language: str | None, order: str) -> None:
    assert context(text, language).order == order


MONTHS = [
    (6, 0, "2024-06"),
    (5, -1, "2024-05"),
    (10, -1, "2023-10"),
    (10, 1, "2024-10"),
    (3, 1, "2025-03"),
    (7, 0, "2024-07"),
]
DAYS = [
    ((6, 1), 0, "2024-06-01"), ((7, 4), 0, "2024-07-04"), ((12, 24), -1, "2023-12-24"), ((12, 24), 1, "2024-12-24"),
    ((2, 29), 0, "2024-02-29"),
]  # fmt: skip


@pytest.mark.parametrize(("month", "tense", "value"), MONTHS)
def test_month_without_a_year(month: int, tense: int, value: str) -> None:
    found = context("").month(month, tense)
    assert found
    assert found.value == value


@pytest.mark.parametrize(("day", "tense", "value"), DAYS)
def test_day_without_a_year(day: tuple[int, int], tense: int, value: str) -> None:
    found = context("").day(*day, tense)
    assert found
    assert found.value == value
