"""Finding things anew in stored texts: the same as reading the sources again, without looking at them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tasks.batch import extract as extracting
from tasks.batch.batches import batches
from tasks.batch.extract import extract, versions
from tasks.batch.ingest import ingest
from tasks.batch.normalise import normalise
from tasks.batch.recall import recall
from tasks.extraction import dates, entities, figures, findings, quotes
from tasks.records import Correction
from tasks.source.decisions import Reading
from tasks.source.outdated import BUILT_ON
from tests.tasks.batch.test_stages import DOCUMENTS, LIMITS, Capitals, lay
from tests.warehouse.staging import change, run_id
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder
from warehouse.store import open_read
from warehouse.tables import SPAN_TABLES

FILES = DOCUMENTS | {
    "d.html": b"<html><head><title>Fire</title></head><body><article><p>date 2024-06-20 Ada Obi said that she had seen "
    b"<b>12</b> boats &amp; 300 people.</p><p>&ldquo;We left on Monday,&rdquo; said Bo.</p></article></body></html>",
    "e.txt": "date 2024-05-02 Le ministre a dit que 40 personnes sont mortes et que la ville est ferm\u00e9e.".encode(),
}
TABLES = ("mentions", "dates", "quotes", "figures")


@pytest.fixture(autouse=True)
def recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "recogniser", lambda name: Capitals())
    monkeypatch.setattr(extracting, "_loaded", {})


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, list[Reading]]:
    """A warehouse of one run, and what was read."""
    monkeypatch.setattr("tasks.batch.batches.SHARES", 1)
    readings = lay(tmp_path / "docs", FILES)
    (batch,) = batches(readings, tmp_path / "first", versions("capitals"), 1)
    extract(normalise(ingest(batch, LIMITS), LIMITS), "capitals", LIMITS)
    path = begin(DataFolder(tmp_path / "data"), run_id(1))
    load(path, change(1, staged=(batch.folder / "extracted",)))
    for file in (tmp_path / "docs").rglob("*.*"):
        file.unlink()
    return path, readings


def redone(read: tuple[Path, list[Reading]], *tables: str) -> Path:
    """The staged folder of a batch that finds these anew, and what builds on them."""
    path, readings = read
    wanted = {*tables}.union(*(BUILT_ON[table] for table in tables))
    redo = tuple(table for table in TABLES if table in wanted)
    again = [Reading(one.input, one.sha256, one.doc_id, one.version, again=True, redo=redo) for one in readings]
    (batch,) = batches(again, path.parent / "again", versions("capitals"), 1)
    assert batch.redo == redo
    return extract(normalise(recall(batch, path), LIMITS), "capitals", LIMITS).folder / "extracted"


def held(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    connection = open_read(path)
    try:
        return {
            table.name: connection.execute(f"from core.{table.name} order by all").fetchall() for table in SPAN_TABLES
        } | {"entity_names": connection.execute("from core.entity_names order by all").fetchall()}
    finally:
        connection.close()


def ask(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = open_read(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_finding_anew_with_the_same_versions_changes_nothing(read: tuple[Path, list[Reading]], table: str) -> None:
    path, _ = read
    before = held(path)
    assert all(before[name] for name in ("mentions", "dates", "figures", "quotes"))
    folder = redone(read, table)
    staged = {file.stem for file in folder.glob("*.parquet")}
    redo = {table, *BUILT_ON[table]}
    assert staged & {*TABLES, "sentences"} == redo and ("entity_names" in staged) == ("mentions" in redo)
    load(path, change(2, staged=(folder,)))
    assert held(path) == before
    assert ask(path, f"select * from changes where run_id = '{run_id(2)}'") == []
    assert ask(path, "select count(*), count(distinct version) from core.documents") == [(len(FILES), 1)]


def test_only_what_the_extractor_produced_is_of_its_new_version(
    read: tuple[Path, list[Reading]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing but figures is looked for, in texts whose files are gone."""
    path, _ = read
    before = held(path)
    monkeypatch.setattr(figures, "VERSION", "next")
    for module in (dates, entities, quotes):
        monkeypatch.setattr(module, "VERSION", "not now")
    real = figures.extract

    def fewer(*given: Any) -> Any:
        return [figure for figure in real(*given) if figure.value_low != 12]

    monkeypatch.setattr(figures, "extract", fewer)
    monkeypatch.setattr(findings.entities, "extract", None)
    monkeypatch.setattr(findings.quotes, "extract", None)
    folder = redone(read, "figures")
    load(path, change(2, staged=(folder,)))
    after = held(path)
    assert {name for name in before if before[name] != after[name]} == {"figures"}
    assert ask(path, "select distinct extractor_version from figures") == [("next",)]
    assert ask(path, "select distinct read_with['figures'] from core.documents") == [("next",)]
    assert ("not now",) not in ask(path, "select distinct unnest(map_values(read_with)) from core.documents")
    assert ask(path, f"select table_name, what, cause, before->>'value_low' from changes where run_id = '{run_id(2)}'"
               ) == [("figures", "removed", "extractor_change", "12.0")]  # fmt: skip


def test_what_people_corrected_is_taken_as_it_was_read(read: tuple[Path, list[Reading]]) -> None:
    path, _ = read
    before = held(path)
    ((ada,),) = ask(path, "select distinct entity_id from mentions where surface = 'Ada Obi'")
    load(path, change(2, corrections=[Correction(2, "drop", ada)]))
    assert held(path) != before
    folder = redone(read, "figures")
    load(path, change(3, staged=(folder,)))
    assert held(path) == before
