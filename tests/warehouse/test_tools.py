"""Other tools see the views: by the standard catalogue that database browsers read, and by Python's usual ways."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pyarrow as pa
import pytest
import sqlalchemy

from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.load import load
from warehouse.releases import DataFolder, current_file, publish
from warehouse.tables import PUBLISHED


@pytest.fixture
def published(folder: DataFolder, candidate: Path, tmp_path: Path) -> Path:
    staged = stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples")])
    load(candidate, change(1, [loaded("1")], staged=(staged,)))
    publish(folder, run_id(1), 7)
    path = current_file(folder)
    assert path is not None
    return path


def test_the_standard_catalogue_lists_every_view_and_column(published: Path) -> None:
    """What DBeaver and other browsers ask a JDBC or ODBC driver for comes from here."""
    with duckdb.connect(str(published), read_only=True) as connection:
        views = connection.execute(
            "select table_name from information_schema.tables where table_schema = 'main' and table_type = 'VIEW'"
        ).fetchall()
        columns = connection.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'main'"
        ).fetchall()
        comments = dict(
            connection.execute("select view_name, comment from duckdb_views() where not internal").fetchall()
        )
    assert {name for (name,) in views} == {view.name for view in PUBLISHED}
    assert set(columns) == {(view.name, column.name) for view in PUBLISHED for column in view.published}
    assert all(comments[view.name].startswith("One row is ") for view in PUBLISHED)


def test_pandas_arrow_and_sqlalchemy_read_them(published: Path) -> None:
    with duckdb.connect(str(published), read_only=True) as connection:
        frame = connection.sql("from figures").df()
        table = connection.sql("from figures").to_arrow_table()
    assert isinstance(frame, pd.DataFrame) and list(frame["surface"]) == ["5"]
    assert isinstance(table, pa.Table) and table.column("item").to_pylist() == ["apples"]
    engine = sqlalchemy.create_engine(f"duckdb:///{published}", connect_args={"read_only": True})
    with engine.connect() as opened:
        assert opened.execute(sqlalchemy.text("select surface from figures")).scalar_one() == "5"
    engine.dispose()


def test_two_readers_at_once(published: Path) -> None:
    with (
        duckdb.connect(str(published), read_only=True) as one,
        duckdb.connect(str(published), read_only=True) as other,
    ):
        counts = [opened.execute("select count(*) from documents").fetchall() for opened in (one, other)]
    assert counts == [[(1,)], [(1,)]]
