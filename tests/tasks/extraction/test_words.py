"""Capitalised words and the folding of names."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.words import capitalised, fold

CASES = [
    ("He met Ana Lima.", ["He", "Ana", "Lima"]),
    ("Russia’s and Kenya's", ["Russia", "Kenya"]),
    ("U.S. and U.S.A and D.C.", ["U.S.", "U.S.A", "D.C."]),
    ("J. K. Rowling, J.R. Ewing", ["J.", "K.", "Rowling", "J.R.", "Ewing"]),
    ("O’Brien, N'Djamena, d’Ivoire", ["O'Brien", "N'Djamena", "d'Ivoire"]),
    ("US-led, Moscow-based, anti-Western", ["US", "Moscow", "Western"]),
    ("Port-au-Prince, Guinea-Bissau, Covid-19, F-16", ["Port-au-Prince", "Guinea-Bissau", "Covid-19", "F-16"]),
    ("al-Shabaab and AT&T", ["al-Shabaab", "AT&T"]),
    ("l'O.N.U. and d'U.S. aid, Royal-Haskoning, al-al-Azhar", ["l'O.N.U.", "d'U.S.", "Royal-Haskoning", "al-Azhar"]),
    ("Élysée, Łódź, Ακρόπολη, Москва", ["Élysée", "Łódź", "Ακρόπολη", "Москва"]),
    ("lower iPhone 中文 123", []),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_capitalised_words(text: str, wanted: list[str]) -> None:
    assert [word.text for word in capitalised(text)] == wanted


@given(st.text(max_size=80))
def test_words_stand_where_they_say(text: str) -> None:
    words = capitalised(text)
    assert all(text[w.start : w.end].replace("’", "'") == w.text for w in words)
    assert all(a.end <= b.start for a, b in pairwise(words))


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_sees_no_accents_case_or_curls() -> None:
    assert fold("Côte  d’Ivoire") == fold("COTE D'IVOIRE") == "cote d'ivoire"
