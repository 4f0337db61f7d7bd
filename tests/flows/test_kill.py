"""SIGKILL at any point: what is published stays whole, the next run simply works, nothing is lost or doubled."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.driver import Driver
from tests.flows.state import data_rows, ledger_states
from tests.tasks.containers.packed import zipped
from warehouse import journal
from warehouse.releases import DataFolder, current_file

pytestmark = pytest.mark.slow

#: Every so many changes of some hundred and fifty.
STRIDE = 4


@pytest.fixture(scope="module")
def drive() -> Iterator[Driver]:
    with Driver() as driver:
        yield driver


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.txt").write_text(
            f"date 2024-06-0{number + 1} Ada Obi said in Lagos on Monday that at least {number + 4},000 people left.\n"
        )
    pack(folder, 4)
    return folder


def pack(seeds: Path, thousands: int) -> None:
    """An archive of two documents, one of which tells of so many people."""
    told = f"date 2024-06-08 Some {thousands},000 people came to Thiès in May, Awa Diop said.\n"
    files = {"a.txt": b"date 2024-06-07 At least 30 boats lay in Dakar on Friday.\n", "b.txt": told.encode()}
    (seeds / "x.zip").write_bytes(zipped(files.items()))


def edit(seeds: Path) -> None:
    """A night with one of everything: a new, a changed, a moved and a removed document, a changed archive."""
    pack(seeds, 5)
    (seeds / "new.txt").write_text("date 2024-06-09 Some 40 to 50 boats left Dakar last week, Awa Diop said.\n")
    (seeds / "0.txt").write_text("date 2024-06-01 Ada Obi said in Lagos on Monday that nearly 9,000 people had left.\n")
    (seeds / "1.txt").rename(seeds / "moved.txt")
    (seeds / "2.txt").unlink()


def whole(data: Path, before: object, after: object) -> None:
    """What is published is the one night or the other, nothing between."""
    if current_file(DataFolder(data)) is None:
        assert before is None
        return
    assert data_rows(data) in (before, after)


@pytest.fixture
def nights(drive: Driver, seeds: Path, tmp_path: Path) -> tuple[Path, object, object, int]:
    """A data folder with one night published and the edit to come; the rows before and after; the steps it takes."""
    twin = tmp_path / "twin"
    assert drive(seeds, twin)["status"].startswith("2")
    before = data_rows(twin)
    data = tmp_path / "data"
    drive(seeds, data)
    edit(seeds)
    steps = drive(seeds, twin)["steps"]
    return data, before, data_rows(twin), steps


def test_killed_before_any_change_to_the_file_system(
    drive: Driver, seeds: Path, nights: tuple[Path, object, object, int]
) -> None:
    data, before, after, steps = nights
    assert steps > 25
    for step in range(1, steps + 1, STRIDE):
        if data_rows(data) == after:
            break
        assert drive(seeds, data, kill_at=step)["status"] == "killed"
        whole(data, before, after)
    else:
        pytest.fail("no kill came after the swap")
    assert drive(seeds, data)["status"].startswith("2")
    assert data_rows(data) == after
    history = journal.entries(DataFolder(data))
    assert history[-1]["inputs"] == {"opened": 1, "unchanged": 5}
    published = [entry["run_id"] for entry in history if entry["state"] == "published"]
    assert [entry["run_id"] for entry in history if entry["release"] == entry["run_id"]] == [
        name for name in published if (data / "releases" / name).exists()
    ], "a run that was killed before its swap is not told as published"
    killed = [entry for entry in history if entry["state"] == "failed"]
    assert killed
    assert all((data / "reports" / f"{entry['run_id']}.html").exists() for entry in history)


def test_killed_at_a_dozen_random_moments_of_the_first_night(drive: Driver, seeds: Path, tmp_path: Path) -> None:
    drive(seeds, tmp_path / "twin")
    after = data_rows(tmp_path / "twin")
    chance = random.Random(20_240_620)
    for number in range(12):
        data = tmp_path / f"data{number}"
        drive(seeds, data, kill_after=chance.uniform(0.02, 2.5))
        whole(data, None, after)
        assert drive(seeds, data)["status"].startswith("2")
        assert data_rows(data) == after
        assert drive(seeds, data)["status"].startswith("2")
        assert data_rows(data) == after
        assert list((data / "building").glob("*")) == []


def test_finished_batches_of_a_killed_run_are_taken_over(drive: Driver, seeds: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    for step in range(1, 200):
        drive(seeds, data, kill_at=step)
        if list((data / "staging").glob("*/extracted")):
            break
    times = {path: path.stat().st_mtime_ns for path in (data / "staging").glob("*/extracted/figures.parquet")}
    assert times
    drive(seeds, data, kill_at=1)
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert drive(seeds, data)["status"].startswith("2")
    loaded = dict.fromkeys(("0.txt", "1.txt", "2.txt", "a.txt", "b.txt"), "loaded")
    assert ledger_states(data) == loaded | {"x.zip": "opened"}
