"""What a line of corrections.csv changes is on record as its doing, and as nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tasks.records import Correction
from tests.warehouse.staging import change, document, run_id, stage
from tests.warehouse.test_corrections import build
from warehouse.load import load

Rows = Callable[[str], list[tuple[Any, ...]]]
MERGE = Correction(2, "merge", "person:ada", "person:bo", target="person:bo")
DROP = Correction(2, "drop", "person:cy")
RENAME = Correction(2, "rename", "person:cy", "Cy Obi")
SPLIT = Correction(2, "split", "person:ada", "Ada Obi", "d0000000000000002", target="person:ada-obi")


@pytest.fixture
def read(candidate: Path, tmp_path: Path) -> Path:
    return build(candidate, tmp_path / "staged")


@pytest.fixture
def told(read: Path, rows: Rows) -> Callable[..., list[tuple[Any, ...]]]:
    def ask(columns: str, table: str, run: int = 2) -> list[tuple[Any, ...]]:
        return rows(
            f"SELECT {columns} FROM changes WHERE run_id = '{run_id(run)}' AND table_name = '{table}' ORDER BY ALL"
        )

    return ask


def test_a_merge_changes_mentions_speakers_and_entities(read: Path, told: Any) -> None:
    load(read, change(2, corrections=[MERGE]))
    says = "what, cause, fields, before->>'entity_id', after->>'entity_id'"
    assert told(says, "mentions") == [("changed", "correction", ["entity_id"], "person:ada", "person:bo")] * 5
    assert told("what, before->>'speaker_entity_id', after->>'speaker_entity_id', id_before = id_after, sentence_after",
                "figures") == [
        ("changed", "person:ada", "person:bo", True, "Ada Ada Bo ate 3 apples"),
        ("changed", "person:ada", "person:bo", True, "Ada ate 5 apples with Bo"),
    ]  # fmt: skip
    assert told("what, cause, doc_id, id_before, id_after", "entities") == [
        ("removed", "correction", None, "person:ada", None)
    ]


def test_a_line_that_is_taken_out_changes_it_back(read: Path, told: Any) -> None:
    load(read, change(2, corrections=[DROP]))
    assert told("what, before->>'surface', after", "mentions") == [("removed", "Cy", None)] * 2
    load(read, change(3))
    assert told("what, before, after->>'surface'", "mentions", 3) == [("added", None, "Cy")] * 2
    assert told("what, before->>'speaker_entity_id', after->>'speaker_entity_id'", "figures", 3) == [
        ("changed", None, "person:cy")
    ]
    assert told("what, id_after", "entities", 3) == [("added", "person:cy")]


def test_another_name(read: Path, told: Any) -> None:
    load(read, change(2, corrections=[RENAME]))
    assert told("what, fields, before->>'name', after->>'name'", "entities") == [("changed", ["name"], "Cy", "Cy Obi")]
    assert told("*", "mentions") == []


def test_the_same_lines_on_other_nights_change_nothing(read: Path, told: Any, tmp_path: Path) -> None:
    load(read, change(2, corrections=[MERGE]))
    moved = Correction(7, "merge", "person:ada", "person:bo", why="Told.", target="person:bo")
    staged = stage(tmp_path / "s3", [document("5", 1, "Ada saw Cy")])
    load(read, change(3, staged=(staged,), corrections=[moved]))
    for table in ("mentions", "figures", "entities"):
        assert told("*", table, 3) == told("*", table, 3) and not [
            row for row in told("cause", table, 3) if row != ("new_source",)
        ]


def test_an_edit_and_a_correction_in_one_night_are_told_apart(read: Path, told: Any, tmp_path: Path) -> None:
    """The source adds a name; the line moves the names that it holds now."""
    staged = stage(tmp_path / "s2", [document("2", 2, "Bo saw Ada and Ada saw Cy and Dee")])
    load(read, change(2, staged=(staged,), corrections=[SPLIT]))
    assert told("what, cause, coalesce(after->>'surface', ''), after->>'entity_id'", "mentions") == [
        ("added", "source_edit", "Dee", "person:dee"),
        ("changed", "correction", "Ada", "person:ada-obi"),
        ("changed", "correction", "Ada", "person:ada-obi"),
    ]


def test_a_line_in_place_of_another(read: Path, told: Any) -> None:
    load(read, change(2, corrections=[MERGE]))
    load(read, change(3, corrections=[SPLIT]))
    assert told("doc_id[-1], before->>'entity_id', after->>'entity_id'", "mentions", 3) == [
        ("1", "person:bo", "person:ada"),
        ("2", "person:bo", "person:ada-obi"), ("2", "person:bo", "person:ada-obi"),
        ("4", "person:bo", "person:ada"), ("4", "person:bo", "person:ada"),
    ]  # fmt: skip
