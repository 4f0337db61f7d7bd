"""What a published warehouse holds, for comparing one with another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from warehouse.releases import DataFolder, current_file
from warehouse.store import open_read, writing
from warehouse.tables import TABLES

#: Columns that tell when, not what.
WHEN = ("collected_at", "first_run", "last_run", "run_id")
#: Tables that tell what happened rather than what is.
BOOKS = ("ledger", "runs", "expectations", "changes", "accuracy", "quarantine")


def data_rows(data: Path) -> dict[str, list[tuple[Any, ...]]] | None:
    """Rows of every table of documents, without times; None before the first release."""
    path = current_file(DataFolder(data))
    if path is None:
        return None
    held = {}
    connection = open_read(path)
    try:
        for table in TABLES:
            if table.name not in BOOKS and not table.private:
                columns = ", ".join(f'"{c.name}"' for c in table.published if c.name not in WHEN)
                held[table.name] = connection.execute(f"select {columns} from {table.name} order by all").fetchall()
    finally:
        connection.close()
    return held


def ask(data: Path, query: str) -> list[tuple[Any, ...]]:
    """Rows of a query on what is published."""
    path = current_file(DataFolder(data))
    assert path is not None
    connection = open_read(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def ledger_states(data: Path) -> dict[str, str]:
    """State of each input in the last published run, by file name."""
    last = "(select max(run_id) from runs where state = 'published')"
    return dict(ask(data, f"select split_part(uri, '/', -1), state from ledger where run_id = {last} order by 1"))


def age(data: Path, change: str) -> None:
    """Have what is published be read or found by an earlier version: set this in its documents."""
    path = current_file(DataFolder(data))
    assert path is not None
    path.chmod(0o644)
    with writing(path) as connection:
        connection.execute(f"UPDATE core.documents SET {change}")
    path.chmod(0o444)
