"""Normalising: once is enough, nothing visible is lost."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.normalise import normalise

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
