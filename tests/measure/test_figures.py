"""How figures are compared with annotations, on rows of our own."""

from typing import Any

import pytest

from tasks.records import Figure
from tests.measure import figures, quantulum, recognizers, units
from tests.measure.rows import TUNED, Sample
from tests.measure.tally import Count


def figure(low: float | None, high: float | None, bound: str = "exact", unit: str | None = None, **more: Any) -> Figure:
    return Figure(0, 1, "x", "rule", low, high, bound, more.pop("dimension", "count"), unit, **more)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (figure(5, 5), {"value": 5}, True),
        (figure(5000, 5000), {"value": "5,000"}, True),
        (figure(5, 5), {"value": 5.1}, False),
        (figure(5, None, "at_least"), {"value": 5}, True),
        (figure(5, None, "at_least"), {"value_low": 5, "value_high": None}, True),
        (figure(5, 5), {"value_low": 5, "value_high": None}, False),
        (figure(3, 5, "range"), {"value": [3, 5]}, True),
        (figure(3, 5, "range"), {"value": 5}, False),
        (figure(1000, 10000, "magnitude"), {"value": 1000}, True),
        (figure(0, 0), {"value_low": None, "value_high": 0}, False),
    ],
)
def test_values_agree_by_both_ends(ours: Figure, theirs: dict[str, Any], same: bool) -> None:
    assert figures.same_value(ours, theirs) is same


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (figure(5, 5), {"value": 5}, True),
        (figure(5, 5, "approximate"), {"value": 5, "bound": None}, False),
        (figure(5, None, "more_than"), {"value": 5, "bound": ">"}, True),
        (figure(None, 5, "less_than"), {"value": 5, "bound": "at most"}, True),
        (figure(None, 5, "less_than"), {"value": 5, "bound": "more_than"}, False),
        (figure(3, 5, "range"), {"value_low": 3, "value_high": 5}, True),
        (figure(5, 5, change="rise"), {"value": 5, "change": "up"}, True),
        (figure(5, 5), {"value": 5, "bound": "nonsense"}, False),
    ],
)
def test_bounds_agree_by_side(ours: Figure, theirs: dict[str, Any], same: bool) -> None:
    assert figures.same_bound(ours, theirs) is same


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (None, None), (None, "dimensionless"), ("kilometre", "km"), ("kilometre", "kilometers"), ("percent", "%"),
        ("USD", "dollars"), ("USD", "$"), ("USD", "US dollar"), ("GBP", "pound sterling"),
        ("USD per barrel", "$/barrel"), ("kilometre per hour", "kilometer per hour"), ("degree Celsius", "celsius"),
        ("light year", "light-year"), ("kilolitre", "cubic metre"), ("square metre", "square meter"), ("SLE", "SLL"),
        ("per second", "inverse second"), ("arcminute", "minute of arc"), ("hectare", "square hectometre"),
    ],
)  # fmt: skip
def test_units_agree_however_they_are_written(ours: str | None, theirs: str | None) -> None:
    assert units.same(ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (None, "km"), ("metre", None), ("mile", "km"), ("USD", "euro"), ("USD per barrel", "$"), ("gram", "G"),
        ("per second", "second"), ("tonne", "ton of refrigeration"), ("degree Celsius", "kelvin"),
    ],
)  # fmt: skip
def test_other_units_do_not(ours: str | None, theirs: str | None) -> None:
    assert not units.same(ours, theirs)


def sample(text: str, *annotations: dict[str, Any]) -> Sample:
    placed = [
        {**a, "start": text.index(a["surface"]), "end": text.index(a["surface"]) + len(a["surface"])}
        for a in annotations
    ]
    return Sample({"id": "row", "text": text, "annotations": placed}, (TUNED,))


def test_a_set_of_numbers_is_scored_as_far_as_its_labels_go() -> None:
    rows = [
        sample(
            "Workers moved 40 boxes and at least 12 kg of salt.",
            {"surface": "40", "value": 40},
            {"surface": "at least 12 kg", "value": 13, "unit": "kilogram"},
        ),
        sample("She bought 7 apples."),
    ]
    tally = figures.score(rows)
    assert {measure: by_half[TUNED] for (_, measure), by_half in tally.counts.items()} == {
        "overlap": Count(2, 3, 2),
        "value": Count(2, 3, 1),
        "value+unit": Count(2, 3, 1),
    }
    assert [miss.split()[1] for miss in tally.misses] == ["VALUE", "EXTRA"]


def test_a_set_that_states_no_number_is_not_known() -> None:
    assert not figures.knows({"resolution": {"value": "5"}})
    assert not figures.knows({"value": "five"})
    assert figures.knows({"value_low": None, "value_high": 5})


def test_brackets_say_whether_an_end_is_met() -> None:
    def stated(value: str) -> dict[str, Any]:
        return {"label": "numberrange", "resolution": {"value": value}}

    assert recognizers.same_bound(figure(5, None, "at_least"), stated("[5,)"))
    assert not recognizers.same_bound(figure(5, None, "at_least"), stated("(5,)"))
    assert recognizers.same_bound(figure(None, 5, "at_most"), stated("(,5]"))
    assert recognizers.same_bound(figure(3, 5, "range"), stated("(3,5)"))
    assert recognizers.same_value(figure(3, 5, "range"), stated("[3,5)"))
    assert not recognizers.same_value(figure(3, None, "at_least"), stated("[3,5)"))


def test_a_middle_and_half_a_width_are_a_range() -> None:
    theirs = {"value": 4, "uncertainty": 1, "unit": "dimensionless"}
    assert quantulum.same_value(figure(3, 5, "range"), theirs)
    assert not quantulum.same_value(figure(3, 6, "range"), theirs)
    assert quantulum.same_unit(figure(3, 5, "range"), theirs)


def test_coins_are_counted_in_themselves() -> None:
    cents = {"label": "currency", "resolution": {"value": "50", "unit": "Cent"}}
    assert recognizers.same_value(figure(0.5, 0.5, unit="EUR", dimension="money"), cents)
    assert not recognizers.same_value(figure(50, 50, unit="EUR", dimension="money"), cents)
    assert quantulum.same_value(
        figure(0.5, 0.5, unit="USD", dimension="money"), {"value": 5, "uncertainty": None, "unit": "dime"}
    )


def test_both_levels_of_a_change_are_a_range_too() -> None:
    levels = [
        Figure(0, 4, "5 kg", "change_from", 5, 5, "exact", "mass", "kilogram"),
        Figure(8, 12, "7 kg", "change_to", 7, 7, "exact", "mass", "kilogram"),
    ]
    [joined] = quantulum.spans_of_change(levels)
    assert (joined.start, joined.end, joined.value_low, joined.value_high) == (0, 12, 5, 7)
    assert not quantulum.spans_of_change(levels[::-1])
