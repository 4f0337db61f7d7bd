"""`nightmill accept`: what it proposes, shows and writes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from flows.accept import proposed
from flows.cli import main
from tasks import accepted
from tasks.errors import NoWarehouse, UsageError
from tasks.reporting.model import BLANK, Expectation, RunReport
from warehouse import journal
from warehouse.releases import DataFolder

FOUND = Expectation(
    **BLANK | {"table_name": "figures", "rule": "rows_kept", "observed": "0.125", "bound": "at least 0.25"}
)
ROWS = replace(FOUND, table_name="mentions", rule="kind_known", observed="3 of 9 rows", unexpected=3)


def audited(folder: DataFolder, *found: Expectation) -> None:
    journal.write(folder, RunReport("20260101T000000Z-0000", "refused", expectations=found).to_json())


def test_what_was_found_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = DataFolder(tmp_path)
    audited(folder, FOUND, ROWS)
    common = ["--why", "Tables only.", "--yes", "--warehouse", str(tmp_path)]
    assert main(["accept", "figures.rows_kept", *common]) == 0
    shown = capsys.readouterr().out
    assert "promised  at least 0.25" in shown and "from now  at least 0.125 (moved by hand" in shown
    assert main(["accept", "mentions.kind_known", *common]) == 0
    assert [(line.rule, line.bound, line.problem) for line in accepted.read(folder).lines] == [
        ("figures.rows_kept", 0.125, None),
        ("mentions.kind_known", 3, None),
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"rule": "figures.nonsense"}, "no promise"),
        ({"why": " "}, "reason"),
        ({"rule": "quotes.rows_kept"}, "was kept"),
        ({"rule": "dates.rows_kept"}, "was not measured"),
    ],
)
def test_what_cannot_be_accepted(tmp_path: Path, more: dict[str, Any], told: str) -> None:
    kept = replace(FOUND, table_name="quotes", met=True)
    audited(DataFolder(tmp_path), FOUND, kept, replace(FOUND, table_name="dates", observed="could not be checked: x"))
    with pytest.raises(UsageError, match=told):
        proposed(tmp_path, **({"rule": "figures.rows_kept", "bound": None, "why": "x"} | more))


def test_a_stricter_bound_is_no_bound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    audited(DataFolder(tmp_path), FOUND)
    told = ["accept", "figures.rows_kept", "--bound", "0.9", "--why", "x", "--yes", "--warehouse", str(tmp_path)]
    assert main(told) == 2
    assert "only ever gives way" in capsys.readouterr().err
    assert not accepted.path(DataFolder(tmp_path)).exists()


def test_before_anything_was_audited(tmp_path: Path) -> None:
    with pytest.raises(NoWarehouse):
        proposed(tmp_path, "figures.rows_kept", None, "x")
