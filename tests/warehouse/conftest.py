"""A candidate file with nothing in it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from warehouse.build import begin
from warehouse.releases import DataFolder
from warehouse.store import open_read


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


@pytest.fixture
def candidate(folder: DataFolder) -> Path:
    return begin(folder, "20240101T000001Z-0000")


@pytest.fixture
def rows(candidate: Path) -> Callable[[str], list[tuple[Any, ...]]]:
    """Rows of a query on the candidate."""

    def ask(query: str) -> list[tuple[Any, ...]]:
        connection = open_read(candidate)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    return ask
