"""A warehouse of any earlier version becomes one of this version, keeps its rows, and takes in a night."""

from __future__ import annotations

from pathlib import Path

import pytest

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
#: A document of a warehouse of version 1.
ROW = f"""
INSERT INTO core.documents BY NAME SELECT 'd000000000000000f' AS doc_id, 'file:///docs/15.txt' AS uri,
    '15.txt' AS file_name, 'text/plain' AS media_type, 'utf-8' AS encoding, 'none' AS published_basis,
    TIMESTAMP '2023-01-01' AS collected_at, 'Ida ate 3' AS text, 9 AS characters, 3 AS words, '{"f" * 64}' AS sha256,
    1 AS version, 'text 1' AS reader, 'd000000000000000f' AS story_id, '{run_id(0)}' AS first_run,
    '{run_id(0)}' AS last_run, true AS current"""


def of_version(path: Path, number: int) -> Path:
    """A warehouse file of schema version `number`, with one document."""
    path.parent.mkdir(parents=True)
    connection = open_write(path)
    connection.execute(FIRST)
    connection.execute(ROW)
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


@pytest.mark.parametrize("number", range(1, SCHEMA_VERSION + 1))
def test_an_earlier_warehouse_is_brought_up(folder: DataFolder, tmp_path: Path, number: int) -> None:
    of_version(folder.building / run_id(0) / "warehouse.duckdb", number)
    publish(folder, run_id(0), 7)
    candidate = begin(folder, run_id(1))
    declared = {t.name: sorted((column.name, column.type) for column in t.columns) for t in (*TABLES, *IMAGES)}
    assert columns(candidate) == declared
    load(candidate, change(1, [loaded("1")], staged=(stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples")]),)))
    publish(folder, run_id(1), 7)
    assert [row[0] for row in query(folder.root, "select text from documents order by 1").rows] == [
        "Ada ate 5 apples", "Ida ate 3"
    ]  # fmt: skip
    assert migrate_again(candidate, folder) == []


def migrate_again(candidate: Path, folder: DataFolder) -> list[str]:
    path = folder.current / candidate.name
    path.chmod(0o644)
    return migrate(path)
