"""Rows in four formats: what a program reads back is what was there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.tabular import PRINTERS, print_query
from tasks.errors import BadQuery, NoWarehouse
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder, publish, reject


def printed(style: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    out = io.StringIO()
    PRINTERS[style](columns, iter(rows), out)
    return out.getvalue()


words = st.text(st.characters(codec="utf-8"), max_size=15)
cells = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), words)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], list[list[Any]]]:
    columns = draw(st.lists(words.filter(str.strip), min_size=1, max_size=4, unique=True))
    return columns, draw(st.lists(st.lists(cells, min_size=len(columns), max_size=len(columns)), max_size=5))


@given(tables())
def test_csv_is_read_back(table: tuple[list[str], list[list[Any]]]) -> None:
    columns, rows = table
    told = list(csv.reader(io.StringIO(printed("csv", columns, rows), newline="")))
    assert told == [columns, *([("" if cell is None else str(cell)) for cell in row] for row in rows)]


@given(tables())
def test_json_is_read_back(table: tuple[list[str], list[list[Any]]]) -> None:
    columns, rows = table
    assert json.loads(printed("json", columns, rows)) == [dict(zip(columns, row, strict=True)) for row in rows]


@given(tables(), st.sampled_from(["markdown", "table"]))
def test_for_people_a_row_is_a_line(table: tuple[list[str], list[list[Any]]], style: str) -> None:
    columns, rows = table
    told = printed(style, columns, rows)
    assert told.count("\n") == len(rows) + 2
    assert len(told.splitlines()) == len(rows) + 2


ODD = [
    [dt.date(2024, 6, 20), dt.datetime(2024, 6, 20, 1, 2, 3), ["a", "b|c"], {"k": dt.date(2024, 1, 1)}],
    [None, 5.0, 'say "hi", twice', "two\nlines | and a pipe"],
]
COLUMNS = ["a", "b", "c", "d|e"]


def test_odd_values_in_csv() -> None:
    assert list(csv.reader(io.StringIO(printed("csv", COLUMNS, ODD), newline=""))) == [
        COLUMNS,
        ["2024-06-20", "2024-06-20T01:02:03", '["a", "b|c"]', '{"k": "2024-01-01"}'],
        ["", "5.0", 'say "hi", twice', "two\nlines | and a pipe"],
    ]


def test_odd_values_in_json() -> None:
    assert json.loads(printed("json", COLUMNS, ODD)) == [
        {"a": "2024-06-20", "b": "2024-06-20T01:02:03", "c": ["a", "b|c"], "d|e": {"k": "2024-01-01"}},
        {"a": None, "b": 5.0, "c": 'say "hi", twice', "d|e": "two\nlines | and a pipe"},
    ]


def test_odd_values_in_markdown() -> None:
    assert printed("markdown", COLUMNS, ODD).splitlines() == [
        "| a | b | c | d\\|e |",
        "| --- | --- | --- | --- |",
        '| 2024-06-20 | 2024-06-20 01:02:03 | ["a", "b\\|c"] | {"k": "2024-01-01"} |',
        '|  | 5 | say "hi", twice | two lines \\| and a pipe |',
    ]


def test_a_table_in_a_file_is_aligned_and_whole() -> None:
    told = printed("table", ["name", "n"], [["x" * 300, 1.0], ["y", None]]).splitlines()
    assert told[0] == "name" + " " * 298 + "n"
    assert told[1] == "-" * 300 + "  -"
    assert told[2] == "x" * 300 + "  1"
    assert told[3] == "y"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_table_on_a_terminal_fits_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    PRINTERS["table"](["name", "n"], [["[red]" + "x" * 300, 1234.0], ["y", None]], out)
    told = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert all(len(line) <= 40 for line in told.splitlines())
    assert "1234" in told, "a number is never cut"
    assert "[red]" in told, "markup in a value is a value"
    assert "…" in told
    assert "2 rows" in told


@pytest.mark.parametrize(
    ("style", "told"), [("csv", "a,b\n"), ("json", "[]\n"), ("markdown", "| a | b |\n| --- | --- |\n")]
)
def test_no_rows(style: str, told: str) -> None:
    assert printed(style, ["a", "b"], []) == told


def test_numbers_that_are_none_are_still_json() -> None:
    def refuse(what: str) -> None:
        raise AssertionError(f"{what} is no JSON")

    told = printed("json", ["a", "b"], [[float("nan"), [float("inf")]]])
    assert json.loads(told, parse_constant=refuse) == [{"a": None, "b": [None]}]


def test_columns_of_one_name_hide_no_value() -> None:
    assert json.loads(printed("json", ["a", "a_1", "a", "a"], [[1, 2, 3, 4]])) == [
        {"a": 1, "a_1": 2, "a_2": 3, "a_3": 4}
    ]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tabular")
    folder = DataFolder(root / "data")
    staged = stage(root / "staged", [document("1", 1, "Ada ate 5 apples"), document("2", 1, "Bo ate 7 apples")])
    load(begin(folder, run_id(1)), change(1, [loaded("1"), loaded("2")], staged=(staged,)))
    publish(folder, run_id(1), 7)
    return folder.root


@pytest.mark.parametrize("style", PRINTERS)
def test_a_query_in_every_format(data: Path, style: str) -> None:
    out = io.StringIO()
    assert print_query(data, "select surface, value_low from figures order by value_low", style, out) == 0
    told = out.getvalue()
    assert told.index("5") < told.index("7")
    assert "surface" in told


@pytest.mark.parametrize("style", PRINTERS)
def test_without_a_query_the_views_are_told(data: Path, style: str) -> None:
    out = io.StringIO()
    assert print_query(data, None, style, out) == 0
    assert "figures" in out.getvalue()
    assert "about(" in out.getvalue()
    assert "entity_names" not in out.getvalue()


def test_every_type_of_the_warehouse_is_json(data: Path) -> None:
    for view in ("documents", "figures", "runs", "entities", "ledger"):
        out = io.StringIO()
        print_query(data, f"select * from {view}", "json", out)
        assert json.loads(out.getvalue())


ODD_TYPES = (
    "1::decimal(9,2)", "interval 3 days", "uuid()", "'x'::blob", "{'a': date '2024-01-01'}", "[date '2024-01-01']",
    "map {'a': 1}", "map {date '2024-01-01': 1}", "map {(1, 2): 1}", "12345678901234567890::hugeint", "time '01:02'",
    "timestamptz '2024-01-01'", "'nan'::double", "null", "[null, [1.5::decimal(9,1)]]", "'101'::bit", "'a'::enum('a')",
)  # fmt: skip


@pytest.mark.parametrize("style", PRINTERS)
@pytest.mark.parametrize("value", ODD_TYPES)
def test_every_type_of_duckdb_can_be_printed(data: Path, style: str, value: str) -> None:
    out = io.StringIO()
    assert print_query(data, f"select {value} as v", style, out) == 0
    if style == "json":
        assert len(json.loads(out.getvalue())) == 1


def test_many_rows_are_all_printed(data: Path) -> None:
    out = io.StringIO()
    print_query(data, "select i from range(2500) t(i)", "csv", out)
    assert out.getvalue().splitlines() == ["i", *map(str, range(2500))]


def test_a_query_that_cannot_run(data: Path) -> None:
    for query in (
        "selec 1",
        "select nothing from figures",
        "select * from no_such_view",
        "select 1/",
        "",
        " ",
        "-- nothing",
    ):
        with pytest.raises(BadQuery):
            print_query(data, query, "csv", io.StringIO())
    with pytest.raises(BadQuery, match="read-only"):
        print_query(data, "create table core.x (a int)", "csv", io.StringIO())


def test_a_query_that_fails_half_way(data: Path) -> None:
    with pytest.raises(BadQuery, match="Could not convert"):
        print_query(
            data, "select (case when i = 2000 then 'x' else '1' end)::int from range(9999) t(i)", "csv", io.StringIO()
        )


def test_nothing_published(tmp_path: Path) -> None:
    for query in (None, "select 1"):
        with pytest.raises(NoWarehouse, match="nightmill run"):
            print_query(tmp_path, query, "csv", io.StringIO())


def test_a_query_comes_from_standard_input_and_a_refused_run_can_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "data")
    staged = stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples")])
    load(begin(folder, run_id(1)), change(1, [loaded("1")], staged=(staged,)))
    reject(folder, run_id(1), 7)
    monkeypatch.setattr("sys.stdin", io.StringIO("select surface\nfrom core.figures"))
    out = io.StringIO()
    print_query(folder.root, "-", "csv", out, run_id(1))
    assert out.getvalue().splitlines() == ["surface", "5"]
    with pytest.raises(NoWarehouse):
        print_query(folder.root, "select 1", "csv", out)
