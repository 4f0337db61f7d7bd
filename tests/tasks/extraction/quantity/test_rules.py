"""Every rule is named once, says why, and has a text that it alone finds."""

from __future__ import annotations

import pytest

from tasks.extraction import figures
from tasks.extraction.quantity.rules import RULES
from tasks.records import Text

EXAMPLES = {
    "number": ("They bought 14 goats.", "14", 14, 14),
    "money": ("They paid €40.", "€40", 40, 40),
    "percent": ("It was 7 per cent.", "7 per cent", 7, 7),
    "duration": ("It took nine weeks.", "nine weeks", 9, 9),
    "measure": ("It is 3.2 km wide.", "3.2 km", 3.2, 3.2),
    "rate": ("It runs at 80 miles per hour.", "80 miles per hour", 80, 80),
    "age": ("A six-month-old baby slept.", "six-month-old", 6, 6),
    "vague": ("Hundreds of goats died.", "Hundreds", 100, 1000),
    "couple": ("They saw a couple of goats.", "a couple", 2, 2),
    "fraction": ("A quarter of the goats died.", "A quarter", 0.25, 0.25),
    "one_in": ("Two in three goats died.", "Two in three", 2 / 3, 2 / 3),
    "multiple": ("The herd grew tenfold.", "tenfold", 10, 10),
    "frequency": ("They eat twice a day.", "twice a day", 2, 2),
    "compound": ("It took 2 hours 30 minutes.", "2 hours 30 minutes", 2.5, 2.5),
    "range": ("They sold 15 to 20 goats.", "15 to 20", 15, 20),
    "range_between": ("They sold between 15 and 20 goats.", "between 15 and 20", 15, 20),
    "range_from": ("It takes from 15 to 20 minutes.", "from 15 to 20 minutes", 15, 20),
    "range_or": ("They sold four or five goats.", "four or five", 4, 5),
    "range_bounds": ("They want at least 15 and at most 20 goats.", "at least 15 and at most 20", 15, 20),
    "plus_minus": ("It weighs 20 ± 0.5 kg.", "20 ± 0.5 kg", 19.5, 20.5),
    "change_size": ("Prices rose by 3%.", "3%", 3, 3),
    "change_to": ("Prices rose to $40.", "$40", 40, 40),
    "change_from": ("Prices fell from $40.", "$40", 40, 40),
}  # fmt: skip


def test_every_rule_has_an_example_and_a_reason() -> None:
    assert EXAMPLES.keys() == RULES.keys()
    assert all(reason.endswith(".") for reason in RULES.values())


@pytest.mark.parametrize("rule", RULES)
def test_rule(rule: str) -> None:
    text, surface, low, high = EXAMPLES[rule]
    [figure] = figures.extract(Text(text, ((0, len(text)),), language="en"))
    assert (figure.rule, figure.surface) == (rule, surface)
    assert (figure.value_low, figure.value_high) == (pytest.approx(low), pytest.approx(high))
