"""Fields of records: the nearest first, days in every clear form, names however they are written."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.readers import fields

DAY = dt.date(2024, 6, 20)


@pytest.mark.parametrize(
    "value",
    [
        "2024-06-20", "2024-06-20T23:30:00-05:00", "Thu, 20 Jun 2024 23:30:00 -0500", "June 20, 2024", "20240620",
        "2024/6/20", 1718900000, 1718900000123, "1718900000", ["2024-06-20"], {"name": "2024-06-20"},
    ],
)  # fmt: skip
def test_days(value: object) -> None:
    assert fields.day_of(value) == DAY


@pytest.mark.parametrize("value", ["", None, "06/05/2024", "soon", "2024-13-40", 20, 3.5, True, [], {}, "99999999999"])
def test_what_names_no_day(value: object) -> None:
    assert fields.day_of(value) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("Ada", "Ada"), (["Ada", "Bo"], "Ada, Bo"), ({"name": "Ada", "url": "x"}, "Ada"),
        ([{"name": "Ada"}, "Bo"], "Ada, Bo"), ("  Ada\n Obi ", "Ada Obi"), ("null", None), (None, None), ([], None),
        (0, "0"), ({}, None),
    ],
)  # fmt: skip
def test_names(value: object, words: str | None) -> None:
    assert fields.said(value) == words


def test_the_least_nested_field_is_meant() -> None:
    record = {"author": {"name": "Ada", "title": "Editor"}, "Headline": "Rain", "related": [{"headline": "Sun"}]}
    assert fields.word(record, ("title", "headline")) == "Rain"
    assert fields.word({"data": {"article": {"title": "Rain"}}}, ("title",)) == "Rain"
    assert fields.word({"a": {"b": {"c": {"d": {"e": {"title": "too deep"}}}}}}, ("title",)) is None
    assert fields.word({"data": {"title": "Rain"}}, ("title",), 1) is None


def test_an_empty_field_is_none() -> None:
    assert fields.word({"title": "", "headline": "Rain"}, ("title", "headline")) == "Rain"
    assert fields.day({"date": "soon", "published": "2024-06-20"}, ("date", "published")) == DAY


records = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["title", "date", "x"]), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "date", "x"]), records))
def test_any_record_is_read(record: dict[str, object]) -> None:
    found = fields.word(record, ("title", "x"))
    assert found is None or found.strip() == found != ""
    fields.day(record, ("date",))
    fields.language_of(record)
