"""Corrections: what people say is done to every document, counted, and taken back without a trace."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.records import Correction
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse import corrections
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder
from warehouse.store import open_read, writing

Rows = Callable[[str], list[tuple[Any, ...]]]

TEXTS = (
    "Ada ate 5 apples with Bo",
    "Bo saw Ada and Ada saw Cy",
    "Cy ate 7 apples",
    "Ada Ada Bo ate 3 apples",
)
CORRECTED = ("mentions", "entities", "entity_names", "figures", "quotes")


def build(candidate: Path, folder: Path) -> Path:
    """Four documents; in each the first person says every figure."""
    documents = [document(str(n), 1, text) for n, text in enumerate(TEXTS, 1)]
    load(candidate, change(1, [loaded(str(n)) for n in range(1, 5)], staged=(stage(folder, documents),)))
    with writing(candidate) as connection:
        connection.execute("""
            UPDATE core.figures AS f SET speaker_entity_id = (
                SELECT arg_min(m.entity_id, m.char_start) FROM core.mentions AS m WHERE m.doc_id = f.doc_id)""")
    return candidate


@pytest.fixture
def read(candidate: Path, tmp_path: Path) -> Path:
    return build(candidate, tmp_path / "staged")


def held(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = open_read(path)
    try:
        return {name: connection.execute(f"select * from core.{name} order by all").fetchall() for name in CORRECTED}
    finally:
        connection.close()


def corrected(path: Path, number: int, *said: Correction) -> frozenset[str]:
    return load(path, change(number, corrections=said)).touched


def test_a_merge(read: Path, rows: Rows) -> None:
    corrected(read, 2, Correction(2, "merge", "person:ada", "person:bo", target="person:bo", why="One person."))
    assert rows("select entity_id, name, aliases, mentions, documents from entities order by 1") == [
        ("person:bo", "Bo", ["Ada"], 8, 3),
        ("person:cy", "Cy", [], 2, 2),
    ]
    assert rows("select count(*) from figures where speaker_entity_id = 'person:bo'") == [(2,)]
    assert rows("select action, entity_id, value, doc_id, why, mentions from corrections") == [
        ("merge", "person:ada", "person:bo", None, "One person.", 5)
    ]


def test_a_merge_in_one_document(read: Path, rows: Rows) -> None:
    corrected(
        read, 2, Correction(2, "merge", "person:ada", "person:bo", target="person:bo", doc_id="d0000000000000001")
    )
    assert rows("select entity_id, mentions, documents from entities order by 1") == [
        ("person:ada", 4, 2),
        ("person:bo", 4, 3),
        ("person:cy", 2, 2),
    ]
    assert rows("select doc_id[-1], speaker_entity_id from figures order by 1") == [
        ("1", "person:bo"),
        ("3", "person:cy"),
        ("4", "person:ada"),
    ]


def test_a_merge_into_what_no_document_names(read: Path, rows: Rows) -> None:
    corrected(read, 2, Correction(2, "merge", "person:cy", "person:cyrus", target="person:cyrus"))
    assert rows("select entity_id, name, mentions from entities where entity_id like '%cy%'") == [
        ("person:cyrus", "Cy", 2)
    ]


def test_a_split(read: Path, rows: Rows) -> None:
    corrected(read, 2, Correction(2, "split", "person:ada", "Ada Obi", "d0000000000000002", target="person:ada-obi"))
    assert rows("select entity_id, kind, name, aliases, mentions from entities where name like 'Ada%' order by 1") == [
        ("person:ada", "PERSON", "Ada", [], 3),
        ("person:ada-obi", "PERSON", "Ada Obi", ["Ada"], 2),
    ]


def test_a_name_and_a_kind(read: Path, rows: Rows) -> None:
    corrected(read, 2, Correction(2, "rename", "person:ada", "Ada Obi"), Correction(3, "kind", "person:cy", "ORG"))
    assert rows("select name, aliases from entities where entity_id = 'person:ada'") == [("Ada Obi", ["Ada"])]
    assert rows("select kind from entities where entity_id = 'person:cy'") == [("ORG",)]
    assert rows("select distinct kind from mentions where entity_id = 'person:cy'") == [("ORG",)]


@pytest.mark.parametrize(
    "correction", [Correction(2, "drop", "person:ada"), Correction(2, "never", surface="ADA")], ids=lambda c: c.action
)
def test_what_is_no_entity(read: Path, rows: Rows, correction: Correction) -> None:
    corrected(read, 2, correction)
    assert rows("select count(*) from mentions where surface = 'Ada'") == [(0,)]
    assert rows("select count(*) from entities where entity_id = 'person:ada'") == [(0,)]
    assert rows("select doc_id[-1] from figures where speaker_entity_id is null order by 1") == [("1",), ("4",)]


def test_lines_apply_in_order(read: Path, rows: Rows) -> None:
    corrected(
        read, 2,
        Correction(2, "merge", "person:ada", "person:bo", target="person:bo"),
        Correction(3, "rename", "person:bo", "Bo Ada"),
        Correction(4, "drop", "person:ada"),
    )  # fmt: skip
    assert rows("select name, mentions from entities where entity_id = 'person:bo'") == [("Bo Ada", 8)]
    assert rows("select line, mentions from corrections order by 1") == [(2, 5), (3, 8), (4, 0)]


def test_a_bad_line_is_listed_and_does_nothing(read: Path, rows: Rows) -> None:
    before = held(read)
    assert corrected(read, 2, Correction(2, "mrege", problem="The action is none.")) == frozenset()
    assert held(read) == before
    assert rows("select line, mentions, problem from corrections") == [(2, None, "The action is none.")]


def test_new_documents_are_corrected_and_old_ones_stay_so(read: Path, rows: Rows, tmp_path: Path) -> None:
    said = (Correction(2, "merge", "person:ada", "person:bo", target="person:bo"),)
    corrected(read, 2, *said)
    staged = stage(tmp_path / "s3", [document("5", 1, "Ada saw Cy"), document("1", 2, "Cy saw Cy")])
    load(
        read, change(3, [loaded("5"), loaded("1")], staged=(staged,), closed=("file:///docs/1.txt",), corrections=said)
    )
    assert rows("select entity_id, mentions, documents from entities order by 1") == [
        ("person:bo", 7, 3),
        ("person:cy", 5, 4),
    ]
    load(read, change(4))
    assert rows("select count(*) from mentions where entity_id = 'person:ada'") == [(5,)]
    assert rows("select count(*) from core.mentions_as_read") == [(0,)]


ENTITIES = ("person:ada", "person:bo", "person:cy", "person:dee")
SAID = st.builds(
    Correction,
    line=st.just(2),
    action=st.sampled_from(("merge", "split", "rename", "kind", "drop", "never")),
    entity_id=st.sampled_from(ENTITIES),
    value=st.sampled_from(ENTITIES),
    doc_id=st.sampled_from(("", "", "d0000000000000001", "d0000000000000002")),
    surface=st.sampled_from(("", "", "Ada", "Bo")),
)


def sound(said: Correction) -> bool:
    if said.action == "never":
        return bool(said.surface)
    return said.action != "merge" or said.entity_id != said.value


def made(number: int, said: Correction) -> Correction:
    value = {"split": "Ada Obi", "rename": "Some Name", "kind": "ORG"}.get(said.action, said.value)
    target = {"split": "person:ada-obi", "merge": value}.get(said.action, "")
    return Correction(number, said.action, said.entity_id, value, said.doc_id, said.surface, target=target)


@given(st.lists(SAID.filter(sound), min_size=1, max_size=5))
@settings(max_examples=15, deadline=None)
def test_any_corrections_add_up_twice_and_leave_no_trace(said: Sequence[Correction]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = build(begin(DataFolder(Path(folder) / "data"), run_id(1)), Path(folder) / "staged")
        before = held(path)
        numbered = [made(number, one) for number, one in enumerate(said, 2)]
        corrected(path, 2, *numbered)
        once = held(path)
        connection = open_read(path)
        counted = connection.execute(
            "select entity_id, count(*), count(distinct doc_id) from core.mentions group by 1 order by 1"
        ).fetchall()
        entities = connection.execute("select entity_id, mentions, documents from core.entities order by 1").fetchall()
        speakers = connection.execute(
            "select count(*) from core.figures where speaker_entity_id is not null "
            "and speaker_entity_id not in (select entity_id from core.entities)"
        ).fetchall()
        connection.close()
        assert entities == counted
        assert speakers == [(0,)]
        corrected(path, 3, *numbered)
        assert held(path) == once
        corrected(path, 4)
        assert held(path) == before


def test_what_a_correction_would_touch(read: Path) -> None:
    connection = open_read(read)
    mentions, documents, examples = corrections.preview(connection, Correction(0, "drop", "person:ada"), shown=2)
    assert (mentions, documents, len(examples)) == (5, 3, 2)
    assert {row["surface"] for row in examples} == {"Ada"}
    assert corrections.known(connection, "person:ada")
    assert not corrections.known(connection, "person:dee")
    connection.close()
