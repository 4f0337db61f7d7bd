"""accepted.csv: which lines move a bound, and what is wrong with the others."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tasks import accepted
from tasks.records import Accepted
from warehouse.releases import DataFolder


def read(folder: DataFolder, text: str) -> Accepted:
    folder.root.mkdir(exist_ok=True)
    accepted.path(folder).write_text("rule,bound,why,moved_on\n" + text)
    (line,) = accepted.read(folder).lines
    return line


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("figures.nonsense,1,because", "no promise 'figures.nonsense'"),
        ("figures.rows_kept,1,", "say why"),
        ("figures.rows_kept,much,because", "must be a number"),
        ("figures.rows_kept,nan,because", "finite"),
        ("figures.rows_kept,,because", "must be a number"),
        ("figures.rows_kept,1,because,yesterday", "a day such as"),
        ("figures.rows_kept,1,be,cause,so", "5 fields"),
    ],
)
def test_a_line_that_moves_nothing_says_why(tmp_path: Path, line: str, told: str) -> None:
    assert told in (read(DataFolder(tmp_path), line).problem or "")


def test_a_line_added_is_the_line_read(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "data")
    assert accepted.read(folder).lines == ()
    line = Accepted(2, "figures.rows_kept", 0.125, "Fewer, and rightly so.", dt.date(2026, 11, 23))
    assert accepted.append(folder, line) == 2
    assert accepted.read(folder).lines == (line,)
    assert accepted.read(folder).version != "none"
