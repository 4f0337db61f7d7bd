"""Amounts in digits in texts of other languages: the value as that language means it, or nothing."""

from __future__ import annotations

import pytest
from babel.numbers import format_currency
from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction import amounts
from tasks.extraction.locales import LOCALE
from tasks.records import Text
from tasks.text.normalise import normalise


def read(language: str, text: str) -> list[tuple[str, float | None, float | None, str | None]]:
    found = amounts.read(Text(text, ((0, len(text)),), language=language))
    assert [text[figure.start : figure.end] for figure in found] == [figure.surface for figure in found]
    return [(figure.surface, figure.value_low, figure.value_high, figure.unit) for figure in found]


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "Es kostete 1.250 €, dann 3,5 Mio. Euro, 5 Milliarden US-Dollar und 2,5 Tsd. €.",
         [("1.250 €", 1250, "EUR"), ("3,5 Mio. Euro", 3.5e6, "EUR"), ("5 Milliarden US-Dollar", 5e9, "USD"),
          ("2,5 Tsd. €", 2500, "EUR")]),
        ("de", "EUR 3,5 Mio., US$ 4,2 Mrd. und 1'250 Franken; -5 °C.",
         [("EUR 3,5 Mio.", 3.5e6, "EUR"), ("US$ 4,2 Mrd.", 4.2e9, "USD"), ("1'250 Franken", 1250, "CHF"),
          ("-5 °C", -5, "degree Celsius")]),
        ("fr", "Soit 1 250 €, 3,5 millions d’euros, 2 milliards de dollars américains, 5 M€ et 1,2 Md€.",
         [("1 250 €", 1250, "EUR"), ("3,5 millions d’euros", 3.5e6, "EUR"),
          ("2 milliards de dollars américains", 2e9, "USD"), ("5 M€", 5e6, "EUR"), ("1,2 Md€", 1.2e9, "EUR")]),
        ("es", "Gastó 12,5 millones de euros, 3 mil millones de dólares estadounidenses y 500 mil euros.",
         [("12,5 millones de euros", 12.5e6, "EUR"), ("3 mil millones de dólares estadounidenses", 3e9, "USD"),
          ("500 mil euros", 500e3, "EUR")]),
        ("es", "Pesa 1,250 kg y vale 300 euros.", [("300 euros", 300, "EUR")]),
        ("pt", "R$ 3,5 milhões, 2 bilhões de euros.",
         [("R$ 3,5 milhões", 3.5e6, "BRL"), ("2 bilhões de euros", 2e9, "EUR")]),
        ("it", "3,5 milioni di euro e 300 mila euro",
         [("3,5 milioni di euro", 3.5e6, "EUR"), ("300 mila euro", 3e5, "EUR")]),
        ("nl", "€ 3,5 miljoen en 1.250 euro", [("€ 3,5 miljoen", 3.5e6, "EUR"), ("1.250 euro", 1250, "EUR")]),
        ("da", "3,5 mio. kr. og 5 mia. kroner", [("3,5 mio. kr.", 3.5e6, "DKK"), ("5 mia. kroner", 5e9, "DKK")]),
        ("no", "3,5 millioner kroner og 1 250 kroner",
         [("3,5 millioner kroner", 3.5e6, "NOK"), ("1 250 kroner", 1250, "NOK")]),
        ("sv", "3,5 miljoner kronor, 12 procent", [("3,5 miljoner kronor", 3.5e6, "SEK")]),
        ("pl", "1 250 zł, 3,5 mln zł, 1.250 zł", [("1 250 zł", 1250, "PLN"), ("3,5 mln zł", 3.5e6, "PLN")]),
        ("cs", "3,5 milionu korun a 2 mld. Kč", [("3,5 milionu korun", 3.5e6, "CZK"), ("2 mld. Kč", 2e9, "CZK")]),
        ("ru", "250 тыс. руб., 5 млрд рублей, 7 евро",
         [("250 тыс. руб.", 250e3, "RUB"), ("5 млрд рублей", 5e9, "RUB"), ("7 евро", 7, "EUR")]),
        ("tr", "%12,5 ve 3,5 milyon lira", [("%12,5", 12.5, "percent"), ("3,5 milyon lira", 3.5e6, "TRY")]),
        ("zh", "花费3.5亿元，增长12%，共1,250元", [("3.5亿元", 3.5e8, "CNY"), ("12%", 12, "percent"),
          ("1,250元", 1250, "CNY")]),
        ("ja", "1兆2000億円のうち3億円", [("3億円", 3e8, "JPY")]),
        ("ar", "١٢٫٥ % أو 1,250 €", [("١٢٫٥ %", 12.5, "percent"), ("1,250 €", 1250, "EUR")]),
        ("vi", "5 %", [("5 %", 5, "percent")]),
    ],
)  # fmt: skip
def test_what_is_read(language: str, text: str, told: list[tuple[str, float, str]]) -> None:
    assert read(language, text) == [(surface, number, number, unit) for surface, number, unit in told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "3,5 Millionen gingen, 14 Menschen starben, am 12.04.2024 um 14.30 Uhr, Version 1.2.3 %, Nr. 5, A5 m"),
        ("fr", "à 14 h, le 12/04/2024, 5 millions de personnes, 1.250 €, 2024 250 €"),
        ("es", "Gastó $ 300 y 5 millones"),
        ("de", "20–10 %, 5-5-5 €, 1,2,3 kg, 5 mal"),
        ("xx", "5 %"),
    ],
)
def test_what_is_not(language: str, text: str) -> None:
    assert read(language, text) == []


def test_a_range_has_two_ends() -> None:
    assert read("de", "10–20 %") == [("10–20 %", 10, 20, "percent")]
    assert read("de", "1,5-2 Mrd. €") == [("1,5-2 Mrd. €", 1.5e9, 2e9, "EUR")]


@pytest.mark.parametrize("unit", amounts.UNITS)
def test_every_unit_is_one_that_english_has(unit: str) -> None:
    (figure,) = amounts.read(Text(f"Es sind 2,5 {unit}.", ((0, 20),), language="de"))
    assert (figure.value_low, figure.bound, figure.surface) == (2.5, "exact", f"2,5 {unit}")
    assert figure.dimension != "money" and figure.unit and figure.value_low_base is not None
    assert figure.base_unit is not None


@given(
    st.sampled_from("cs da de es fr it nl no pl pt ru sv tr uk hu ro bg fi el ja zh ar hi".split()),
    st.sampled_from(["EUR", "INR"]),
    st.decimals(min_value=1, max_value=10**9, places=2),
)
def test_money_as_the_cldr_formats_it(language: str, currency: str, number: float) -> None:
    written = normalise(format_currency(number, currency, locale=LOCALE.get(language, language))).text
    found = read(language, f"({written})")
    assert [(low, unit) for _, low, _, unit in found] == [(float(number), currency)]
