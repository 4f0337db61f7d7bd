"""Keep the books of a candidate: the verdict on it, and a last reading of every byte."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Final

import pyarrow as pa

from tasks.errors import SchemaError
from warehouse.corrections import IMAGES
from warehouse.store import first, open_read, writing
from warehouse.tables import ACCURACY, EXPECTATIONS, TABLES

COLUMNS: Final = """
SELECT column_name, data_type FROM duckdb_columns() WHERE schema_name = 'core' AND table_name = $table"""


def score(path: Path, accuracy: pa.Table) -> None:
    """Write down how well the extractors of its run do; `accuracy` are rows of that table."""
    with writing(path) as connection:
        connection.register("scored", accuracy)
        columns = ", ".join(f'"{name}"' for name in ACCURACY.names)
        connection.execute(f"INSERT INTO core.accuracy ({columns}) SELECT {columns} FROM scored")
        connection.unregister("scored")


def finish(path: Path, run_id: str, state: str, finished_at: dt.datetime, verdict: pa.Table) -> None:
    """Write down how the run ended and what the audit found.

    Args:
        path: the candidate.
        run_id: the run that built it.
        state: published or refused.
        finished_at: UTC.
        verdict: rows of `expectations`.
    """
    with writing(path) as connection:
        connection.execute(
            "UPDATE core.runs SET state = $state, finished_at = $at WHERE run_id = $run",
            {"state": state, "at": finished_at, "run": run_id},
        )
        connection.register("verdict", verdict)
        columns = ", ".join(f'"{name}"' for name in EXPECTATIONS.names)
        connection.execute(f"INSERT INTO core.expectations ({columns}) SELECT {columns} FROM verdict")
        connection.unregister("verdict")


def carried(path: Path, run_id: str) -> pa.Table:
    """The expectations of the last published run before `run_id`, as rows of `run_id`: no row has changed since."""
    columns = ", ".join(f'"{name}"' for name in EXPECTATIONS.names if name != "run_id")
    connection = open_read(path)
    try:
        query = f"""
            SELECT $run AS run_id, {columns} FROM core.expectations WHERE run_id = (
                SELECT max(run_id) FROM core.runs WHERE state = 'published' AND run_id < $run)"""
        rows: pa.Table = connection.sql(query, params={"run": run_id}).to_arrow_table()
        return EXPECTATIONS.columns_of(rows.to_pydict())
    finally:
        connection.close()


def last_rows(path: Path) -> dict[str, int]:
    """Rows per table of a published file, as its own run counted them."""
    connection = open_read(path)
    try:
        row = first(connection, "SELECT \"rows\" FROM core.runs WHERE state = 'published' ORDER BY run_id DESC LIMIT 1")
    finally:
        connection.close()
    return dict(row[0]) if row else {}


def read_back(path: Path) -> None:
    """Read every column of the closed file and compare its tables with their declaration.

    Raises:
        SchemaError: a table is missing or has other columns.
        duckdb.Error: the file is damaged.
    """
    connection = open_read(path)
    try:
        for table in (*TABLES, *IMAGES):
            # A migration adds columns at the end, wherever they are declared.
            found = sorted(connection.execute(COLUMNS, {"table": table.name}).fetchall())
            declared = sorted((column.name, column.type) for column in table.columns)
            if found != declared:
                raise SchemaError(f"{path}: table {table.name} has columns {found}, declared are {declared}.")
            hashes = ", ".join(f'bit_xor(hash("{name}"))' for name in table.names)
            connection.execute(f"SELECT {hashes} FROM core.{table.name}").fetchall()
    finally:
        connection.close()
