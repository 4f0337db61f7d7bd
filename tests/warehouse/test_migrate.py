"""A warehouse of any earlier version becomes one of this version, keeps its rows, and takes in a night."""

from __future__ import annotations

from pathlib import Path

import pytest

from expectations.promises import NoRows
from expectations.suite import every_promise
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.build import begin
from warehouse.corrections import IMAGES
from warehouse.load import load
from warehouse.migrate import migrate, migrations
from warehouse.query import query
from warehouse.releases import DataFolder, publish
from warehouse.store import open_read, open_write
from warehouse.tables import SCHEMA_VERSION, TABLES

FIRST = (Path(__file__).parent / "version_1.sql").read_text("utf-8")


def of_run(minute: int) -> str:
    """An earlier run."""
    return f"20230101T0{minute}0000Z-0000"


def earlier(name: int, text: str, version: int, run: int, current: bool) -> str:
    """SQL for a document of a warehouse of version 1."""
    return f"""
INSERT INTO core.documents BY NAME SELECT 'd{name:016x}' AS doc_id, 'file:///docs/{name}.txt' AS uri,
    '{name}.txt' AS file_name, 'text/plain' AS media_type, 'utf-8' AS encoding, 'none' AS published_basis,
    TIMESTAMP '2023-01-01' AS collected_at, '{text}' AS text, {len(text)} AS characters, 3 AS words,
    '{version}{"f" * 63}' AS sha256, {version} AS version, 'text 1' AS reader, 'd{name:016x}' AS story_id,
    '{of_run(1)}' AS first_run, '{of_run(run)}' AS last_run, {current} AS current"""


#: In a warehouse of version 1: a document that was edited, and one that was, then was withdrawn, then came back.
ROWS = ";".join(
    [
        f"""
INSERT INTO core.runs BY NAME SELECT '{of_run(n)}' AS run_id, TIMESTAMP '2023-01-01 0{n}:00:00' AS started_at,
    'published' AS state, MAP {{}} AS inputs, MAP {{}} AS "rows",
    MAP {{'nightmill': '0', 'reader text': '1', 'figures': '{n}'}} AS versions"""
        for n in range(1, 6)
    ]
    + [
        earlier(15, "Ida ate 2", 1, 1, False), earlier(15, "Ida ate 3", 2, 2, True),
        earlier(16, "Jo ate 1", 1, 1, False), earlier(16, "Jo ate 2", 2, 2, False), earlier(16, "Jo ate 4", 3, 5, True),
        f"INSERT INTO core.changes BY NAME SELECT '{of_run(3)}' AS run_id, 'd{16:016x}' AS doc_id, "
        "'documents' AS table_name, 'removed' AS what, 'removal' AS cause",
    ]
)  # fmt: skip


def of_version(path: Path, number: int) -> Path:
    """A warehouse file of schema version `number`, with two documents."""
    path.parent.mkdir(parents=True)
    connection = open_write(path)
    connection.execute(FIRST)
    connection.execute(ROWS)
    connection.close()
    migrate(path, [step for step in migrations() if step[0] <= number], target=number)
    return path


def columns(path: Path) -> dict[str, list[tuple[str, str]]]:
    """By table, sorted: a migration adds columns at the end, and everything names the columns it wants."""
    connection = open_read(path)
    try:
        found = connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() where schema_name = 'core' "
            "and table_name <> 'schema_versions' order by table_name, column_name"
        ).fetchall()
    finally:
        connection.close()
    told: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in found:
        told.setdefault(table, []).append((name, kind))
    return told


def test_each_version_has_one_step() -> None:
    assert [number for number, _, _ in migrations()] == list(range(2, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("number", range(1, SCHEMA_VERSION + 1))
def test_an_earlier_warehouse_is_brought_up(folder: DataFolder, tmp_path: Path, number: int) -> None:
    of_version(folder.building / run_id(0) / "warehouse.duckdb", number)
    publish(folder, run_id(0), 7)
    candidate = begin(folder, run_id(1))
    declared = {t.name: sorted((column.name, column.type) for column in t.columns) for t in (*TABLES, *IMAGES)}
    assert columns(candidate) == declared
    load(candidate, change(1, [loaded("1")], staged=(stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples")]),)))
    assert broken(candidate) == []
    publish(folder, run_id(1), 7)
    assert [row[0] for row in query(folder.root, "select text from documents order by 1").rows] == [
        "Ada ate 5 apples", "Ida ate 3", "Jo ate 4"
    ]  # fmt: skip
    told = query(folder.root, "select text, run_id, until_run from versions where run_id < '2024' order by text").rows
    assert [tuple(row) for row in told] == [
        ("Ida ate 2", of_run(1), of_run(2)), ("Ida ate 3", of_run(2), None), ("Jo ate 1", of_run(1), of_run(2)),
        ("Jo ate 2", of_run(2), of_run(3)), ("Jo ate 4", of_run(5), None),
    ]  # fmt: skip
    seen = query(folder.root, f"select text from as_of('{of_run(4)}')").rows
    assert [row[0] for row in seen] == ["Ida ate 3"]
    versions = query(
        folder.root, "select distinct last_run, read_with from core.documents where current order by 1"
    ).rows
    assert [row[1] for row in versions][:2] == [{"figures": "2"}, {"figures": "5"}]
    assert migrate_again(candidate, folder) == []


def broken(path: Path) -> list[str]:
    """What is promised of documents and of the shape of everything, and not kept."""
    shape = [p for p in every_promise() if p.table in ("documents", "changes") or p.rule.endswith("_declared")]
    connection = open_read(path)
    try:
        return [
            f"{promise.table}.{promise.rule}"
            for promise in shape
            if isinstance(promise.check, NoRows) and connection.execute(promise.query(run_id(1))).fetchall()
        ]
    finally:
        connection.close()


def migrate_again(candidate: Path, folder: DataFolder) -> list[str]:
    path = folder.current / candidate.name
    path.chmod(0o644)
    return migrate(path)
