"""Korean and Chinese given names with a hyphen."""

from __future__ import annotations

import pytest

from tasks.extraction.gazetteer.syllables import tail


@pytest.mark.parametrize(
    "name",
    ["Kim Jong-un", "Park Geun-hye", "Moon Jae-in", "Tsai Ing-wen", "Chen Shui-bian", "Ban Ki-moon", "Ma Ying-jeou",
     "Eric Chan Kwok-ki", "Chiang Kai-shek", "Yoon Suk-yeol"],
)  # fmt: skip
def test_the_second_syllable_is_part_of_the_name(name: str) -> None:
    text = f"Today {name} spoke."
    assert text[6 : tail(text, 6, text.index("-"))] == name


@pytest.mark.parametrize(
    "text",
    ["Vladimir Putin-led", "Kim Jong-led", "Lee Park-run", "Hong Kong-based", "Joe Biden-backed", "Ana Lim-a-day",
     "Kim Jong", "Kim Jong - un", "Kim-un"],
)  # fmt: skip
def test_a_word_behind_a_name_is_none(text: str) -> None:
    end = text.find("-") if "-" in text else len(text)
    assert tail(text, 0, end) == end
