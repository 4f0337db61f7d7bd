"""Normalising: once is enough, nothing visible is lost."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.normalise import composing, normalise

ANY = st.text(
    st.one_of(
        st.sampled_from(" \n\r\t\x0b\x85\u00a0\u00ad\u200b\u200d\u0301\u2028\u2029\ufeff"),
        st.characters(exclude_categories=["Cs"]),
    )
)


@given(ANY)
@settings(max_examples=500)
def test_twice_is_once(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(text).text == text


@given(ANY)
def test_what_comes_out_is_plain(raw: str) -> None:
    text = normalise(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\t\x0b\x0c\x85\u00a0\u00ad\u200b\u2028\u2029\ufeff")
    assert "\n\n\n" not in text
    assert "  " not in text
    assert text == text.strip(" \n")


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_letters_numbers_and_marks_stay(raw: str) -> None:
    assert normalise(raw).text == unicodedata.normalize("NFC", raw)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("one\u00a0000\u202fkm", "one 000 km"),
        ("co\u00adoperate", "cooperate"),
        ("e\u0301te\u0301", "été"),
        ("e\u200b\u0301", "é"),
        ("“Typographic” – stays…", "“Typographic” – stays…"),
        ("trailing   \n\n\n\n  leading", "trailing\n\nleading"),
        ("\ufeffmark", "mark"),
        ("", ""),
        (" \r\n\t", ""),
    ],
)
def test_cases(raw: str, text: str) -> None:
    assert normalise(raw).text == text


COMPOSING = st.sampled_from(
    "xaAe \u0300\u0301\u0323\u0327\u0344\u1112\u1161\u11a8\uac00\u09c7\u09be\u0dd9\u0dcf\u212b\u0f73\u0958\U0001d15e"
)


@given(st.text(COMPOSING), st.integers(1, 40))
def test_composing_piece_by_piece_is_composing(run: str, times: int) -> None:
    raw = "x" + run * times + "x"
    assert normalise(raw).text == normalise(unicodedata.normalize("NFC", raw)).text
    if "  " not in raw:
        assert normalise(raw).text == unicodedata.normalize("NFC", raw)


def test_nothing_outside_the_pieces_composes() -> None:
    """Over all of Unicode: what is not taken for a mark neither moves nor joins what stands before it."""
    marks = re.compile(composing().pattern.split("+|")[0].removeprefix("(?s:.)"))
    others = [c for c in map(chr, range(0x110000)) if not "\ud800" <= c <= "\udfff" and not marks.match(c)]
    apart = [unicodedata.normalize("NFD", c)[0] for c in others]
    assert not any(unicodedata.combining(c) for c in apart)
    seconds = {
        chr(int(parts[1], 16))
        for c in map(chr, range(0x110000))
        if len(parts := unicodedata.decomposition(c).split()) == 2 and parts[0][0] != "<"
    }
    assert not seconds & set(others)


def test_a_hundred_thousand_marks_on_a_letter_take_no_longer_than_words() -> None:
    """Ordering them is quadratic in the library: hours, not a failure, if it were left to it."""
    raw = "a" + "\u0301\u0327" * 100_000
    once = normalise(raw).text
    assert sorted(unicodedata.normalize("NFD", once)) == sorted(raw)
    assert normalise(once).text == once
