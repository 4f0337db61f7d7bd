"""Begin a candidate: the next warehouse file, before the night's rows; and read what an earlier version published."""

from __future__ import annotations

from pathlib import Path

from tasks.errors import NoWarehouse, OlderWarehouse
from warehouse import catalog, migrate, releases
from warehouse.store import open_read, writing
from warehouse.tables import SCHEMA_VERSION


def begin(folder: releases.DataFolder, run_id: str) -> Path:
    """A copy of the live warehouse brought up to this version, or an empty one.

    Raises:
        DiskFull: no room.
        NewerWarehouse: the live one was written by a newer nightmill.
        MigrationError: it cannot be brought up to this version.
    """
    path = releases.draft(folder, run_id)
    if path.exists():
        path.chmod(0o644)
        migrate.migrate(path)
    else:
        with writing(path) as connection:
            catalog.create(connection)
            migrate.record(connection, SCHEMA_VERSION, "tables.py")
    return path


def yesterday(folder: releases.DataFolder, run_id: str) -> Path | None:
    """What is published, for a run to read: where an earlier version wrote it, a copy brought up to this one, which
    lies where the candidate will be. None before the first release.

    Raises:
        DiskFull, NewerWarehouse, MigrationError: as `begin` does.
    """
    live = releases.current_file(folder)
    if live is None or _of_today(live):
        return live
    copy = folder.building / run_id / releases.FILE
    return copy if copy.exists() else begin(folder, run_id)


def live(folder: releases.DataFolder) -> Path:
    """What is published, for a command beside the nights.

    Raises:
        NoWarehouse: nothing is.
        NewerWarehouse: a newer nightmill wrote it.
        OlderWarehouse: an earlier one did.
    """
    path = releases.current_file(folder)
    if path is None:
        raise NoWarehouse(folder.root)
    if not _of_today(path):
        raise OlderWarehouse(path)
    return path


def _of_today(path: Path) -> bool:
    connection = open_read(path)
    try:
        return migrate.check_version(connection, path) == SCHEMA_VERSION
    finally:
        connection.close()
