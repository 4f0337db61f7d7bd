"""Families of expression in every shape, each with its value, unit and bound."""

from __future__ import annotations

import math

import pytest

from tasks.extraction import figures
from tasks.records import Figure, Text


def read(text: str) -> list[Figure]:
    return figures.extract(Text(text, ((0, len(text)),), language="en"))


def only(text: str) -> Figure:
    (figure,) = read(text)
    return figure


def near(given: float | None, wanted: float | None) -> bool:
    if given is None or wanted is None:
        return given is wanted
    return math.isclose(given, wanted, rel_tol=1e-9)


ONE_VALUE: list[tuple[str, float, str | None]] = [
    # number words
    ("It took three-and-a-half years.", 3.5, "year"),
    ("It took two-and-three-quarter hours.", 2.75, "hour"),
    ("They hired six-and-a-half thousand nurses.", 6500, None),
    ("A quarter-million refugees crossed.", 250_000, None),
    ("One one-hundredth of the estate was sold.", 0.01, None),
    ("It lasted three one-thousandths of a second.", 0.003, "second"),
    ("Twenty twenty-fifths of it is gone.", 0.8, None),
    ("One hundred and five thousandths of it is gone.", 0.105, None),
    ("It weighs 3 and three quarters tonnes.", 3.75, "tonne"),
    ("It measured 1 and 1/2 inches.", 1.5, "inch"),
    ("He sold 20 millions.", 20e6, None),
    ("It costs 1'234'567 francs.", 1_234_567, "franc"),
    ("It stores 8x2^10 bits.", 8192, "bit"),
    # money
    ("Tickets cost R20.", 20, "ZAR"),
    ("The state spent R 20 million.", 20e6, "ZAR"),
    ("The state spent Rs.500 crore.", 5e9, "rupee"),
    ("It costs $.50.", 0.5, "USD"),
    ("Milk is 30p a litre.", 0.3, "GBP per litre"),
    ("He owes ten quid.", 10, "GBP"),
    ("A prize of one million dollars Canadian was paid.", 1e6, "CAD"),
    ("It costs 50 US cents.", 0.5, "USD"),
    ("It costs 500 zł.", 500, "PLN"),
    ("The coin is worth 20 fen.", 0.2, "CNY"),
    ("It costs 2 pounds and 50 pence.", 2.5, "GBP"),
    ("The bond is €1,2 Mrd.", 1.2e9, "EUR"),
    ("The firm paid W100 billion.", 100e9, "KRW"),
    ("It costs 20 CFP francs.", 20, "XPF"),
    # measures
    ("He is a six-foot-three keeper.", 6.25, "foot"),
    ("She is 5\' 11\" tall.", 5 + 11 / 12, "foot"),
    ("He weighs 11st 7lb.", 11.5, "stone"),
    ("It fell at 9.8 m/s².", 9.8, "metre per square second"),
    ("It flew at Mach 2.", 2, "mach"),
    ("It fell to 20 degrees below zero.", -20, "degree"),
    ("It fell to -5 C.", -5, "degree Celsius"),
    ("It rose to 35C.", 35, "degree Celsius"),
    ("The wait was an hour and a half.", 1.5, "hour"),
    ("The wait was two hours and a half.", 2.5, "hour"),
    ("The flight took 2h 30m.", 2.5, "hour"),
    ("Output reached 1.2m b/d.", 1.2e6, "barrel per day"),
    ("The car does 30 mpg.", 30, "mile per gallon"),
    ("The battery holds 5,000 mAh.", 5000, "milliampere hour"),
    ("The engine makes 300 Nm.", 300, "newton metre"),
    ("The plot is 12 dunams.", 12, "dunam"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit"), ONE_VALUE)
def test_one_value(text: str, value: float, unit: str | None) -> None:
    figure = only(text)
    assert near(figure.value_low, value)
    assert near(figure.value_high, value)
    assert figure.unit == unit


RANGES: list[tuple[str, float, float, str | None]] = [
    ("It will cost £5-6m.", 5e6, 6e6, "GBP"),
    ("It will cost £1m-2m.", 1e6, 2e6, "GBP"),
    ("A litre is €1 to €2 a litre.", 1, 2, "EUR per litre"),
    ("A three- to four-week wait is likely.", 3, 4, "week"),
    ("A 20-to-30-minute wait is likely.", 20, 30, "minute"),
    ("Children of 3- to 4-year-olds came.", 3, 4, "year"),
    ("One to two million voters stayed away.", 1e6, 2e6, None),
    ("They are men aged 18-25.", 18, 25, "year"),
    ("The figure is 20–30.", 20, 30, None),
    ("From 1000 to 1500 came.", 1000, 1500, None),
    ("It is bigger than 5, smaller than 10.", 5, 10, None),
    ("Pay from 10 up to 20 euros.", 10, 20, "EUR"),
]


@pytest.mark.parametrize(("text", "low", "high", "unit"), RANGES)
def test_ranges(text: str, low: float, high: float, unit: str | None) -> None:
    figure = only(text)
    assert (figure.value_low, figure.value_high, figure.unit) == (low, high, unit)
    assert figure.bound == "range"


BOUNDS: list[tuple[str, str, str]] = [
    ("Profits will exceed £1bn.", "£1bn", "more_than"),
    ("It is valued at about $675 billion.", "about $675 billion", "approximate"),
    ("The deal is worth $5m-plus.", "$5m-plus", "at_least"),
    ("It carries up to and including 20 people.", "up to and including 20", "at_most"),
    ("More than one of the victims was named.", "More than one", "more_than"),
]


@pytest.mark.parametrize(("text", "surface", "bound"), BOUNDS)
def test_bounds(text: str, surface: str, bound: str) -> None:
    figure = only(text)
    assert (figure.surface, figure.bound) == (surface, bound)


def test_a_second_sum_is_no_count_of_people() -> None:
    money, people = read("It was told to pay 41.3 million zlotys to 287 former miners.")
    assert (money.unit, people.unit, people.value_low, people.item) == ("PLN", None, 287, "former miners")


def test_what_grew_is_not_the_place_it_grew_at() -> None:
    sites, growth = read("Sales at the two sites, up 14 per cent, were strong.")
    assert sites.item == "sites"
    assert growth.item != "sites"


NO_FIGURES = ["The R20 road was shut.", "He has a 9-to-5 job.", "They won 3-1 and lost 10-15.", "He lives in flat 20C."]


@pytest.mark.parametrize("text", NO_FIGURES[:3])
def test_roads_jobs_and_scores_are_none(text: str) -> None:
    assert read(text) == []


def test_a_letter_after_a_number_is_no_temperature() -> None:
    assert all(figure.dimension != "temperature" for figure in read(NO_FIGURES[3]))
