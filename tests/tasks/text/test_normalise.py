"""Normalising: once is enough, nothing visible is lost."""

import re
import unicodedata

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tasks.text.mojibake import mended
from tasks.text.normalise import LIGATURES, composing, normalise

#: Blanks, what shows nothing, parts of words that were divided or decoded wrongly, halves of characters, and the rest.
PARTS = st.sampled_from(
    [*" \n\r\t\x0b\x85\u00a0\u00ad\u200b\u200d\u0301\u0327\u2028\u2029\ufeff\u202e\u1100\u1161\uac00\ufb03\u0958",
     "a", "1", "-", "3\t", "4", "\r\n", "-\n", "well-\r\nknown ", "govern-\n", "ment ", "\u00ad\n", "\u2126",
     "Ã©", "â€œ", "ÃƒÂ©", "Ã", "Ð¿", "\x93", "\ud83d", "\ude00"]
)  # fmt: skip
ANY = st.lists(st.one_of(PARTS, PARTS, st.text(max_size=3), st.characters()), max_size=30).map("".join)


@given(ANY)
@settings(max_examples=500)
def test_twice_is_once(raw: str) -> None:
    text = normalise(raw).text
    assert normalise(text).text == text


@given(ANY)
def test_what_comes_out_is_plain(raw: str) -> None:
    text = normalise(raw).text
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & set("\r\x0b\x0c\x85\u00a0\u00ad\u200b\u2028\u2029\ufeff")
    assert not re.search(r"(?<!\d)\t|\t(?!\d)|[\ud800-\udfff]", text)
    assert "\n\n\n" not in text
    assert "  " not in text
    assert text == text.strip(" \n")


@given(st.text(st.characters(categories=["L", "N", "P", "S"])))
def test_letters_numbers_and_marks_stay(raw: str) -> None:
    assume(mended(raw)[0] == raw)
    apart = "".join(LIGATURES.get(c, c) for c in raw)
    assert normalise(raw).text == unicodedata.normalize("NFC", apart)


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
        ("212\t219\t 7", "212\t219\t7"),
        ("212   219", "212\t219"),
        ("2  1/4 of 2016   2017", "2 1/4 of 2016 2017"),
        ("1 250 and 1\u00a0250", "1 250 and 1 250"),
        ("name\t3\t\n\tnext", "name 3\nnext"),
        ("govern\u00ad\r\n  ment", "government"),
        ("left\u202e to\u202c right\u200f", "left to right"),
        ("\ud83d\ude00 and \ud83d", "😀 and \ufffd"),
        ("eﬃcient", "efficient"),
        ("cafÃ©, \x93he\x94 said", "café, “he” said"),
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
    if "  " not in raw and mended(raw)[0] == raw:
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
