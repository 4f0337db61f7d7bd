"""Earlier releases: listed, put back at once, and the next night goes on from them."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.cli import main
from flows.rollback import SHOWN, history_lines, roll_back
from tasks.errors import NoWarehouse, UsageError, WarehouseBusy
from tests.flows.state import ask, data_rows, ledger_states
from tests.warehouse.staging import change, run_id
from warehouse import journal
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder, current, locked, publish


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def released(folder: DataFolder, number: int, keep: int = 7) -> None:
    load(begin(folder, run_id(number)), change(number))
    publish(folder, run_id(number), keep)
    entry(folder, number, "published", run_id(number))


def entry(folder: DataFolder, number: int, state: str, release: str = "") -> None:
    journal.write(folder, {"run_id": run_id(number), "state": state, "release": release})


def live(folder: DataFolder) -> str:
    found = current(folder)
    assert found is not None
    return found.name


def states(folder: DataFolder) -> list[str]:
    return [told["state"] for told in journal.entries(folder)]


def test_before_the_first_run(folder: DataFolder) -> None:
    with pytest.raises(NoWarehouse):
        list(history_lines(folder.root))
    with pytest.raises(NoWarehouse):
        roll_back(folder.root, None)


def test_the_release_before_and_then_the_one_before_that(folder: DataFolder) -> None:
    for number in (1, 2, 3):
        released(folder, number)
    entry(folder, 4, "published", run_id(3))
    entry(folder, 5, "refused")
    assert run_id(2) in roll_back(folder.root, None)
    assert live(folder) == run_id(2)
    assert states(folder) == ["published", "published", "rolled_back", "rolled_back", "refused"]
    assert "Rolled back to" in journal.entry(folder, run_id(3))["detail"]
    assert (folder.reports / f"{run_id(3)}.html").exists()
    roll_back(folder.root, None)
    assert live(folder) == run_id(1)
    with pytest.raises(UsageError, match="no release before"):
        roll_back(folder.root, None)


def test_a_named_release(folder: DataFolder) -> None:
    for number in (1, 2, 3):
        released(folder, number, keep=3)
    for wrong in (run_id(3), run_id(9), "nonsense"):
        with pytest.raises(UsageError, match=run_id(1)):
            roll_back(folder.root, wrong)
    assert live(folder) == run_id(3)
    roll_back(folder.root, run_id(1))
    assert live(folder) == run_id(1)
    with pytest.raises(UsageError):
        roll_back(folder.root, run_id(3))


def test_not_while_a_run_is_at_work(folder: DataFolder) -> None:
    released(folder, 1)
    released(folder, 2)
    with locked(folder), pytest.raises(WarehouseBusy):
        roll_back(folder.root, None)
    assert live(folder) == run_id(2)


def test_what_history_lists(folder: DataFolder, capsys: pytest.CaptureFixture[str]) -> None:
    for day in range(10, SHOWN + 12):
        journal.write(folder, {"run_id": f"202312{day}T000000Z-0000", "state": "refused"})
    released(folder, 1)
    released(folder, 2)
    assert main(["history", "--warehouse", str(folder.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == SHOWN + 1 and lines[-1].startswith("... and 4 earlier")
    assert [line.split()[:3] for line in lines[:2]] == [
        [run_id(2), "published", "live"],
        [run_id(1), "published", "kept"],
    ]
    assert len(list(history_lines(folder.root, every=True))) == SHOWN + 4


@pytest.mark.slow
@pytest.mark.usefixtures("prefect_server")
def test_the_next_night_goes_on_from_there(tmp_path: Path) -> None:
    source, data = tmp_path / "source", tmp_path / "data"
    source.mkdir()

    def night() -> None:
        assert main(["run", "--seeds", str(source), "--warehouse", str(data), "--jobs", "1"]) == 0

    (source / "one.txt").write_text("date 2024-06-01 Ada Obi said in Lagos that at least 4,000 people left.\n")
    night()
    (source / "two.txt").write_text("date 2024-06-02 Ada Obi said in Abuja that 300 people came back.\n")
    night()
    after = data_rows(data)
    assert main(["rollback", "--warehouse", str(data)]) == 0
    assert ask(data, "select count(*) from documents") == [(1,)]
    night()
    assert data_rows(data) == after
    assert ask(data, "select state from runs order by run_id") == [("published",), ("rolled_back",), ("published",)]
    assert ask(data, "select count(distinct run_id) from ledger") == [(2,)], "what was taken back is in no book"
    assert ledger_states(data) == {"one.txt": "unchanged", "two.txt": "loaded"}
