"""Counts of units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.timex.amounts import amount
from tasks.extraction.timex.tokens import Tokens

ONES = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def words(number: int) -> str:
    """A number below a million in words."""
    if number >= 1000:
        return f"{words(number // 1000)} thousand" + (f" {words(number % 1000)}" if number % 1000 else "")
    if number >= 100:
        return f"{ONES[number // 100]} hundred" + (f" and {words(number % 100)}" if number % 100 else "")
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def read(text: str) -> tuple[float | None, float | None] | None:
    found = amount(Tokens(text, 0, len(text)), 0)
    return (found.low, found.high) if found else None


@given(st.integers(1, 999_999))
def test_numbers_in_words(number: int) -> None:
    assert read(f"{words(number)} days") == (number, number)


@given(st.integers(1000, 99_999_999))
def test_formatting_does_not_matter(number: int) -> None:
    for form in (str(number), f"{number:,}", f"{number:,}".replace(",", " ")):
        assert read(f"{form} days") == (number, number)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 years", (24, 24)), ("two and a half years", (2.5, 2.5)), ("1 1/2 years", (1.5, 1.5)),
        ("2½ years", (2.5, 2.5)),
        ("½ hour", (0.5, 0.5)), ("half a year", (0.5, 0.5)), ("a couple of weeks", (2, 2)), ("a dozen years", (12, 12)),
        ("several weeks", (None, None)), ("a few days", (None, None)), ("dozens of years", (None, None)),
        ("a year", (1, 1)),
        ("two to three years", (2, 3)), ("20-30 minutes", (20, 30)), ("two or three days", (2, 3)),
        ("2.5 hours", (2.5, 2.5)),
        ("three more weeks", (3, 3)), ("2 million years", (2_000_000, 2_000_000)),
        ("a quarter of a century", (0.25, 0.25)),
    ],
)  # fmt: skip
def test_other_counts(text: str, expected: tuple[float | None, float | None]) -> None:
    assert read(text) == expected


def test_an_article_is_marked() -> None:
    found = amount(Tokens("a year", 0, 6), 0)
    assert found
    assert found.article


@pytest.mark.parametrize("text", ["people", "the year", ", 5", "$ 5"])
def test_no_count(text: str) -> None:
    assert read(text) is None
