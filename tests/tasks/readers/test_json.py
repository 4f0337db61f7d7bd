"""JSON: the fields that hold what, in the shapes that people make."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers import Parsed
from tasks.readers.json import read
from tasks.readers.options import DEFAULT, Options

DAY = dt.date(2024, 6, 20)


def parsed(record: Any, name: str = "a.json", options: Options = DEFAULT) -> Parsed:
    return read(json.dumps(record).encode(), name, options)


def test_an_article() -> None:
    found = parsed(
        {"headline": "Rain &amp; more", "datePublished": "2024-06-20T08:00:00Z", "author": [{"name": "Ada Obi"}],
         "articleBody": "Some 40 boats sank.\n\nTwo did not.", "inLanguage": "en-GB", "publisher": {"name": "The Post"}}
    )  # fmt: skip
    assert found.text == "Some 40 boats sank.\n\nTwo did not."
    assert (found.title, found.author, found.site, found.language) == ("Rain & more", "Ada Obi", "The Post", "en")
    assert (found.published_on, found.published_basis) == (DAY, "metadata")
    assert (found.media_type, found.encoding, found.offsets) == ("application/json", "utf-8", None)


@pytest.mark.parametrize(
    ("record", "text"),
    [
        ({"text": "One", "description": "Two"}, "One"),
        ({"description": "Two", "data": {"body": "One"}}, "One"),
        ({"description": "Two"}, "Two"),
        ({"body": ["One", "Two"]}, "One\n\nTwo"),
        ({"content": [{"type": "p", "text": "One"}, {"type": "image"}, {"type": "p", "text": "Two"}]}, "One\n\nTwo"),
        ({"body": "<p>One</p>\n<p>Two &amp; three</p>"}, "One\n\nTwo & three"),
        ({"body": "One", "comments": [{"text": "Two"}]}, "One"),
        ({"text": "", "body": "One"}, "One"),
    ],
)
def test_where_the_text_is(record: Any, text: str) -> None:
    assert parsed(record).text == text


def test_the_fields_that_a_user_names() -> None:
    options = Options(text=("Story",), title=("Slug",), published=("Filed",))
    found = parsed({"story": "One", "slug": "rain", "filed": "20 June 2024", "text": "Two"}, options=options)
    assert (found.text, found.title, found.published_on) == ("One", "rain", DAY)


def test_the_day_in_the_file_name() -> None:
    found = parsed({"text": "One", "date": "soon"}, "2024-06-20.json")
    assert (found.published_on, found.published_basis) == (DAY, "file_name")
    assert parsed({"text": "One"}).published_basis == "none"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"{}", "no_text"),
        (b'{"text": ""}', "no_text"),
        (b'{"text": 5}', "no_text"),
        (b"[1, 2]", "no_text"),
        (b'{"text": "One"', "broken_file"),
        (b'{"text": "One"} more', "broken_file"),
        (b'{"a":' * 100_000, "broken_file"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.json")
    assert raised.value.reason == reason


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
def test_any_encoding(encoding: str) -> None:
    assert read(json.dumps({"text": "Łódź"}, ensure_ascii=False).encode(encoding), "a").text == "Łódź"


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(
        lambda t: t.strip() and not {"<", "&"} & set(t)
    )
)
def test_plain_text_stays_as_it_is(words: str) -> None:
    assert parsed({"text": words}).text == words.strip()
