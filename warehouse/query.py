"""Read the published warehouse. Imports nothing but DuckDB, so that a query answers at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb

from tasks.errors import BadQuery, NoWarehouse, UsageError
from warehouse.releases import FILE, DataFolder, current_file, kept
from warehouse.store import Connection, open_read

VIEWS: Final = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY 1"
MACROS: Final = """
SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', comment FROM duckdb_functions()
WHERE NOT internal AND schema_name = 'main' AND function_type = 'table_macro' ORDER BY 1"""

CHUNK: Final = 1000


@dataclass(frozen=True, slots=True)
class Result:
    """Column names and rows; the rows are read as they are asked for."""

    columns: list[str]
    rows: Iterator[tuple[Any, ...]]


def query(data: Path, sql: str, run: str | None = None) -> Result:
    """Run `sql` on the published warehouse of a data folder, or on the release an earlier `run` published.

    Raises:
        NoWarehouse: nothing is published.
        UsageError: the release of that run is not kept.
        BadQuery: it does not run; the message is DuckDB's.
    """
    connection = open_read(release_file(data, run))
    try:
        cursor = connection.execute(sql)
    except duckdb.Error as error:
        raise BadQuery(str(error)) from None
    if cursor is None:
        raise BadQuery("There is no query in this. Leave it out to list the views.")
    return Result([column[0] for column in cursor.description or ()], _rows(cursor))


def views(data: Path, run: str | None = None) -> list[tuple[str, str]]:
    """The views, and what one row of each is; then the macros that read like questions."""
    connection = open_read(release_file(data, run))
    found = connection.execute(VIEWS).fetchall() + connection.execute(MACROS).fetchall()
    return [(name, (comment or "").removeprefix("One row is ").rstrip(".")) for name, comment in found]


def release_file(data: Path, run: str | None = None) -> Path:
    """The published file of a data folder, or the one an earlier `run` published; of a refused run what was refused.

    Raises:
        NoWarehouse: nothing is published.
        UsageError: the release of that run is not kept.
    """
    folder = DataFolder(data)
    refused = folder.rejected / str(run) / FILE
    if run is not None and refused.exists():
        return refused
    path = current_file(folder)
    if path is None:
        raise NoWarehouse(data)
    if run is None:
        return path
    if run not in kept(folder):
        raise UsageError(f"There is no release of run {run}. Kept are: {', '.join(kept(folder))}.")
    return folder.releases / run / FILE


def _rows(cursor: Connection) -> Iterator[tuple[Any, ...]]:
    try:
        while rows := cursor.fetchmany(CHUNK):
            yield from rows
    except duckdb.Error as error:
        raise BadQuery(str(error)) from None
