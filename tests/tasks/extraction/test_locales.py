"""Numbers as each language writes them: what the CLDR formats is read back as the same number."""

from __future__ import annotations

import pytest
from babel.numbers import format_compact_decimal, format_decimal
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.locales import LOCALE, convention, value

LANGUAGES = (
    "bg bn ca cs da de el es et fa fi fr he hi hr hu id it ja ko lt lv nl no pl pt ro ru sk sl sr sv th tr uk vi zh ar"
).split()
THIRTEEN = "cs da de es fr it nl no pl pt ru sv tr".split()


@given(st.sampled_from(LANGUAGES), st.decimals(0, 10**12, places=2) | st.integers(0, 10**12))
def test_what_is_formatted_is_read_back(language: str, number: float) -> None:
    way = convention(language)
    assert way is not None
    written = format_decimal(number, locale=LOCALE.get(language, language), decimal_quantization=False)
    assert value(written.strip("\u200e\u200f"), way) == float(number)


@given(st.sampled_from(LANGUAGES), st.sampled_from("arab beng deva arabext latn".split()), st.integers(0, 10**9))
def test_digits_of_other_scripts_are_digits(language: str, system: str, number: int) -> None:
    way = convention(language)
    assert way is not None
    written = format_decimal(number, locale="ar", numbering_system=system)
    if way.decimal == ".":
        assert value(written, way) == number


@pytest.mark.parametrize("language", THIRTEEN)
@given(st.integers(3, 13), st.integers(1, 9))
def test_words_for_magnitudes_are_those_of_the_language(language: str, zeros: int, first: int) -> None:
    way = convention(language)
    assert way is not None
    number = first * 10**zeros
    for style in ("long", "short"):
        written = format_compact_decimal(number, format_type=style, locale=LOCALE.get(language, language))
        digits, _, word = written.replace("\u00a0", " ").replace("\u202f", " ").partition(" ")
        word = word.removeprefix("de ")
        if digits.isdecimal() and word and (len(word) > 1 or not word.isascii()):
            assert way.magnitudes[word] * int(digits) == number


@pytest.mark.parametrize(
    ("language", "digits", "number"),
    [
        ("de", "1.250", 1250), ("de", "1,25", 1.25), ("de", "1.250,5", 1250.5), ("de", "1 250", 1250),
        ("de", "1'250.50", 1250.5), ("de", "3.5", 3.5), ("de", "1.25.3", None), ("de", "12.3456", None),
        ("fr", "1 250,5", 1250.5), ("fr", "1.250", None), ("fr", "1.250.000", 1250000), ("fr", "1234 567", None),
        ("es", "1.250", 1250), ("es", "1,250", None), ("es", "3,5", 3.5), ("es", "1,2500", 1.25),
        ("zh", "1,250.5", 1250.5), ("ar", "3,5", 3.5), ("hi", "12,34,567", 1234567), ("zh", "12,34,567", None),
        ("ar", "١٬٢٥٠٫٥", 1250.5), ("ru", "1,250", 1.25),
    ],
)  # fmt: skip
def test_cases(language: str, digits: str, number: float | None) -> None:
    way = convention(language)
    assert way is not None
    assert value(digits, way) == number


def test_what_is_open_in_spanish_the_rest_of_the_document_tells() -> None:
    way = convention("es")
    assert way is not None
    assert value("1,250", way, comma_told=True) == 1.25


def test_a_language_that_nobody_has_numbers_of_has_no_convention() -> None:
    assert convention("") is convention("xx") is convention("not a language") is None
