"""Near copies of every kind are found, and what only looks alike is not."""

from __future__ import annotations

import pytest

from tests.measure.copies import Pair, found, kinds

KINDS = kinds(60)


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("+")])
def test_copies_are_found(name: str) -> None:
    pairs: list[Pair] = KINDS[name]
    assert found(pairs) >= 0.9


@pytest.mark.parametrize("name", [name for name in KINDS if name.startswith("-")])
def test_lookalikes_are_not(name: str) -> None:
    assert found(KINDS[name]) <= 0.02


def test_what_was_said_anew_throughout_is_another_text() -> None:
    assert found(KINDS["? rewritten"]) == 0
