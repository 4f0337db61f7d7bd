"""The only door to DuckDB: open a warehouse file to read it, or to build the next one."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import duckdb

from tasks.errors import DiskFull, NewerWarehouse, NoWarehouse

#: The storage DuckDB 1.5 tools can open, whatever version writes it.
STORAGE: Final = "v1.5.0"

#: No download behind anybody's back.
OFFLINE: Final = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}

Connection = duckdb.DuckDBPyConnection


def open_read(path: Path) -> Connection:
    """Open a warehouse that others may read at the same time.

    Raises:
        NoWarehouse: there is no such file.
        NewerWarehouse: a newer DuckDB wrote it.
    """
    if not path.exists():
        raise NoWarehouse(path.parent)
    return _connect(path, read_only=True)


def open_write(path: Path) -> Connection:
    """Open, or make, a file that nobody reads yet.

    Raises:
        NewerWarehouse: a newer DuckDB wrote it.
    """
    connection = _connect(path, read_only=False)
    connection.execute("SET preserve_insertion_order = false")
    return connection


@contextmanager
def writing(path: Path) -> Iterator[Connection]:
    """A connection to build with: one transaction, committed and checkpointed at the end, rolled back on an error.

    Raises:
        DiskFull: no room; what was there before is as it was.
    """
    with room(path.parent):
        connection = open_write(path)
        try:
            connection.execute("BEGIN")
            yield connection
            connection.execute("COMMIT")
            connection.execute("CHECKPOINT")
        finally:
            connection.close()


@contextmanager
def room(where: Path) -> Iterator[None]:
    """Tell a full disk from any other error of the block.

    Raises:
        DiskFull: no room in `where`.
    """
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(where, str(error.strerror)) from error
        raise
    except duckdb.Error as error:
        if any(words in str(error) for words in ("No space left", "Disk quota", "File too large")):
            raise DiskFull(where, "no space left on device") from error
        raise


def _connect(path: Path, read_only: bool) -> Connection:
    config: dict[str, str | bool | int | float | list[str]] = {**OFFLINE}
    if not read_only:
        config["storage_compatibility_version"] = STORAGE
    try:
        connection = duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        if "version number" in str(error) or "newer version" in str(error):
            raise NewerWarehouse(path, "a storage format of a newer DuckDB") from error
        raise
    connection.execute("SET enable_progress_bar = false")
    return connection


def first(connection: Connection, query: str, params: dict[str, Any] | None = None) -> tuple[Any, ...] | None:
    """The first row, None without one. Fetches all: DuckDB refuses other work while a result waits."""
    rows = connection.execute(query, params or {}).fetchall()
    return rows[0] if rows else None
