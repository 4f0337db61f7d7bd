"""What is exported is what is published, and what has changed since leads from the one release to the other."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.dataset as ds
import pytest

from flows.cli import main
from tasks.errors import NoWarehouse, UsageError
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.build import begin
from warehouse.export import FORMATS, export
from warehouse.load import load
from warehouse.query import query
from warehouse.releases import DataFolder, publish
from warehouse.tables import PUBLISHED

VIEWS = [table.name for table in PUBLISHED]


@pytest.fixture
def two(folder: DataFolder, candidate: Path, tmp_path: Path) -> DataFolder:
    """A folder with two releases: a document edited, one gone, one new."""
    texts = ("Ada ate 5 apples", 'Bo, "the cook",\n\nate 6 apples', "Cy ate 7")
    first = [document(str(i), 1, text) for i, text in enumerate(texts, 1)]
    first[2]["published_on"] = None
    load(candidate, change(1, [loaded("1"), loaded("2"), loaded("3")], staged=(stage(tmp_path / "s1", first),)))
    publish(folder, run_id(1), 7)
    second = [document("1", 2, "Ada ate 8 apples"), document("4", 1, "Di ate 9 apples")]
    path = begin(folder, run_id(2))
    gone = {"uri": "file:///docs/2.txt", "state": "removed"}
    staged = stage(tmp_path / "s2", second)
    load(path, change(2, [loaded("1"), loaded("4"), gone], staged=(staged,), withdrawn=(first[1]["doc_id"],)))
    publish(folder, run_id(2), 7)
    return folder


def rows(folder: DataFolder, view: str, run: str | None = None) -> list[tuple[Any, ...]]:
    return list(query(folder.root, f"select * from {view} order by all", run).rows)


def read(path: Path, view: str) -> list[tuple[Any, ...]]:
    """A file of an export, by DuckDB, in the columns and types of the view."""
    table = next(table for table in PUBLISHED if table.name == view)
    names = ", ".join(f'"{c.name}"::{c.type} AS "{c.name}"' for c in table.published)
    source = f"'{path}/**/*.parquet'" if path.is_dir() else f"'{path}'"
    if path.suffix == ".csv":
        source = f"read_csv({source}, all_varchar = true, header = true)"
        names = ", ".join(
            f'("{c.name}"::JSON)::{c.type} AS "{c.name}"' if c.type.endswith(("]", ")")) else f'"{c.name}"::{c.type}'
            for c in table.published
        )
    if path.suffix == ".jsonl":
        source = f"read_json({source}, columns = {{{', '.join(f'{c.name!r}: {c.type!r}' for c in table.published)}}})"
    return duckdb.sql(f"select {names} from {source} order by all").fetchall()


@pytest.mark.parametrize("style", FORMATS)
@pytest.mark.parametrize("view", VIEWS)
def test_an_export_reads_back(two: DataFolder, tmp_path: Path, style: str, view: str) -> None:
    (written,) = export(two.root, tmp_path / "out", style, (view,))
    held = rows(two, view)
    assert written.rows == len(held)
    assert read(written.path, view) == held


def test_parquet_is_divided_by_month(two: DataFolder, tmp_path: Path) -> None:
    export(two.root, tmp_path / "out", "parquet")
    table = ds.dataset(tmp_path / "out" / "figures", partitioning="hive").to_table().to_pydict()
    assert sorted(zip(table["published"], table["surface"], strict=True)) == [
        ("2024-01", "8"), ("2024-01", "9"), ("unknown", "7")
    ]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS)
def test_what_has_changed_leads_from_one_release_to_the_other(two: DataFolder, tmp_path: Path, view: str) -> None:
    export(two.root, tmp_path / "out", "jsonl", (view,), since=run_id(1))
    added = Counter(map(repr, read(tmp_path / "out" / f"{view}.added.jsonl", view)))
    gone = tmp_path / "out" / f"{view}.removed.jsonl"
    removed = Counter(map(repr, read(gone, view))) if gone.exists() else Counter[str]()
    was, now = (Counter(map(repr, rows(two, view, run))) for run in (run_id(1), run_id(2)))
    assert was - removed + added == now
    assert not (added & removed)


def test_every_view_unless_some_are_named(two: DataFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(tmp_path / "out"), "--format", "csv", "--warehouse", str(two.root)]) == 0
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == sorted(VIEWS)
    assert len(capsys.readouterr().out.splitlines()) == len(VIEWS)
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert {row["text"] for row in csv.DictReader(file)} == {"Ada ate 8 apples", "Cy ate 7", "Di ate 9 apples"}


def test_json_lines_are_json(two: DataFolder, tmp_path: Path) -> None:
    export(two.root, tmp_path / "out", "jsonl", ("runs",))
    told = [json.loads(line) for line in (tmp_path / "out" / "runs.jsonl").read_text("utf-8").splitlines()]
    assert [run["run_id"] for run in told] == [run_id(1), run_id(2)] and isinstance(told[0]["versions"], dict)


def test_what_cannot_be_exported(two: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(UsageError, match="exists"):
        export(two.root, tmp_path / "there", "csv")
    with pytest.raises(UsageError, match=r"no view 'nonsense'.*figures"):
        export(two.root, tmp_path / "out", "csv", ("figures", "nonsense"))
    with pytest.raises(UsageError, match="Kept are"):
        export(two.root, tmp_path / "out", "csv", since="20230101T000000Z-0000")
    with pytest.raises(NoWarehouse):
        export(tmp_path / "nowhere", tmp_path / "out", "csv")
    assert not list(tmp_path.glob("*out*")), "nothing half-written is left"


def test_a_release_with_other_columns(two: DataFolder, tmp_path: Path) -> None:
    path = two.releases / run_id(1) / "warehouse.duckdb"
    path.chmod(0o644)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM core.schema_versions")
    with pytest.raises(UsageError, match="without --since"):
        export(two.root, tmp_path / "out", "csv", since=run_id(1))
    assert not (tmp_path / "out").exists()
