"""The command line, without Prefect: help, usage, queries in every format, what it says when nothing is there."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows import console, tabular
from flows.cli import main, parser
from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse import journal
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder, publish

COMMANDS = ("run", "serve", "sql", "report", "status")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one published document."""
    folder = DataFolder(tmp_path / "data")
    staged = stage(tmp_path / "staged", [document("1", 1, "Ada ate 5 apples")])
    load(begin(folder, run_id(1)), change(1, [loaded("1")], staged=(staged,)))
    publish(folder, run_id(1), 7)
    return folder.root


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_helps_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "example" in told
    assert f"  nightmill {command}" in told


def test_the_help_of_run_tells_its_exit_status() -> None:
    assert all(f"\n  {status}  " in parser().parse_args(["run"]).command.__globals__["RUN"] for status in range(4))


@pytest.mark.parametrize("arguments", [[], ["walk"], ["sql", "select 1", "--format", "xml"], ["run", "--nights", "2"]])
def test_wrong_usage_ends_with_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["sql", "report", "status"])
def test_nothing_published_is_told_with_what_to_do(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--warehouse", str(tmp_path)]) == 2
    assert "Run `nightmill run` first" in capsys.readouterr().err


def test_sql_without_a_query_lists_the_views(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "--warehouse", str(data)]) == 0
    told = capsys.readouterr().out
    assert "figures" in told
    assert "a stated quantity" in told
    assert "about(who)" in told


@pytest.mark.parametrize(
    "query", ["select foo", "selec 1", "create table x (y int)", "insert into runs values (1)", "drop view documents"]
)
def test_a_query_that_does_not_run_is_told(query: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sql", "--warehouse", str(data), query]) == 2
    assert capsys.readouterr().err.startswith("nightmill: ")


def test_rows_in_every_format(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    query = "select surface, value_low, item, unit, [1, 2] as pair, date '2024-01-02' as day from figures"
    told = {}
    for style in tabular.PRINTERS:
        assert main(["sql", "--warehouse", str(data), query, "--format", style]) == 0
        told[style] = capsys.readouterr().out
    assert told["csv"] == 'surface,value_low,item,unit,pair,day\n5,5.0,apples,,"[1, 2]",2024-01-02\n'
    assert json.loads(told["json"]) == [
        {"surface": "5", "value_low": 5.0, "item": "apples", "unit": None, "pair": [1, 2], "day": "2024-01-02"}
    ]
    assert told["markdown"].splitlines()[1:] == [
        "| --- | --- | --- | --- | --- | --- |",
        "| 5 | 5 | apples |  | [1, 2] | 2024-01-02 |",
    ]
    assert told["table"].splitlines()[2].split() == ["5", "5", "apples", "[1,", "2]", "2024-01-02"]


VALUES = st.one_of(st.none(), st.integers(), st.text(), st.dates(), st.booleans(), st.lists(st.integers(), max_size=2))
ROWS = st.lists(st.tuples(VALUES, VALUES), max_size=5)


def printed(style: str, rows: list[tuple[Any, ...]]) -> str:
    out = io.StringIO()
    tabular.PRINTERS[style](("a", "b"), iter(rows), out)
    return out.getvalue()


@given(ROWS)
def test_json_comes_back(rows: list[tuple[Any, ...]]) -> None:
    plain = [
        {
            name: value.isoformat() if isinstance(value, dt.date) else value
            for name, value in zip("ab", row, strict=True)
        }
        for row in rows
    ]
    assert json.loads(printed("json", rows)) == plain


@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=["Cc", "Cs"])), st.integers()), max_size=5))
def test_csv_comes_back(rows: list[tuple[str, int]]) -> None:
    held = list(csv.reader(io.StringIO(printed("csv", rows))))
    assert held == [["a", "b"], *[[text, str(number)] for text, number in rows]]


@given(ROWS)
def test_tables_have_a_line_a_row(rows: list[tuple[Any, ...]]) -> None:
    assert len(printed("table", rows).split("\n")) == len(rows) + 3
    for line in printed("markdown", rows).split("\n")[:-1]:
        assert line.replace("\\|", "").count("|") == 3


def test_a_long_cell_is_cut_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setenv("COLUMNS", "40")
    out = Terminal()
    tabular.PRINTERS["table"](("a", "b"), iter([("x" * 200, 1)]), out)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert max(map(len, plain.splitlines())) <= 40
    assert "x" * 200 in printed("table", [("x" * 200, 1)])


def test_status_and_report_of_what_ran(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(data)
    journal.write(folder, {"run_id": run_id(1), "state": "published", "finished_at": "2024-01-01T00:00:00"})
    journal.write(folder, {"run_id": run_id(2), "state": "failed", "detail": "No room left."})
    assert main(["status", "--warehouse", str(data)]) == 0
    told = capsys.readouterr().out
    assert f"{run_id(2)}  failed  (No room left.)" in told
    assert f"published  {run_id(1)}" in told
    assert "days old" in told
    assert main(["report", "--warehouse", str(data)]) == 2
    assert "There is no report" in capsys.readouterr().err
    folder.reports.mkdir()
    (folder.reports / f"{run_id(1)}.html").write_text("page")
    assert main(["report", "--warehouse", str(data), run_id(1)]) == 0
    assert capsys.readouterr().out.strip().endswith(f"{run_id(1)}.html")


def test_stages_are_lines_off_a_terminal_and_bars_on_one() -> None:
    from rich.console import Console

    from tasks.run import say

    plain, live = io.StringIO(), io.StringIO()
    with console._shown(Console(file=plain)):
        say("extract", "batch 1 of 2", 1, 2)
    with console._shown(Console(file=live, force_terminal=True, width=100)):
        say("extract", "batch 1 of 2", 1, 2)
        say("load", "3 documents")
    line = plain.getvalue()
    assert line.endswith("  extract    batch 1 of 2\n")
    assert "\x1b" not in line
    assert "\x1b" in live.getvalue()
    assert "3 documents" in live.getvalue()
