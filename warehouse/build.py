"""Begin a candidate: the next warehouse file, before the night's rows."""

from __future__ import annotations

from pathlib import Path

from warehouse import catalog, migrate, releases
from warehouse.store import writing
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
