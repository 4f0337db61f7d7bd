"""Plain text: its header is cut off and leads back to the source; its title and day are told, not guessed."""

import codecs
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.text import read, title


def test_the_header_goes_before_the_text_on_the_same_line() -> None:
    source = " date 2024-06-20 It was a warm day in Lagos."
    parsed = read(source.encode(), "a.txt")
    assert parsed.text == "It was a warm day in Lagos."
    assert (parsed.published_on, parsed.published_basis) == (dt.date(2024, 6, 20), "header")
    assert parsed.offsets is not None
    start, end = parsed.offsets.span(9, 13)
    assert (parsed.text[9:13], source[start:end]) == ("warm", "warm")


@pytest.mark.parametrize(
    "header", ["date 2024-06-20 ", "Date: 2024-06-20\n", "DATE 2024-06-20\r\n", "\n date: 2024-06-20\n\n"]
)
def test_headers(header: str) -> None:
    parsed = read(f"{header}Some 40 boats sank.".encode(), "2001-01-01.txt")
    assert parsed.text.strip() == "Some 40 boats sank."
    assert parsed.published_on == dt.date(2024, 6, 20)


def test_a_day_that_does_not_exist_is_not_guessed() -> None:
    parsed = read(b"date 2024-13-40 It was after 3 May 2020.", "a.txt")
    assert (parsed.published_on, parsed.published_basis) == (None, "none")
    assert parsed.text.startswith("date 2024-13-40")


def test_the_first_that_tells_the_day_wins() -> None:
    name = "2024-06-22-boats.txt"
    found = [
        (p.published_on and p.published_on.day, p.published_basis)
        for p in (
            read(b"date 2024-06-20 Published: 21 June 2024\n\nBoats.", name),
            read(b"Published: 21 June 2024\n\nBoats.", name),
            read(b"Boats.", name),
            read(b"Boats.", "boats.txt"),
        )
    ]
    assert found == [(20, "header"), (21, "text"), (22, "file_name"), (None, "none")]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (codecs.BOM_UTF8 + "date 2024-06-20 Łódź".encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + "date 2024-06-20 Łódź".encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "date 2024-06-20 Łódź".encode("utf-16-be"), "utf-16-be"),
        ("date 2024-06-20 Łódź".encode(), "utf-8"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    parsed = read(data, "a.txt")
    assert (parsed.text, parsed.encoding, parsed.published_on) == ("Łódź", encoding, dt.date(2024, 6, 20))


def test_an_old_encoding_is_guessed() -> None:
    parsed = read("date 2024-06-20 “It was eleven days,” he said of the £14.5m deal.".encode("cp1252"), "a.txt")
    assert parsed.text == "“It was eleven days,” he said of the £14.5m deal."


@pytest.mark.parametrize(
    ("data", "reason"), [(b"", "empty_file"), (b" \n", "empty_file"), (b"\x00\x01" * 99, "binary_content")]
)
def test_what_is_no_text_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(data, "a.txt")
    assert told.value.reason == reason


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Forty boats sink\n\nSome 40 boats sank.", "Forty boats sink"),
        ("\n  Forty boats sink  \r\n\r\nSome 40 boats sank.", "Forty boats sink"),
        ("Will they sail?\n\nThey may.", "Will they sail?"),
        ("Forty boats sank.\n\nThey were old.", None),
        ("Forty boats\nsank.", None),
        ("Forty boats sank", None),
        ("Published: 12 March 2024\n\nForty boats sank.", None),
        ("12 March 2024\n\nForty boats sank.", None),
        ("boats " * 30 + "\n\nThey were old.", None),
        ("", None),
        ("\n\n\n", None),
    ],
)
def test_titles(text: str, told: str | None) -> None:
    assert title(text) == told


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1).filter(str.strip))
def test_the_text_is_the_end_of_its_source(source: str) -> None:
    if source.startswith("\ufeff"):
        return
    parsed = read(source.encode(), "a.txt")
    assert parsed.offsets is not None
    assert source.endswith(parsed.text)
    assert source[parsed.offsets.begin(0) :] == parsed.text
