"""Make everything a warehouse holds besides rows: tables, views, macros and their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from warehouse.corrections import IMAGES
from warehouse.schema import quoted
from warehouse.store import Connection, first
from warehouse.tables import BY_NAME, SCHEMA_VERSION, TABLES

#: Where a warehouse notes what its views and comments are.
HERE: Final = "database_name = current_database() AND schema_name = 'core' AND table_name = 'schema_versions'"


def create(connection: Connection) -> None:
    """Make the tables of an empty warehouse."""
    connection.execute("CREATE SCHEMA core")
    connection.execute("CREATE TABLE core.schema_versions (version INTEGER NOT NULL, name VARCHAR NOT NULL)")
    for table in (*TABLES, *IMAGES):
        connection.execute(table.ddl())


def apply(connection: Connection) -> None:
    """Make views and macros anew, and comment on everything, where that is not what yesterday's file has already."""
    wanted = list(_statements())
    mark = f"What is said of the tables: {sha256(repr((SCHEMA_VERSION, wanted)).encode()).hexdigest()}"
    if first(connection, f"SELECT 1 FROM duckdb_tables() WHERE comment = {quoted(mark)} AND {HERE}"):
        return
    for statement in wanted:
        connection.execute(statement)
    connection.execute(f"COMMENT ON TABLE core.schema_versions IS {quoted(mark)}")


def _statements() -> Iterator[str]:
    for table in TABLES:
        yield from table.comments()
    for name, query in _files("views"):
        yield f"CREATE OR REPLACE VIEW {name} AS {query}"
        table = BY_NAME[name]
        yield f"COMMENT ON VIEW {name} IS {quoted('One row is ' + table.row + '.')}"
        for column in table.published:
            yield f'COMMENT ON COLUMN {name}."{column.name}" IS {quoted(column.doc)}'
    for name, text in _files("macros"):
        yield text
        doc = " ".join(line.removeprefix("--").strip() for line in text.splitlines() if line.startswith("--"))
        yield f"COMMENT ON MACRO TABLE {name} IS {quoted(doc)}"


def _files(folder: str) -> list[tuple[str, str]]:
    """Names and contents of the SQL files in a folder of this package."""

    def name(file: Traversable) -> str:
        return re.sub(r"\.sql$", "", file.name)

    found = (resources.files("warehouse") / folder).iterdir()
    return sorted((name(file), file.read_text("utf-8")) for file in found if file.name.endswith(".sql"))
