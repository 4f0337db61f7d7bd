"""Rich text: words in every encoding it knows, paragraphs apart, and what the document says about itself."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.rtf import read
from tests.tasks.readers import made

INFO = r"{\title Rain in Kampala}{\author Ad\'e1 Ob\u322?}{\creatim\yr2024\mo6\dy20\hr23}"


def test_what_it_says_about_itself() -> None:
    found = read(made.rtf(["Rain fell.", "Łódź 😀"], INFO), "a.rtf")
    assert found.text.strip() == "Rain fell.\n\nŁódź 😀"
    assert (found.title, found.author) == ("Rain in Kampala", "Adá Obł")
    assert (found.published_on, found.published_basis) == (made.DAY, "metadata")
    assert (found.media_type, found.encoding, found.note) == ("application/rtf", "cp1252", None)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8 one\par}", "При one"),
        ("{\\rtf1\\ansi\\ansicpg1251 При one\\par}", "При one"),
        (
            r"{\rtf1\ansi\b bold\b0  and \{braces\} \\par\par\pard two\line three}",
            "bold and {braces} \\par\n\ntwo\nthree",
        ),
        (r"{\rtf1\ansi\trowd a\cell b\cell\row c\cell d\cell\row}", "a | b\nc | d"),
        (r"{\rtf1\ansi{\stylesheet{\s1 no;}}{\header no}{\*\generator no;}One}", "One"),
        (r'{\rtf1\ansi{\field{\*\fldinst{HYPERLINK "http://x.y/"}}{\fldrslt{link}}} on}', "link on"),
        (r"{\rtf1\ansi\lquote a\rquote\emdash b\~c}", "‘a’—b\xa0c"),
        (r"{\rtf1\ansi{\pict\bin4 " + "é{}\x01" + "}One}", "One"),
    ],
)
def test_the_words(source: str, text: str) -> None:
    found = read(source.encode("cp1251" if "При" in source else "latin-1"), "a.rtf").text
    assert "\n".join(line.rstrip() for line in found.strip().split("\n")) == text


def test_the_day_in_its_first_lines_comes_first() -> None:
    found = read(made.rtf(["Published: 19 June 2024", made.WORDS], INFO), "2024-06-18.rtf")
    assert (found.published_on, found.published_basis) == (dt.date(2024, 6, 19), "text")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" ", "empty_file"),
        (b"words", "broken_file"),
        (b"{\\rtf1\\ansi}", "no_text"),
        (b"{\\rtf1\\uc x}", "broken_file"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.rtf")
    assert raised.value.reason == reason


def test_what_is_cut_short_is_noted() -> None:
    found = read(made.rtf([made.WORDS])[:-12], "a.rtf")
    assert found.text.startswith("At least")
    assert found.note
    assert "cut short" in found.note


def test_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    made.hide(monkeypatch, "striprtf")
    with pytest.raises(Unreadable, match=r"nightmill\[office\]") as raised:
        read(made.rtf(["Rain."]), "a.rtf")
    assert raised.value.reason == "needs_extra"


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="{}"), min_size=1)


@given(st.lists(words, min_size=1, max_size=5))
def test_every_paragraph_is_there(paragraphs: list[str]) -> None:
    assert read(made.rtf(paragraphs), "a.rtf").text.strip().split("\n\n") == paragraphs


pieces = st.sampled_from(
    ["{", "}", "\\", "\\par", "\\u-3", "\\u99999", "\\'e9", "\\uc", "\\uc3", "\\f7", "\\*", "x ", "\\bin9"]
)


@given(st.lists(pieces, max_size=20))
def test_any_pieces_are_read_or_refused(parts: list[str]) -> None:
    try:
        found = read(("{\\rtf1\\ansi " + "".join(parts) + "}").encode(), "a.rtf")
    except Unreadable as error:
        assert error.reason in ("broken_file", "no_text")
    else:
        found.text.encode()
