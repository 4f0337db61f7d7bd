"""Properties that hold for the dates of any text."""

import datetime as dt
import re
import sys
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction import dates
from tasks.extraction.timex.lexicon import WORDS
from tasks.records import DATE_BASES, DATE_KINDS, PRECISIONS, Date, Text

ANCHOR = dt.date(2024, 6, 20)
_PIECES = (
    *WORDS, "Christmas", "Easter", "Monday", "March", "May", "the", "of", "Feb.", ".", ",", "-", "–", "'", "(", ")",
    "$", "2024",
    "1990s", "24", "3pm", "14:30", "1", "5", "1st", "31st", "2012-13", "2024-06-20", "3/4/2024", "99999999999", "0",
    "1/2", "½",
    "GMT", "p.m.", "s", "Q3", "FY24", "people", "said", "will", "\n\n", "10,000", "7.5",
)  # fmt: skip
anchors = st.one_of(st.none(), st.sampled_from([ANCHOR, dt.date.min, dt.date.max, dt.date(2024, 2, 29)]), st.dates())
phrases = st.lists(
    st.tuples(st.sampled_from(_PIECES), st.booleans(), st.sampled_from(["", " ", " ", " ", "\n"])), max_size=30
).map(lambda parts: "".join((word.capitalize() if capital else word) + gap for word, capital, gap in parts))
texts = st.one_of(phrases, st.text(max_size=200), phrases.map(lambda s: s.upper()))


def read(text: str, anchor: dt.date | None = ANCHOR, language: str | None = "en") -> list[Date]:
    return dates.extract(Text(text, ((0, len(text)),), anchor, language))


@settings(max_examples=400, deadline=None)
@given(texts, anchors, st.sampled_from([None, "en", "de"]))
def test_rows_are_sound(text: str, anchor: dt.date | None, language: str | None) -> None:
    reached = 0
    for found in read(text, anchor, language):
        assert text[found.start : found.end] == found.surface
        assert found.surface == found.surface.strip() != ""
        assert found.start >= reached, "spans are in order and do not overlap"
        reached = found.end
        assert found.kind in DATE_KINDS
        assert found.basis in DATE_BASES
        assert found.precision is None or found.precision in PRECISIONS
        assert re.fullmatch("[a-z][a-z0-9_.:-]*", found.rule)
        assert found.value
        assert (found.date_from is None) == (found.date_to is None)
        if found.date_from and found.date_to:
            assert found.date_from <= found.date_to


@settings(max_examples=200, deadline=None)
@given(texts)
def test_nothing_relative_has_days_without_a_document_date(text: str) -> None:
    assert [d for d in read(text, None) if d.basis in ("relative", "none") and d.date_from] == []


@settings(max_examples=100, deadline=None)
@given(texts, anchors)
def test_the_same_text_reads_the_same(text: str, anchor: dt.date | None) -> None:
    assert read(text, anchor) == read(text, anchor)


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(1900, 1, 1), dt.date(2059, 12, 31)))
def test_ways_to_write_a_day_agree(day: dt.date) -> None:
    month = day.strftime("%B")
    written = [
        f"It began on {day.isoformat()}.",
        f"It began on {month} {day.day}, {day.year}.",
        f"It began on {day.day} {month} {day.year}.",
        f"It began on the {day.day}{_suffix(day.day)} of {month}, {day.year}.",
        f"It began on {day:%A}, {month[:3]}{'.' * (month != 'May')} {day.day}, {day.year}.",
        f"It began on {day.day:02d}.{day.month:02d}.{day.year}.",
    ]
    for text in written:
        assert [(d.value, d.date_from, d.date_to) for d in read(text)] == [(day.isoformat(), day, day)], text


def _suffix(day: int) -> str:
    return "th" if 10 <= day % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


@settings(max_examples=100, deadline=None)
@given(st.dates(dt.date(1990, 1, 1), dt.date(2059, 12, 31)), st.integers(1, 7))
def test_a_weekday_is_within_a_week_of_the_document(anchor: dt.date, number: int) -> None:
    name = (dt.date(2024, 6, 16) + dt.timedelta(days=number)).strftime("%A")
    (past,) = read(f"They met on {name}.", anchor)
    (future,) = read(f"They will meet on {name}.", anchor)
    assert past.date_from and future.date_from
    assert past.date_from.isoweekday() == future.date_from.isoweekday() == number
    assert (
        anchor - dt.timedelta(days=6) <= past.date_from <= anchor <= future.date_from <= anchor + dt.timedelta(days=6)
    )


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_ago_and_the_past_agree(count: int, unit: str) -> None:
    plural = unit + ("s" if count > 1 else "")
    (ago,) = read(f"It was sold {count} {plural} ago.")
    assert ago.date_from
    assert ago.date_to
    (over,) = read(f"Over the past {count} {plural} it fell.")
    assert over.date_to == ANCHOR
    assert over.date_from
    assert ago.date_from <= over.date_from <= ago.date_to, "the stretch begins in the period that is so long ago"


def test_numeric_dates_follow_the_order_the_document_shows() -> None:
    assert read("On 03/04/2024 and on 25/12/2023.")[0].value == "2024-04-03"
    assert read("On 03/04/2024 and on 12/25/2023.")[0].value == "2024-03-04"
    assert read("On 03/04/2024, as on 5 May 2023.")[0].value == "2024-04-03"
    assert read("On 03/04/2024, as on May 5, 2023.")[0].value == "2024-03-04"
    assert read("Am 03/04/2024.", language="de")[0].value == "2024-04-03"


def test_a_numeric_date_nothing_decides_stays_open() -> None:
    (found,) = read("It was 03/04/2024.")
    assert (found.value, found.date_from, found.basis) == ("2024-XX-XX", None, "none")


def test_a_time_takes_the_day_named_in_its_sentence() -> None:
    gates, _monday = read("At 9 a.m. the gates shut; that was Monday.")
    assert gates.value == "2024-06-17T09:00"


HOSTILE = [
    "1", "of ", "last ", "1-", "2000-", "2000 to ", "between 2000 and ", "from ", "the last week of ", "end of the ",
    "early ", "two years and ", "twenty ", "January and ", "5 and ", "Monday, ", "1/", "on 1/2/", "12:34:",
    "2024-06-20T",
    "May ", "half ", "a ", "'", "- ", "\n", "\n ", "in two years ", "2024/", "1 000 ", "third quarter of the ", "1,",
    "x", "the year to ", "12 months to ", "May 3, ", "19th and ", "the night of ", "overnight ", "five- to ",
    "a year ago ", "on 11/20, ", "the first Monday of ", "the same period ", "Monday (", "at 8 on Monday morning at ",
    "in the ", "early to ", "next week on ", "twenty-", "twenty-first-", "that December ", "end-", "Monday night to ",
]  # fmt: skip


def work(text: str) -> int:
    """How many Python functions are entered while reading `text`: what it costs, whatever the clock says."""
    entered = 0

    def count(_frame: FrameType, event: str, _arg: Any) -> None:
        nonlocal entered
        entered += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return entered


@pytest.mark.parametrize("piece", HOSTILE)
def test_twice_the_text_is_twice_the_work(piece: str) -> None:
    once, twice = work(piece * 400), work(piece * 800)
    assert twice <= 2.1 * once + 200


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_hostile_text_is_read(piece: str) -> None:
    read(piece * 20_000)
