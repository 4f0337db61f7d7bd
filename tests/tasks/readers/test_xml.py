"""XML of several trades: text, title, author, day, language."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.options import Options
from tasks.readers.xml import read

DAY = dt.date(2024, 6, 20)

PLAIN = """<?xml version="1.0" encoding="iso-8859-2"?>
<story xml:lang="pl" date="2024-06-20"><title>Deszcz w Łodzi</title><byline>Ada Obi</byline>
<body><p>Some <b>40</b> boats sank.</p><p>Żółw.</p></body></story>"""
NITF = """<nitf><head><title>Rain</title></head><body><body.head><hedline><hl1>Rain in Kampala</hl1></hedline>
<byline>By <person>Ada Obi</person></byline></body.head>
<body.content><p>Some 40 boats sank.</p></body.content></body></nitf>"""
ITEM = """<item xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<title>Rain in Kampala</title><dc:creator>Ada Obi</dc:creator><pubDate>Thu, 20 Jun 2024 08:00:00 GMT</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>Some 40 boats sank.</p><p>Two &amp; more.</p>]]></content:encoded></item>"""


def test_a_plain_story() -> None:
    found = read(PLAIN.encode("iso-8859-2"), "a.xml")
    assert found.text == "Some 40 boats sank.\n\nŻółw."
    assert (found.title, found.author, found.language) == ("Deszcz w Łodzi", "Ada Obi", "pl")
    assert (found.published_on, found.published_basis, found.encoding) == (DAY, "metadata", "iso-8859-2")
    assert (found.media_type, found.offsets) == ("application/xml", None)


def test_a_wire_story() -> None:
    found = read(NITF.encode(), "2024-06-20.xml")
    assert "Some 40 boats sank." in found.text
    assert (found.title, found.author) == ("Rain", "By Ada Obi")
    assert (found.published_on, found.published_basis) == (DAY, "file_name")


def test_an_item_of_a_feed() -> None:
    found = read(ITEM.encode(), "a")
    assert found.text == "Some 40 boats sank.\n\nTwo & more."
    assert (found.title, found.author, found.published_on) == ("Rain in Kampala", "Ada Obi", DAY)


def test_all_words_where_no_element_is_named_so() -> None:
    assert read(b"<a><b>One</b><c>Two</c></a>", "a").text == "One\n\nTwo"


def test_the_elements_that_a_user_names() -> None:
    source = b'<a><Story>One</Story><text>Two</text><filed day="2024-06-20"/></a>'
    found = read(source, "a", Options(text=("story",), published=("day",)))
    assert (found.text, found.published_on) == ("One", DAY)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \n", "empty_file"),
        (b"<a><b></b></a>", "no_text"),
        (b"<a><text>One</text>", "broken_file"),
        (b"\xff\xfe<a>", "broken_file"),
        (b"<a>" * 3000 + b"One" + b"</a>" * 3000, "broken_file"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.xml")
    assert raised.value.reason == reason


@given(
    st.lists(
        st.sampled_from(["<a>", "</a>", "<text>", "</text>", "x", "<!--", "-->", "&amp;", "&x;", "<![CDATA[", "]]>"])
    )
)
def test_any_pieces_are_read_or_refused(pieces: list[str]) -> None:
    try:
        found = read(f"<d>{''.join(pieces)}</d>".encode(), "a.xml")
    except Unreadable as error:
        assert error.reason in ("broken_file", "no_text")
    else:
        assert found.text.strip()
