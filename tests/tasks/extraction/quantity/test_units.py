"""Units: every name reads back, bases are right, rates and powers are put together."""

from __future__ import annotations

import pytest

from tasks.extraction import figures
from tasks.extraction.quantity import unit_bases, units
from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.tokens import tokenise
from tasks.records import DIMENSIONS, Figure, Text


def read(text: str) -> list[Figure]:
    return figures.extract(Text(text, ((0, len(text)),), language="en"))


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_every_standard_name_is_read_as_itself(name: str) -> None:
    tokens = tokenise(name, 0, len(name))
    found = units.match(tokens, 0, digits=True)
    assert found is not None
    assert found[0].name == name
    assert found[1] == tokens.count


def test_dimensions_and_bases_are_of_the_schema() -> None:
    for unit in KNOWN.values():
        assert unit.dimension in DIMENSIONS
        assert unit.factor > 0
        assert unit.base == unit_bases.BASES.get(unit.dimension, unit.base)


@pytest.mark.parametrize(
    ("text", "unit", "base", "base_unit"),
    [
        ("5 km", "kilometre", 5000, "metre"),
        ("3 feet", "foot", 0.9144, "metre"),
        ("2 tonnes", "tonne", 2000, "kilogram"),
        ("1 square mile", "square mile", 2589988.110336, "square metre"),
        ("4km^2", "square kilometre", 4e6, "square metre"),
        ("4 km squared", "square kilometre", 4e6, "square metre"),
        ("4 km²", "square kilometre", 4e6, "square metre"),
        ("7 cubic metres", "cubic metre", 7, "cubic metre"),
        ("10 barrels", "barrel", 1.58987294928, "cubic metre"),
        ("0 degrees Celsius", "degree Celsius", 273.15, "kelvin"),
        ("212°F", "degree Fahrenheit", 373.15, "kelvin"),
        ("90 minutes", "minute", 5400, "second"),
        ("36 km/h", "kilometre per hour", 10, "metre per second"),
        ("10 metres per second", "metre per second", 10, "metre per second"),
        ("2 kWh", "kilowatt hour", 7.2e6, "joule"),
        ("3 GW", "gigawatt", 3e9, "watt"),
        ("50 percent", "percent", 0.5, "ratio"),
        ("25 basis points", "basis point", 0.25, "percentage point"),
        ("8 bits", "bit", 1, "byte"),
        ("86400 litres a day", "litre per day", 0.001, "cubic metre per second"),
        ("5 mg/l", "milligram per litre", 0.005, "kilogram per cubic metre"),
        ("$3600 per hour", "USD per hour", 1, "USD per second"),
        ("50 cents", "USD", 0.5, "USD"),
        ("20 bpd", "barrel per day", 20 * 0.158987294928 / 86400, "cubic metre per second"),
    ],
)
def test_base(text: str, unit: str, base: float, base_unit: str) -> None:
    [figure] = read(f"It was {text}.")
    assert (figure.surface, figure.unit, figure.base_unit) == (text, unit, base_unit)
    assert figure.value_low_base == pytest.approx(base, rel=1e-9)
    assert figure.value_high_base == pytest.approx(base, rel=1e-9)


@pytest.mark.parametrize("text", ["There are two in my car.", "He gave 5 a day to her.", "Two a's are here."])
def test_a_word_is_no_symbol(text: str) -> None:
    assert all(figure.unit is None or figure.unit.startswith("per ") for figure in read(text))


def test_a_rate_needs_a_time_that_is_its_own() -> None:
    [now, then] = read("It earned $5 million, up from $4 million a year earlier.")
    assert (now.unit, then.unit) == ("USD", "USD")
