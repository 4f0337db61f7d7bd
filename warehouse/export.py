"""Write the published views as files for other tools: all rows, or what has changed since an earlier release."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tasks.errors import UsageError
from warehouse.build import live
from warehouse.query import release_file
from warehouse.releases import DataFolder
from warehouse.schema import Table, quoted
from warehouse.store import Connection, first, open_read, room
from warehouse.tables import PUBLISHED, SCHEMA_VERSION, SPAN_TABLES

#: Format -> ending and options of DuckDB's COPY.
FORMATS: Final = {
    "parquet": (".parquet", "FORMAT parquet, COMPRESSION zstd"),
    "csv": (".csv", "FORMAT csv, HEADER"),
    "jsonl": (".jsonl", "FORMAT json"),
}
#: Views that only grow: their rows belong to a run.
BOOKS: Final = ("ledger", "runs", "expectations", "changes")


@dataclass(frozen=True, slots=True)
class Written:
    """A file or folder of an export and its rows."""

    path: Path
    rows: int


def export(
    data: Path, target: Path, style: str, names: tuple[str, ...] = (), since: str | None = None
) -> list[Written]:
    """Write views to the new folder `target`, whole or not at all.

    All rows: `<view>.<ending>` each; as Parquet, views of documents are folders divided by the month of publication
    (`<view>/published=2024-06/...`), as pandas, polars, DuckDB and Spark read them. With `since`: `<view>.added` and
    `<view>.removed`, so that the rows of that release less the removed plus the added are those of today.

    Args:
        data: the data folder of the warehouse.
        target: a folder that does not exist yet.
        style: a key of `FORMATS`.
        names: the views; all when empty.
        since: an earlier run whose release is kept.

    Raises:
        UsageError: `target` exists, a view does not, the release of `since` is not kept or has other columns.
        NoWarehouse: nothing is published.
        OlderWarehouse: an earlier nightmill wrote it.
        DiskFull: no room; nothing is left at `target`.
    """
    known = {view.name: view for view in PUBLISHED}
    for name in names:
        if name not in known:
            raise UsageError(f"There is no view {name!r}. There are: {', '.join(known)}.")
    views = [known[name] for name in names or known]
    today, before = live(DataFolder(data)), release_file(data, since) if since else None
    with room(target.parent), _new_folder(target) as draft:
        connection = open_read(today)
        try:
            if before is None:
                return [_whole(connection, view, draft, target, style) for view in views]
            _attach(connection, before, str(since))
            return [one for view in views for one in _delta(connection, view, draft, target, style, str(since))]
        finally:
            connection.close()


def _attach(connection: Connection, path: Path, run: str) -> None:
    connection.execute(f"ATTACH {quoted(str(path))} AS earlier (READ_ONLY)")
    row = first(connection, "SELECT max(version) FROM earlier.core.schema_versions")
    if row is None or row[0] != SCHEMA_VERSION:
        raise UsageError(f"The release of run {run} has other columns than today's: export all rows, without --since.")


@contextmanager
def _new_folder(target: Path) -> Iterator[Path]:
    if target.exists():
        raise UsageError(f"{target} exists. Name a folder that does not, or remove it.")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.mkdir()
        yield draft
        draft.rename(target)
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _whole(connection: Connection, view: Table, draft: Path, target: Path, style: str) -> Written:
    ending, options = FORMATS[style]
    query = f"SELECT {_columns(view, style)} FROM main.{view.name} AS v"
    if style != "parquet" or not (view in SPAN_TABLES or view.name == "documents"):
        return _copy(connection, query, draft / f"{view.name}{ending}", target, options)
    folder = draft / view.name
    divided = f"""
        SELECT {_columns(view, style)}, coalesce(strftime(d.published_on, '%Y-%m'), 'unknown') AS published
        FROM main.{view.name} AS v LEFT JOIN main.documents AS d USING (doc_id)"""
    written = _copy(connection, divided, folder, target, f"{options}, PARTITION_BY (published)")
    if not written.rows:
        # No row, no file: who reads the folder still wants to find its columns.
        month = folder / "published=unknown"
        month.mkdir(parents=True, exist_ok=True)
        _copy(connection, query, month / "data_0.parquet", target, options)
    return written


def _delta(connection: Connection, view: Table, draft: Path, target: Path, style: str, since: str) -> Iterator[Written]:
    ending, options = FORMATS[style]
    columns = _columns(view, style)
    if view.name in BOOKS:
        grown = f"SELECT {columns} FROM main.{view.name} AS v WHERE run_id > {quoted(since)}"
        yield _copy(connection, grown, draft / f"{view.name}.added{ending}", target, options)
        return
    names = ", ".join(f'"{column.name}"' for column in view.published)
    now, was = f"SELECT {names} FROM main.{view.name}", f"SELECT {names} FROM earlier.main.{view.name}"
    for what, query in (("added", f"{now} EXCEPT ALL {was}"), ("removed", f"{was} EXCEPT ALL {now}")):
        rows = f"SELECT {columns} FROM ({query}) AS v"
        yield _copy(connection, rows, draft / f"{view.name}.{what}{ending}", target, options)


def _columns(view: Table, style: str) -> str:
    """The columns of `v`; in CSV, lists and maps are JSON, which every tool reads back."""
    nested = style == "csv"
    return ", ".join(
        f'to_json(v."{c.name}") AS "{c.name}"' if nested and c.type.endswith(("]", ")")) else f'v."{c.name}"'
        for c in view.published
    )


def _copy(connection: Connection, query: str, path: Path, target: Path, options: str) -> Written:
    rows = connection.execute(f"COPY ({query}) TO {quoted(str(path))} ({options})").fetchall()
    return Written(target / path.name, int(rows[0][0]))
