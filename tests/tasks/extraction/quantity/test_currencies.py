"""Currencies: codes exist, signs and nouns are read, the document tells whose dollar is meant."""

from __future__ import annotations

import pytest
from babel.core import get_global
from babel.numbers import get_currency_name, list_currencies

from tasks.extraction import figures
from tasks.extraction.quantity import currencies
from tasks.records import UNTOLD_MONEY, Entity, Figure, Mention, Text


def read(text: str, *countries: str) -> list[Figure]:
    """Figures of `text`, in a document that names `countries` behind it."""
    whole = " ".join((text, *countries))
    mentions, at = [], len(text) + 1
    for country in countries:
        mentions.append(Mention(at, at + len(country), country, "test", "COUNTRY", None, 1.0))
        at += len(country) + 1
    return figures.extract(Text(whole, ((0, len(text)), (len(text), len(whole))), language="en"), (), mentions)


def test_codes_are_of_iso_4217() -> None:
    assert set(list_currencies()) >= currencies.CODES


@pytest.mark.parametrize("code", sorted(currencies.CODES))
def test_every_code_before_and_after(code: str) -> None:
    for text in (f"{code} 5,000", f"{code}5,000", f"5,000 {code}", f"{code} 5 thousand"):
        [figure] = read(f"They paid {text}.")
        assert (figure.surface, figure.unit, figure.value_low) == (text, code, 5000)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$5m", "USD"), ("US$5 million", "USD"), ("A$5m", "AUD"), ("C$5m", "CAD"), ("HK$5m", "HKD"), ("R$5m", "BRL"),
        ("£5m", "GBP"), ("€5 million", "EUR"), ("¥5 million", "JPY"), ("₹5 million", "INR"), ("N5 million", "NGN"),
        ("R5 million", "ZAR"), ("Rs 5 million", "rupee"), ("Rs. 5 million", "rupee"), ("5 million yen", "JPY"),
        ("5 million euros", "EUR"), ("5 million Canadian dollars", "CAD"), ("5 million Swiss francs", "CHF"),
        ("5 million New Zealand dollars", "NZD"), ("5 million pounds", "GBP"), ("5 million won", "KRW"),
        ("5 million baht", "THB"), ("5 million reais", "BRL"), ("5 million CFA francs", "CFA franc"),
        ("5 mln usd", "USD"), ("5 MUSD", "USD"), ("KSh5 million", "KES"), ("5 million pounds sterling", "GBP"),
        ("5 million Egyptian pounds", "EGP"),
    ],
)  # fmt: skip
def test_written(text: str, unit: str) -> None:
    [figure] = read(f"It cost {text} then.")
    assert (figure.surface, figure.unit, figure.value_low, figure.dimension) == (text, unit, 5e6, "money")


@pytest.mark.parametrize(
    ("text", "countries", "unit"),
    [
        ("It cost $5 million.", ("Canada",), "CAD"),
        ("It cost $5 million.", ("Australia", "Australia", "France"), "AUD"),
        ("It cost $5 million.", ("Canada", "United States"), "USD"),
        ("It cost $5 million.", ("Kenya",), "USD"),
        ("It cost 5 million rupees.", ("Pakistan",), "PKR"),
        ("It cost 5 million rupees.", (), "rupee"),
        ("It cost 5 million pesos.", ("France",), "peso"),
        ("It cost kr 5 million.", ("Sweden",), "SEK"),
        ("It cost kr 5 million.", ("Denmark",), "DKK"),
        ("It cost 5 million kr.", (), "krone"),
        ("It cost 5 million CFA francs.", ("Mali",), "XOF"),
        ("It cost 5 million CFA francs.", ("Chad",), "XAF"),
        ("It cost P5 million.", ("Botswana",), "BWP"),
        ("It cost 5 million dinars.", ("Algeria",), "DZD"),
        ("It cost 50 paise.", ("Nepal",), "NPR"),
        ("It cost 5 million pesos.", ("Chile", "Chile", "Peru"), "CLP"),
        ("It cost 5 million shillings.", ("Uganda",), "UGX"),
        ("It cost 5 million pounds.", ("Egypt",), "EGP"),
        ("It cost 5 million pounds.", ("Egypt", "Britain"), "GBP"),
        ("In Chile it cost 5 million pesos.", ("Mexico", "Mexico"), "CLP"),
    ],
)
def test_the_document_tells_whose(text: str, countries: tuple[str, ...], unit: str) -> None:
    assert read(text, *countries)[0].unit == unit


@pytest.mark.parametrize(
    "text", ["She lost 25 pounds.", "Five won medals.", "He ate 3 pounds of rice.", "The top 10 won."]
)
def test_no_money(text: str) -> None:
    assert all(figure.dimension != "money" for figure in read(text))


def test_a_noun_of_several_countries_stays_one_unless_nearly_all_mean_one_of_them() -> None:
    several = {noun for noun, by_country in currencies.NOUNS.items() if len(set(by_country.values())) > 1}
    assert several - currencies.DEFAULTS.keys() <= set(UNTOLD_MONEY)
    assert set(UNTOLD_MONEY).isdisjoint(currencies.DEFAULTS)
    assert {noun for noun, _ in currencies.SHORT.values()} <= {*UNTOLD_MONEY, *currencies.CODES}


def test_where_it_was_published_tells_where_the_text_does_not() -> None:
    text = "It cost Rs 5,000."
    doc = Text(text, ((0, len(text)),), language="en", country="LK")
    assert [figure.unit for figure in figures.extract(doc)] == ["LKR"]
    abroad = Text(f"In Nepal i{text[1:]}", ((0, len(text) + 9),), language="en", country="LK")
    assert [figure.unit for figure in figures.extract(abroad)] == ["NPR"]


def in_use() -> list[str]:
    """Codes of currencies that are legal tender somewhere today, by CLDR."""
    territories = get_global("territory_currencies").values()
    return sorted({code for spans in territories for code, _, end, tender in spans if tender and end is None})


#: CLDR writes these with signs or words that people do not.
ODD_NAMES = {"BAM", "KGS", "SHP", "STN", "TOP", "TTD", "ZWG"}


@pytest.mark.parametrize("code", [code for code in in_use() if code not in ODD_NAMES])
def test_every_currency_in_use_by_its_name(code: str) -> None:
    name = get_currency_name(code, count=5, locale="en")
    for text in (f"3,000 {name}", f"{name} 3,000", f"2.5 million {name}"):
        [figure] = read(f"It costs {text} now.")
        assert (figure.unit, figure.surface) == (code, text)


def test_places_tell_whose_money_it_is() -> None:
    """`pesos` beside Rosario, whose country the text does not name, are Argentine ones."""
    text = "The council of Rosario spent 20 million pesos."
    place = Mention(15, 22, "Rosario", "gazetteer", "PLACE", "place:rosario-ar", 1.0)
    home = Entity("place:rosario-ar", "PLACE", "Rosario", "AR")
    doc = Text(text, ((0, len(text)),), language="en")
    assert [figure.unit for figure in figures.extract(doc, (), [place])] == ["peso"]
    assert [figure.unit for figure in figures.extract(doc, (), [place], (), [home])] == ["ARS"]


def test_cents_are_of_dollars_where_shillings_are_paid() -> None:
    text = "In Uganda they live on 60 cents a day."
    country = Mention(3, 9, "Uganda", "gazetteer", "COUNTRY", "country:ug", 1.0)
    (figure,) = figures.extract(Text(text, ((0, len(text)),), language="en"), (), [country])
    assert (figure.value_low, figure.unit) == (0.6, "USD per day")


def test_a_letter_is_the_money_of_the_country() -> None:
    assert [figure.unit for figure in read("Maize sold at K1,200 a bag.")] == ["kwacha per bag"]
    assert [figure.unit for figure in read("Maize sold at K1,200 a bag.", "Malawi")] == ["MWK per bag"]
