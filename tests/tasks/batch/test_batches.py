"""Every reading is in one batch; what an interrupted run staged is taken over only where it still holds."""

import json
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.batch import batches as module
from tasks.batch.batches import MOST_BYTES, MOST_DOCUMENTS, SHARES, Batch, batches
from tasks.source.decisions import Reading
from tasks.source.scan import Input

VERSIONS = {"figures": "1", "dates": "2"}


def reading(number: int, size: int = 10, **changes: Any) -> Reading:
    uri = f"file:///docs/{number}.txt"
    found = Input(uri, f"/docs/{number}.txt", size, changes.pop("modified_ns", 5), changes.pop("seen_ns", 9))
    facts = {"sha256": f"{number:064x}", "doc_id": f"d{number:016x}", "version": 1} | changes
    return Reading(found, **facts)


def held(made: list[Batch]) -> list[Reading]:
    return [found for batch in made for found in batch.readings()]


@given(st.lists(st.integers(0, MOST_BYTES * 2), max_size=60), st.integers(1, 8))
@settings(max_examples=50, deadline=None)
def test_every_reading_is_in_one_batch(sizes: list[int], jobs: int) -> None:
    readings = [reading(number, size) for number, size in enumerate(sizes)]
    with tempfile.TemporaryDirectory() as staging:
        made = batches(readings, Path(staging) / "staging", VERSIONS, jobs)
        assert sorted(held(made), key=lambda r: r.sha256) == readings
        assert [batch.number for batch in made] == list(range(1, len(made) + 1))
        for batch in made:
            own = batch.readings()
            assert (batch.of, batch.documents) == (len(made), len(own))
            assert batch.bytes == sum(r.input.size for r in own)
            assert batch.documents <= MOST_DOCUMENTS
            assert batch.bytes <= MOST_BYTES or batch.documents == 1
        assert len(made) >= min(len(readings), jobs * SHARES) // 2


def test_no_batch_has_too_many_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_DOCUMENTS", 7)
    made = batches([reading(number) for number in range(100)], tmp_path, VERSIONS, 1)
    assert max(batch.documents for batch in made) == 7
    assert sum(batch.documents for batch in made) == 100


def test_no_readings_make_no_batch(tmp_path: Path) -> None:
    assert batches([], tmp_path / "none", VERSIONS, 4) == []


def test_batches_tell_their_place(tmp_path: Path) -> None:
    made = batches([reading(1), reading(2)], tmp_path, VERSIONS, 1)
    assert [str(batch) for batch in made] == ["1 of 2", "2 of 2"]


def marked(made: list[Batch]) -> None:
    for batch in made:
        (batch.folder / "extracted").mkdir()


def work_done(made: list[Batch]) -> list[bool]:
    return [(batch.folder / "extracted").exists() for batch in made]


READINGS = [reading(number) for number in range(8)]


def test_finished_batches_are_taken_over(tmp_path: Path) -> None:
    marked(batches(READINGS, tmp_path, VERSIONS, 2))
    again = batches(READINGS, tmp_path, VERSIONS, 2)
    assert all(work_done(again))
    assert sorted(held(again), key=lambda r: r.sha256) == READINGS


def test_what_was_seen_later_is_the_same_reading(tmp_path: Path) -> None:
    marked(batches(READINGS, tmp_path, VERSIONS, 2))
    again = batches([reading(number, seen_ns=99) for number in range(8)], tmp_path, VERSIONS, 2)
    assert all(work_done(again))


def test_new_readings_come_in_batches_of_their_own(tmp_path: Path) -> None:
    before = batches(READINGS, tmp_path, VERSIONS, 2)
    marked(before)
    more = [*READINGS, reading(100), reading(101)]
    again = batches(more, tmp_path, VERSIONS, 2)
    assert work_done(again).count(True) == len(before)
    assert sorted(held(again), key=lambda r: r.sha256) == more


@pytest.mark.parametrize(
    "change", [{"sha256": "f" * 64}, {"version": 2}, {"doc_id": "d" + "f" * 16}, {"modified_ns": 6}], ids=str
)
def test_a_batch_with_a_reading_that_changed_is_cleared(tmp_path: Path, change: dict[str, Any]) -> None:
    before = batches(READINGS, tmp_path, VERSIONS, 2)
    marked(before)
    now = [reading(0, **change), *READINGS[1:]]
    again = batches(now, tmp_path, VERSIONS, 2)
    assert work_done(again).count(True) == len(before) - 1
    assert sorted(r.doc_id + r.sha256 for r in held(again)) == sorted(r.doc_id + r.sha256 for r in now)
    assert {path.name for path in tmp_path.iterdir()} == {batch.folder.name for batch in again}


def test_a_batch_with_a_reading_that_is_gone_is_cleared(tmp_path: Path) -> None:
    marked(batches(READINGS, tmp_path, VERSIONS, 2))
    again = batches(READINGS[1:], tmp_path, VERSIONS, 2)
    assert sorted(held(again), key=lambda r: r.sha256) == READINGS[1:]


@pytest.mark.parametrize("versions", [{"figures": "2", "dates": "2"}, {"figures": "1"}, VERSIONS | {"quotes": "1"}])
def test_batches_of_other_versions_are_cleared(tmp_path: Path, versions: dict[str, str]) -> None:
    marked(batches(READINGS, tmp_path, VERSIONS, 2))
    again = batches(READINGS, tmp_path, versions, 2)
    assert not any(work_done(again))
    assert sorted(held(again), key=lambda r: r.sha256) == READINGS


def cut_short(folder: Path) -> None:
    path = folder / "readings.json"
    path.write_bytes(path.read_bytes()[:-5])


def of_another_shape(folder: Path) -> None:
    (folder / "readings.json").write_text(json.dumps([{"input": {"uri": "x"}}]))


def no_list(folder: Path) -> None:
    (folder / "readings.json").write_text("[1, 2]")


def not_utf8(folder: Path) -> None:
    (folder / "versions.json").write_bytes(b"\xff\xfe")


def without_versions(folder: Path) -> None:
    (folder / "versions.json").unlink()


def empty(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def a_file(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_text("stray")


def a_draft(folder: Path) -> None:
    folder.rename(folder.with_name(f".{folder.name}.123"))


DAMAGES = [cut_short, of_another_shape, no_list, not_utf8, without_versions, empty, a_file, a_draft]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_what_is_damaged_is_cleared_and_made_again(tmp_path: Path, damage: Any) -> None:
    before = batches(READINGS, tmp_path, VERSIONS, 2)
    marked(before)
    damage(before[0].folder)
    again = batches(READINGS, tmp_path, VERSIONS, 2)
    assert sorted(held(again), key=lambda r: r.sha256) == READINGS
    assert {path.name for path in tmp_path.iterdir()} == {batch.folder.name for batch in again}
    assert work_done(again).count(True) >= len(before) - 1


def test_two_batches_never_hold_the_same_reading(tmp_path: Path) -> None:
    before = batches(READINGS, tmp_path, VERSIONS, 2)
    shutil.copytree(before[0].folder, tmp_path / "zzz")
    assert sorted(held(batches(READINGS, tmp_path, VERSIONS, 2)), key=lambda r: r.sha256) == READINGS


def test_what_is_redone_lies_in_batches_of_its_own_and_is_taken_up_for_the_same_tables_only(tmp_path: Path) -> None:
    again = [replace(one, again=True, redo=("figures",)) for one in READINGS]
    mixed = batches([*READINGS[:3], *again[3:]], tmp_path, VERSIONS, 1)
    assert {batch.redo for batch in mixed} == {(), ("figures",)}
    assert all({one.redo for one in batch.readings()} == {batch.redo} for batch in mixed)
    folders = {batch.folder for batch in mixed if batch.redo}
    taken = batches([*READINGS[:3], *again[3:]], tmp_path, VERSIONS, 1)
    assert {batch.folder for batch in taken if batch.redo} == folders
    others = [replace(one, redo=("dates", "figures")) for one in again]
    assert not folders & {batch.folder for batch in batches(others, tmp_path, VERSIONS, 1)}
