"""By how much something rose or fell, and the levels it rose or fell to."""

from __future__ import annotations

import pytest

from tasks.extraction import figures
from tasks.records import Text


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Revenue was up 3.4% to $5.1bn from $4.9bn.", ["rise", "change_to", "change_from"]),
        ("Humidity dropped below 20%.", ["change_to"]),
        ("Prices rose more than 20%.", ["rise"]),
        ("They found a threefold increase and a twofold drop.", ["rise", "fall"]),
        ("It is ten times more.", ["multiple"]),
        ("The index lost 214 points, or 0.6 percent.", ["fall", "fall"]),
        ("The team lost 12 players.", ["number"]),
        ("Needs are 210,000 more than in 2021.", ["rise"]),
        ("They have five more than the 126 needed.", ["number", "number"]),
        ("The winner gets $3m, the runner-up half of that.", ["money", "fraction"]),
    ],
)
def test_change(sentence: str, stated: list[str]) -> None:
    found = figures.extract(Text(sentence, ((0, len(sentence)),), language="en"))
    assert [figure.change or figure.rule for figure in found] == stated
