"""Readers: text, title and day of each format, the way back to the source, and clear words for what cannot be read."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, html, markdown, reader_for, readers, text
from tasks.readers.detect import DOCUMENTS
from tasks.readers.markdown import PIECE, Block, aligned
from tests.tasks.readers.made import zipped

SEEDS = Path(__file__).parents[3] / "seeds"
DAY = dt.date(2024, 6, 20)


@pytest.mark.parametrize(
    ("source", "published_on", "basis", "body"),
    [
        (" date 2024-06-20 It was late. More.", DAY, "header", "It was late. More."),
        ("date 2024-06-20\nIt was late.", DAY, "header", "It was late."),
        ("DATE: 2024-06-20 It was late.", DAY, "header", "It was late."),
        ("date 2024-13-40 It was late.", None, "none", "date 2024-13-40 It was late."),
        ("Title\n\nPublished: 20 June 2024\n\nIt was late.", DAY, "text", None),
        ("KAMPALA, 20 June 2024 - Rain fell.", DAY, "text", None),
        ("June 20, 2024\n\nRain fell.", DAY, "text", None),
        ("Rain fell on 20 June 2024 and went on falling for the rest of the week.", None, "none", None),
        ("Published 20 June 2024, updated 21 June 2024\n\nRain.", DAY, "text", None),
    ],
)
def test_the_day_of_a_text(source: str, published_on: dt.date | None, basis: str, body: str | None) -> None:
    parsed = text.read(source.encode(), "a.txt")
    assert (parsed.published_on, parsed.published_basis) == (published_on, basis)
    if body is not None:
        assert parsed.text == body
    assert parsed.offsets is not None
    start, end = parsed.offsets.span(0, len(parsed.text))
    assert source[start:end] == parsed.text


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2024-06-20-rain.txt", DAY),
        ("20240620_rain.txt", DAY),
        ("rain-2024_06_20.txt", DAY),
        ("rain-20249999.txt", None),
        ("000_1d43ba1d13995732.txt", None),
        ("rain.txt", None),
    ],
)
def test_the_day_in_a_file_name(name: str, day: dt.date | None) -> None:
    assert days.in_file_name(name) == day
    parsed = text.read(b"Rain fell and fell.", name)
    assert (parsed.published_on, parsed.published_basis) == (day, "file_name" if day else "none")


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("Rain in Kampala\n\nIt fell.", "Rain in Kampala"),
        ("Rain fell.\n\nIt fell.", None),
        ("Rain in Kampala\nIt fell.", None),
        ("One line only", None),
        ("x" * 200 + "\n\nIt fell.", None),
    ],
)
def test_a_headline_is_short_has_no_stop_and_stands_alone(source: str, title: str | None) -> None:
    assert text.read(source.encode(), "a.txt").title == title


MARKDOWN = """---
title: Rain in Kampala
author: [Ada Obi, Bo Lund]
date: 2024-06-20
lang: en
---
# Rain, *again*

At least **4,000 people** left [the town](https://example.org/a_(b)) on `Monday`.
Wrapped line &amp; more.

- first item
- second item

| place | left |
|-------|------|
| Jinja | 300  |

![a flooded road](road.png)
"""


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    parsed = markdown.read(MARKDOWN.encode(), "a.md")
    assert (parsed.title, parsed.author, parsed.language) == ("Rain in Kampala", "Ada Obi, Bo Lund", "en")
    assert (parsed.published_on, parsed.published_basis) == (DAY, "metadata")
    assert parsed.text.split("\n\n") == [
        "Rain, again",
        "At least 4,000 people left the town on Monday.\nWrapped line & more.",
        "first item",
        "second item",
        "place | left",
        "Jinja | 300",
        "a flooded road",
    ]


def test_each_word_of_markdown_leads_back_to_itself() -> None:
    parsed = markdown.read(MARKDOWN.encode(), "a.md")
    assert parsed.offsets is not None
    for piece in PIECE.finditer(parsed.text):
        if piece[0] not in "&|":
            start, end = parsed.offsets.span(*piece.span())
            assert MARKDOWN[start:end] == piece[0]
    start = parsed.text.index("4,000 people")
    assert MARKDOWN[slice(*parsed.offsets.span(start, start + 12))] == "4,000 people"


@given(st.text(st.sampled_from("ab1 *_#`[]()\n-|>!&;<\\"), max_size=80).filter(str.strip))
@settings(max_examples=300, deadline=None)
def test_any_markdown_is_read_and_leads_back(source: str) -> None:
    parsed = markdown.read(source.encode(), "a.md")
    assert parsed.offsets is not None
    last = 0
    for position in range(len(parsed.text)):
        begin, end = parsed.offsets.span(position, position + 1)
        assert last <= begin <= end
        assert begin <= len(source)
        last = begin


@given(st.lists(st.sampled_from(["one", "two", "**", " ", "\n", "[x](y)"]), max_size=20))
def test_words_in_order_are_found_in_order(parts: list[str]) -> None:
    source = " ".join(parts)
    plain = " ".join(part for part in parts if part in ("one", "two"))
    offsets = aligned([Block(plain, 0, len(source))], source)
    for piece in PIECE.finditer(plain):
        assert source[slice(*offsets.span(*piece.span()))] == piece[0]


@pytest.mark.parametrize(
    "front",
    ["---\ntitle: [broken\n---\n", "---\n- a list\n---\n", "---\ntitle: x\nnever closed\n", "---\n: : :\n\t\n---\n"],
)
def test_front_matter_that_is_none_does_no_harm(front: str) -> None:
    parsed = markdown.read((front + "Rain fell.").encode(), "a.md")
    assert parsed.text.endswith("Rain fell.")
    assert parsed.published_on is None


def page(head: str = "", body: str = "") -> bytes:
    filler = "The river rose again on Monday and the lower town was under water by the evening. " * 6
    return (
        f'<!doctype html><html lang="en"><head><title>Rain in Kampala</title>{head}</head><body>'
        f"<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article><h1>Rain in Kampala</h1>"
        f"<p>{filler}</p><p>At least 4,000 people left. {body}</p></article>"
        f"<footer>Copyright, all rights reserved, subscribe to our newsletter</footer></body></html>"
    ).encode()


META = '<meta property="article:published_time" content="2024-06-20T08:00:00+02:00">'
LINKED = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-20"}</script>'


@pytest.mark.parametrize("head", [META, LINKED])
def test_a_page_is_its_article(head: str) -> None:
    parsed = html.read(page(head), "a.html")
    assert "At least 4,000 people left." in parsed.text
    assert "Sport" not in parsed.text
    assert "newsletter" not in parsed.text
    assert parsed.title == "Rain in Kampala"
    assert (parsed.published_on, parsed.published_basis, parsed.language) == (DAY, "metadata", "en")
    assert parsed.offsets is None


def test_a_page_without_a_day_has_none() -> None:
    assert html.read(page(), "a.html").published_on is None


def test_a_page_in_its_declared_encoding() -> None:
    data = page('<meta charset="iso-8859-2">', "Żółw w Łodzi.").decode().encode("iso-8859-2")
    parsed = html.read(data, "a.html")
    assert "Żółw w Łodzi." in parsed.text
    assert parsed.encoding == "iso8859-2"


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<!doctype html><html></html>"])
def test_a_page_without_an_article_is_told(data: bytes) -> None:
    with pytest.raises(Unreadable) as raised:
        html.read(data, "a.html")
    assert raised.value.reason == "no_text"


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a.TXT", b"x", "text"),
        ("a.md", b"x", "markdown"),
        ("a.htm", b"x", "html"),
        ("page", b"\n <!DOCTYPE html><html>", "html"),
        ("page.txt", b"\n <!DOCTYPE html><html>", "html"),
        ("README", b"words", "text"),
        (".hidden", b"words", "text"),
    ],
)
def test_which_reader_reads_what(name: str, data: bytes, reader: str) -> None:
    assert reader == reader_for(name, data).NAME


@pytest.mark.parametrize(
    ("name", "data", "looks"),
    [("a.txt", b"\x89PNG\r\n\x1a\n", "image/png"), ("a", b"a\0b\0" * 9, "unknown bytes"), ("a.zip", zipped({}), "zip")],
)
def test_what_no_reader_reads(name: str, data: bytes, looks: str) -> None:
    with pytest.raises(Unreadable, match=looks) as raised:
        reader_for(name, data)
    assert raised.value.reason == "no_reader"


def test_each_kind_of_document_has_one_reader() -> None:
    kinds = [kind for reader in readers() for kind in reader.KINDS]
    assert len(set(kinds)) == len(kinds)
    assert set(kinds) <= set(DOCUMENTS)


def test_every_reader_keeps_the_contract() -> None:
    for reader in readers():
        assert reader.NAME
        assert reader.VERSION
        with pytest.raises(Unreadable) as raised:
            reader.read(b"", "empty")
        assert raised.value.reason == "empty_file"


@pytest.mark.parametrize("path", sorted(p for p in SEEDS.rglob("*") if p.is_file()), ids=lambda p: p.name)
def test_every_sample_is_read(path: Path) -> None:
    data = path.read_bytes()
    parsed: Parsed = reader_for(path.name, data).read(data, path.name)
    assert len(parsed.text) > 800
    assert "\ufffd" not in parsed.text
