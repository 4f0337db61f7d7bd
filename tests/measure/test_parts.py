"""Compounds beside annotations of their parts, on rows of our own."""

from __future__ import annotations

from typing import Any

from tests.measure.figures import find
from tests.measure.parts import apart
from tests.measure.rows import TUNED, Row, Sample

TEXT = "She rode 3 feet 6 inches down and slept for two hours and 30 minutes."


def annotated(surface: str, value: float, unit: str) -> Row:
    start = TEXT.index(surface)
    return {"start": start, "end": start + len(surface), "surface": surface, "value": value, "unit": unit}


def read(*gold: Row) -> list[tuple[str, Any, Any]]:
    found = find(Sample({"id": "row", "text": TEXT}, (TUNED,)), bare=True)
    return [(f.surface, f.value_low, f.unit) for f in apart(found, gold, lambda a: (a["value"], a["unit"]))]


def test_a_compound_answers_to_its_parts_where_they_add_up() -> None:
    parts = (annotated("3 feet", 3, "foot"), annotated("6 inches", 6, "Inch"))
    assert read(*parts)[:2] == [("3 feet", 3, "foot"), ("6 inches", 6, "inch")]


def test_it_stays_whole_where_they_do_not_or_are_one() -> None:
    wrong = (annotated("3 feet", 3, "foot"), annotated("6 inches", 7, "inch"))
    for gold in (wrong, (annotated("3 feet 6 inches", 3.5, "foot"),), (annotated("3 feet", 3, "foot"),)):
        assert read(*gold)[0] == ("3 feet 6 inches", 3.5, "foot")
