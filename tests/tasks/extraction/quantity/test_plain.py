"""Plain words after a number: passing the rules over because of one changes no figure."""

from __future__ import annotations

import pytest

from tasks.extraction import figures
from tasks.extraction.quantity import digits, numbers, plain, reading, scan
from tasks.extraction.quantity.known import NAMES
from tasks.records import Text
from tests.tasks.extraction.quantity.test_said import rows

NOUNS = ("people", "homes", "tanks", "Syrians", "more", "in", "percent", ".", ";", ")", "")


@pytest.mark.parametrize("low", ["people", "houses", "said", "were", ".", ""])
def test_nouns_and_ends_are_plain(low: str) -> None:
    assert plain.is_plain(low)


@pytest.mark.parametrize(
    "low", [*sorted(NAMES)[::40], "million", "thirds", "euros", "usd", "kusd", "may", "pm", "and", ","]
)
def test_what_a_rule_asks_for_is_not(low: str) -> None:
    assert not plain.is_plain(low)


def test_the_shortcut_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [sentence for sentence, _ in rows()]
    texts += [
        f"They saw {number} {noun}" for number in ("20", "1,200", "4.5", "3,5", "twenty", "$20") for noun in NOUNS
    ]
    short = [figures.extract(Text(text, ((0, len(text)),), language="en")) for text in texts]
    for module in (digits, numbers, reading, scan):
        monkeypatch.setattr(module, "is_plain", lambda _low: False)
    assert [figures.extract(Text(text, ((0, len(text)),), language="en")) for text in texts] == short
