"""Figures of whole documents: what must hold of any text, and what dates, names and quotations add."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction import figures
from tasks.extraction.quantity.rules import RULES
from tasks.records import BOUNDS, CERTAINTIES, CHANGES, DIMENSIONS, Date, Figure, Mention, Quote, Text

PIECES = st.sampled_from(
    """
    five six twenty hundred thousand million dozen half a an of and or to from between more than at least up less about
    nearly $ £ € % percent - – . , ; ( ) 1 5 12 120 3.5 1,200 2012 1/2 ½ km kg barrels day per / year old people killed
    rose fell by soldiers were believed said if not may doubled thousands several couple tens plus minus ± = > < ~ × x
    10 ^ e Rs USD dollars cents No page G7 Boeing 's " “ ” May first third quarter point one in out times twice °C C
    """.split()
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


def read(text: str, **known: Any) -> list[Figure]:
    return figures.extract(Text(text, ((0, len(text)),), language="en"), **known)


@given(TEXTS)
@settings(max_examples=600, deadline=None)
def test_any_text(text: str) -> None:
    found = read(text)
    assert found == read(text)
    end = 0
    for figure in found:
        assert end <= figure.start < figure.end
        end = figure.end
        assert text[figure.start : figure.end] == figure.surface
        assert figure.surface == figure.surface.strip()
        assert figure.rule in RULES
        assert figure.bound in BOUNDS
        assert figure.dimension in DIMENSIONS
        assert figure.certainty in CERTAINTIES
        assert figure.change is None or figure.change in CHANGES
        _sides(figure)
        if figure.item is not None:
            assert figure.item_start is not None
            assert text[figure.item_start : figure.item_end] == figure.item


def _sides(figure: Figure) -> None:
    low, high = figure.value_low, figure.value_high
    if low is not None and high is not None:
        assert low <= high
    if figure.bound in ("at_least", "more_than"):
        assert low is not None and high is None
    elif figure.bound in ("at_most", "less_than"):
        assert low is None and high is not None
    else:
        assert low is not None and high is not None
    if figure.bound in ("exact", "approximate"):
        assert low == high
    assert (figure.value_low_base is None) == (low is None)
    assert (figure.value_high_base is None) == (high is None)


@given(st.lists(TEXTS, max_size=4))
@settings(deadline=None)
def test_sentences_are_read_apart(parts: list[str]) -> None:
    spans, at = [], 0
    for part in parts:
        spans.append((at, at + len(part)))
        at += len(part) + 1
    found = figures.extract(Text("\n".join(parts), tuple(spans), language="en"))
    alone = [
        (start + figure.start, figure.surface, figure.value_low, figure.item)
        for (start, _), part in zip(spans, parts, strict=True)
        for figure in read(part)
    ]
    assert [(f.start, f.surface, f.value_low, f.item) for f in found] == alone


UNITS = (
    "1", "1,111,", "100 ", "1-", "1:", "1/", "1.", "of ", "between ", "between 1 and ", "five-", "one ",
    "five million ", "two and a half ", "thousands of ", "tens of ", "5 x 10^", "5%-", "from 5 to ", "5, ", "a.",
    "$", "5C ", "²5", "½", "if 5 would ", "X said 5, ", "not 5, and ", "1/2 ", "www.", "two hundred ", "5 km per ",
    "Ax 5", "5-day-", "(5)", "zero point ",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_the_work_grows_with_the_text(unit: str) -> None:
    small, large = (_work(unit, size) for size in (2_000, 16_000))
    assert large <= 10 * small + 2_000


def _work(unit: str, size: int) -> int:
    """Calls made while a text of `size` characters is read, with dates, names and quotations all along it."""
    text = (unit * (size // len(unit) + 1))[:size]
    doc = Text(text, ((0, size),), language="en")
    step = 40
    dates = [
        Date(
            i,
            i + 4,
            text[i : i + 4],
            "test",
            "date",
            "2020",
            dt.date(2020, 1, 1),
            dt.date(2020, 12, 31),
            "year",
            "explicit",
        )
        for i in range(3, size - 10, step)
    ]
    mentions = [Mention(i, i + 1, text[i], "test", "PERSON", "e1", 1.0) for i in range(0, size - 10, len(unit))]
    quotes = [Quote(i, i + 9, text[i : i + 9], "test", "e1", None, True) for i in range(0, size - 20, step)]
    return _calls(lambda: figures.extract(doc, dates, mentions, quotes))


def _calls(work: Callable[[], object]) -> int:
    count = 0

    def see(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        if event in ("call", "c_call"):
            count += 1

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


# --- dates ------------------------------------------------------------------------------------------------------------


def date(text: str, surface: str, kind: str = "date", first: str | None = None, last: str | None = None) -> Date:
    start = text.index(surface)
    day = dt.date.fromisoformat
    begin, end = (day(text) if text else None for text in (first, last))
    return Date(start, start + len(surface), surface, "test", kind, "X", begin, end, None, "explicit")


def test_a_number_in_a_date_is_no_figure() -> None:
    text = "The class of 88 met."
    assert [f.surface for f in read(text)] == ["88"]
    assert read(text, dates=[date(text, "88")]) == []


def test_a_duration_is_a_figure_and_a_date() -> None:
    text = "Russia has been isolated over the past two years."
    [figure] = read(text, dates=[date(text, "the past two years", "duration", "2022-06-20", "2024-06-20")])
    assert (figure.surface, figure.unit, figure.as_of_from) == ("two years", "year", None)


def test_two_years_ago_says_when() -> None:
    assert read("They left two years ago.") == []


def test_money_in_a_wrong_date_stays() -> None:
    text = "It paid $2000 for it."
    [figure] = read(text, dates=[date(text, "2000")])
    assert figure.unit == "USD"


@pytest.mark.parametrize(
    ("text", "surface", "figure"),
    [
        ("Fraud cost it $3 billion between 2017 and 2023.", "between 2017 and 2023", "$3 billion"),
        ("In February this year, officials counted 500 boats.", "February this year", "500"),
        ("By the end of the year we may see thousands of boats.", "the end of the year", "thousands"),
        ("In 2019, 40 boats sank off the coast and, the navy says, about 300 sailors drowned.", "2019", "about 300"),
    ],
)
def test_as_of(text: str, surface: str, figure: str) -> None:
    known = date(text, surface, "range", "2020-01-01", "2020-12-31")
    found = {f.surface: f for f in read(text, dates=[known])}[figure]
    assert (found.as_of_from, found.as_of_to) == (known.date_from, known.date_to)


def test_each_figure_has_the_date_nearest_to_it() -> None:
    text = "Sales were 40 tonnes in March, and 70 tonnes in April."
    march = date(text, "March", "date", "2024-03-01", "2024-03-31")
    april = date(text, "April", "date", "2024-04-01", "2024-04-30")
    first, second = read(text, dates=[march, april])
    assert (first.as_of_from, second.as_of_from) == (march.date_from, april.date_from)


def test_a_date_in_another_sentence_governs_nothing() -> None:
    text = "It was 2019. They have 40 boats."
    doc = Text(text, ((0, 12), (13, len(text))), language="en")
    [figure] = figures.extract(doc, [date(text, "2019", "date", "2019-01-01", "2019-12-31")])
    assert figure.as_of_from is None


# --- names and speakers -----------------------------------------------------------------------------------------------


def mention(text: str, surface: str, kind: str = "PERSON") -> Mention:
    start = text.index(surface)
    return Mention(start, start + len(surface), surface, "test", kind, surface.lower().replace(" ", "-"), 1.0)


def test_a_number_in_a_name_is_no_figure() -> None:
    text = "Seven Sisters opened Five Guys."
    assert read(text, mentions=[mention(text, "Seven Sisters", "ORG"), mention(text, "Five Guys", "ORG")]) == []


def test_a_number_that_counts_a_people_is_a_figure() -> None:
    text = "They met 12 Syrians."
    [figure] = read(text, mentions=[mention(text, "12 Syrians", "NATIONALITY")])
    assert (figure.surface, figure.item) == ("12", "Syrians")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Amina Sow said 40 boats sank and around 300 more were missing.", ["amina-sow", "amina-sow"]),
        ("Some 40 boats sank, Amina Sow said.", ["amina-sow"]),
        ("Some 40 boats sank, said Amina Sow.", ["amina-sow"]),
        ("According to Amina Sow, 40 boats sank.", ["amina-sow"]),
        ("Some 40 boats sank, according to Amina Sow.", ["amina-sow"]),
        ("Amina Sow, the head of the port, told reporters that 40 boats sank.", ["amina-sow"]),
        ("Amina Sow sold 40 boats.", [None]),
        ("Officials said 40 boats sank near Amina Sow.", [None]),
    ],
)
def test_speaker(text: str, speakers: list[str | None]) -> None:
    found = read(text, mentions=[mention(text, "Amina Sow")])
    assert [figure.speaker_entity_id for figure in found] == speakers


def test_the_speaker_of_a_quotation() -> None:
    text = "“We lost 40 boats,” the old man cried."
    quote = Quote(1, 18, text[1:18], "test", "e7", "cried", True)
    [figure] = read(text, quotes=[quote])
    assert figure.speaker_entity_id == "e7"


def test_a_speaker_asserts_what_he_estimates() -> None:
    text = "Amina Sow estimated that 40 boats had been lost and 300 more were believed to have been damaged."
    first, second = read(text, mentions=[mention(text, "Amina Sow")])
    assert (first.certainty, first.event, first.item) == ("asserted", "lost", "boats")
    assert (second.certainty, second.event, second.item) == ("hedged", "damaged", "boats")


def test_an_elided_item_is_the_thing_numbered() -> None:
    [figure] = read("That brings the total number of shells it has sent to around ten million.")
    assert (figure.surface, figure.item) == ("around ten million", "shells")


def test_the_language_decides_about_the_comma() -> None:
    text = "Es sind 3,5 Mio. Euro."
    [figure] = figures.extract(Text(text, ((0, len(text)),), language="de"))
    assert figure.value_low == 3.5e6
    assert read(text) == []
