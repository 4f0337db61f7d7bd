"""What money is counted in is no name; the same letters elsewhere are."""

import pytest

from tasks.extraction.coinage import counted_in
from tasks.extraction.entities import extract
from tasks.extraction.quantity.currencies import CODES
from tasks.records import Name, Text
from tasks.text.sentences import split


@pytest.mark.parametrize("code", sorted(CODES))
@pytest.mark.parametrize(
    "text", ["It cost {} 5.", "It cost 5 million {}.", "In {} million:", "It made {}40bn and {}2."]
)
def test_money_is_counted_in_every_currency(code: str, text: str) -> None:
    assert counted_in(text.replace("{}", code), code)


@pytest.mark.parametrize(
    "text", ["The MOP met.", "The 2024 COP ended.", "X MOP-5", "AMOP 5 and MOPS 5", "MOP", "4.2024 COP"]
)
def test_other_letters_are_none(text: str) -> None:
    assert not counted_in(text, "MOP") and not counted_in(text, "COP")


@pytest.mark.parametrize(
    "text", ["Revenue fell to NOK 84 million from NOK 127 million.", "It owes 84 million NOK; NOK rates rose."]
)
def test_the_code_of_a_currency_is_no_organisation(text: str) -> None:
    names = [Name(at, at + 3, "ORG", 0.6, "x") for at in range(len(text)) if text.startswith("NOK", at)]
    assert extract(Text(text, tuple(split(text)), None, "en", None), names) == ([], [])


def test_letters_without_a_number_are_a_name() -> None:
    text = "The NOK met in May. NOK agreed to 5 rules."
    names = [Name(4, 7, "ORG", 0.6, "x")]
    assert [m.surface for m in extract(Text(text, tuple(split(text)), None, "en", None), names)[0]] == ["NOK", "NOK"]
