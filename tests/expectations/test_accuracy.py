"""Gold documents are whole, and what is right in them is counted once."""

from __future__ import annotations

import datetime as dt

import pytest

from expectations.accuracy import LISTED, Read, Row, Score, interval, rows, scores
from expectations.gold import LISTS, Gold, gold, parsed
from tasks.records import MEASURES, Date, Figure, Mention, Quote
from warehouse.tables import ACCURACY

FILE = """title: A boat
published: 2024-05-01

Ada Obi said on Monday that at least 40 boats left. "We saw 40 of them," she said.

--- mentions
Ada Obi | PERSON
--- figures
at least 40 | 40.. | | boats
40 | 40 | |
--- dates
Monday | 2024-04-29
--- quotes
We saw 40 of them, | Ada Obi
"""
BOAT = parsed("boat", FILE)


def at(surface: str, after: int = 0) -> tuple[int, int, str]:
    start = BOAT.text.index(surface, after)
    return start, start + len(surface), surface


def figure(place: tuple[int, int, str], low: float | None, high: float | None, item: str | None = None) -> Figure:
    return Figure(*place, "test", low, high, "exact", "count", item=item)


RIGHT = Read(
    [Mention(*at("Ada Obi"), "test", "PERSON", "person:ada", 1.0)],
    [figure(at("at least 40"), 40, None, "the boats"), figure(at("40", 60), 40, 40)],
    [Date(*at("Monday"), "test", "date", "2024-04-29", None, None, "day", "relative")],
    [Quote(*at("We saw 40 of them,"), "test", "person:ada", "said", True)],
    {"person:ada": "Ada Obi"},
)


def told(read: Read, document: Gold = BOAT) -> dict[str, Score]:
    return {score.measure: score for score in scores([(document, read)])}


def test_there_are_enough_and_each_is_of_some_length() -> None:
    assert len(gold()) >= 8
    assert all(130 <= len(document.text.split()) <= 260 for document in gold())
    assert all(document.marks[name] for document in gold() for name in LISTS)
    assert len({document.published_on for document in gold()}) == len(gold())


def test_an_annotation_that_is_not_in_its_text_is_an_error() -> None:
    assert [(m.start, m.cells) for m in BOAT.marks["figures"]] == [(28, ("40..", "", "boats")), (60, ("40", "", ""))]
    assert BOAT.published_on == dt.date(2024, 5, 1)
    with pytest.raises(ValueError, match="'Monday' is not in the text after"):
        parsed("boat", FILE.replace("--- quotes", "Monday | 2024-04-29\n--- quotes"))


def test_all_that_is_right_counts() -> None:
    assert list(told(RIGHT)) == list(MEASURES)
    assert {name: (s.expected, s.found, s.correct, s.f1) for name, s in told(RIGHT).items()} == {
        "mentions": (1, 1, 1, 1), "figures": (2, 2, 2, 1), "items": (1, 1, 1, 1), "dates": (1, 1, 1, 1),
        "quotes": (1, 1, 1, 1), "speakers": (1, 1, 1, 1),
    }  # fmt: skip
    assert not any(score.misses for score in told(RIGHT).values())


def test_what_is_missed_or_wrong_is_named() -> None:
    wrong = Read(
        [Mention(*at("Ada"), "test", "PERSON", "person:ada", 1.0)],
        [figure(at("at least 40"), 40, 40, "left"), figure(at("40", 60), 40, 40), figure(at("40", 60), 40, 40)],
        [Date(*at("Monday"), "test", "date", "2024-05-06", None, None, "day", "relative")],
        [Quote(*at("We saw 40"), "test", None, "said", True), Quote(*at("40 boats left"), "test", None, "said", False)],
        {},
    )
    found = told(wrong)
    assert found["mentions"].misses == ["- boat: Ada Obi | PERSON", "+ boat: Ada | PERSON"]
    assert (found["figures"].found, found["figures"].correct) == (3, 1)
    assert found["items"].correct == found["dates"].correct == found["quotes"].correct == 0
    assert found["quotes"].found == 1, "reported speech is not annotated"
    assert (found["speakers"].expected, found["speakers"].f1) == (0, 1.0)


def test_nothing_found_scores_nothing() -> None:
    found = told(Read([], [], [], [], {}))
    assert [found[name].f1 for name in ("mentions", "figures", "items", "dates", "quotes")] == [0] * 5


def test_values_are_compared_as_they_are_written() -> None:
    assert [interval(5.0, 5.0), interval(0.25, 1e9), interval(3, None), interval(None, 7)] == [
        "5", "0.25..1000000000", "3..", "..7"
    ]  # fmt: skip


def test_scores_become_rows() -> None:
    many = Score("dates", 0, 50, 0)
    many.add(BOAT, [], [Row(0, 1, "A", ())] * 30)
    table = ACCURACY.rows(rows([many], "20260102T020000Z-00bb", "compact"))
    assert table.to_pylist()[0]["found"] == 80 and len(table.to_pylist()[0]["misses"]) == LISTED
