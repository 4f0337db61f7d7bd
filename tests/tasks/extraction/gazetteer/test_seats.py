"""Houses that stand for a government."""

from __future__ import annotations

import pytest

from tasks.extraction.gazetteer import seats
from tasks.extraction.gazetteer.lexicon import lexicon


@pytest.mark.parametrize(
    ("name", "code", "called"),
    [
        ("Kremlin", "RU", "Government of Russia"),
        ("White House", "US", "Government of the United States"),
        ("Downing Street", "GB", "Government of the United Kingdom"),
        ("Whitehall", "GB", "Government of the United Kingdom"),
        ("Élysée", "FR", "Government of France"),
        ("Elysee Palace", "FR", "Government of France"),
        ("Malacanang", "PH", "Government of the Philippines"),
        ("Russian Government", "RU", "Government of Russia"),
        ("Government of the Netherlands", "NL", "Government of the Netherlands"),
    ],
)
def test_a_seat_and_the_government_in_words_are_one_entity(name: str, code: str, called: str) -> None:
    reading = lexicon().meaning(name)
    assert reading is not None
    entity = reading.entity
    assert (reading.kind, entity.kind, entity.country, entity.name) == ("ORG", "ORG", code, called)
    assert entity.entity_id == f"org:government-{code.lower()}"


@pytest.mark.parametrize("name", ["Beijing", "Moscow", "Washington", "Brussels", "State House"])
def test_a_capital_is_not_guessed_to_be_a_government(name: str) -> None:
    reading = lexicon().meaning(name)
    assert reading is None or not reading.entity.entity_id.startswith("org:government")


def test_the_table_is_well_formed() -> None:
    lines = [line.split(";") for line in seats.TABLE.strip().splitlines()]
    codes = [code for code, _ in lines]
    assert codes == sorted(set(codes))
    assert set(codes) <= lexicon().countries.keys()
