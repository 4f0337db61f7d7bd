"""Archives are looked into, and unpacked, by a process within limits that may die of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tasks.batch import archives
from tasks.batch.limits import Limits
from tasks.batch.sandbox import Sandbox
from tasks.errors import Unreadable
from tasks.readers.rules import NO_RULES
from tasks.source.content import content
from tasks.source.decisions import Reading
from tasks.source.scan import Input
from tests.tasks.batch import hostile
from tests.tasks.containers.packed import tarred, zipped

LIMITS = Limits(max_bytes=1 << 20, archive_seconds=1, reader_memory=256 << 20)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    made = Sandbox(LIMITS)
    yield made
    made.end()


def laid(path: Path, data: bytes) -> Input:
    path.write_bytes(data)
    return Input(path.as_uri(), str(path), len(data), path.stat().st_mtime_ns, time.time_ns())


def test_what_an_archive_holds(sandbox: Sandbox, tmp_path: Path) -> None:
    found = laid(tmp_path / "a.zip", zipped([("a.txt", b"Rain."), ("n.zip", zipped([("b.txt", b"Sun.")]))]))
    told = sandbox.look(found)
    assert {each.uri.rpartition("/a.zip")[2]: each.members for each in told.inputs} == {
        "": 3, "!/a.txt": None, "!/n.zip": 1, "!/n.zip!/b.txt": None,
    }  # fmt: skip
    assert all(each.sha256 for each in told.inputs)
    assert not told.problems


def test_the_bytes_of_members_lie_in_a_pack(sandbox: Sandbox, tmp_path: Path) -> None:
    found = laid(tmp_path / "a.tar", tarred([(f"{n}.txt", b"Rain %d." % n) for n in range(5)]))
    members = [each for each in sandbox.look(found).inputs if each.members is None]
    readings = [Reading(each, each.sha256 or "", f"d{n}", 1) for n, each in enumerate(members) if n != 2]
    ((folder, group),) = archives.packs(readings, tmp_path / "unpacked").items()
    places = archives.unpack(archives.archive(group[0]), {r.input.uri for r in group}, LIMITS, NO_RULES, folder)
    read = [content(reading.input, 100).data for reading in archives.laid(readings, {folder: places})]
    assert read == [b"Rain 0.", b"Rain 1.", b"Rain 3.", b"Rain 4."]
    # A run that was interrupted has done it: the archive is not opened again.
    Path(found.path).unlink()
    assert archives.unpack(archives.archive(group[0]), {r.input.uri for r in group}, LIMITS, NO_RULES, folder) == places
    archives.packs([], tmp_path / "unpacked")
    assert not folder.exists()


def test_what_has_changed_since_it_was_listed_is_told(sandbox: Sandbox, tmp_path: Path) -> None:
    found = laid(tmp_path / "a.zip", zipped([("a.txt", b"Rain."), ("b.txt", b"Sun.")]))
    members = [each for each in sandbox.look(found).inputs if each.members is None]
    laid(tmp_path / "a.zip", zipped([("b.txt", b"Sun.")]))
    wanted = {each.uri for each in members}
    (tmp_path / "unpacked").mkdir()
    places = sandbox.unpack(found, wanted, tmp_path / "unpacked" / "pack")
    gone, there = archives.laid(
        [Reading(each, each.sha256 or "", "d", 1) for each in members], {tmp_path / "unpacked": places}
    )
    assert content(there.input, 100).data == b"Sun."
    with pytest.raises(Unreadable) as raised:
        content(gone.input, 100)
    assert raised.value.reason == "vanished"


@pytest.mark.parametrize(
    ("deed", "reason"), [("loop", "timed_out"), ("exit", "reader_died"), ("glutton", "out_of_memory")]
)
def test_an_archive_that_is_the_end_of_its_reader_fails_alone(
    sandbox: Sandbox, tmp_path: Path, deed: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = (laid(tmp_path / name, zipped([("a.txt", b"Rain.")])) for name in (f"{deed}.zip", "good.zip"))
    monkeypatch.setattr("tasks.batch.sandbox.look", hostile.look_into)
    (problem,) = sandbox.look(bad).problems
    assert (problem.state, problem.reason, problem.folder) == ("failed", reason, True)
    if reason == "timed_out":
        assert "NIGHTMILL_ARCHIVE_SECONDS" in problem.detail
    assert len(sandbox.look(good).inputs) == 2


def test_what_is_no_archive_holds_nothing(sandbox: Sandbox, tmp_path: Path) -> None:
    assert not sandbox.look(laid(tmp_path / "a.txt", b"Rain fell.")).inputs
    gone = replace(laid(tmp_path / "b.zip", zipped([("a.txt", b"Rain.")])), path=str(tmp_path / "no.zip"))
    (problem,) = sandbox.look(gone).problems
    assert problem.reason == "vanished"


def test_many_small_archives_go_together_and_large_ones_alone() -> None:
    def sized(size: int) -> Input:
        return Input("file:///a", "/a", size, 0, 0)

    parts = list(archives.parts([sized(100)] * 100 + [sized(archives.MOST_BYTES), sized(1)]))
    assert [len(part) for part in parts] == [64, 36, 1, 1]


def test_what_there_is_no_room_for_is_put_off() -> None:
    def reading(uri: str, size: int = 10, redo: tuple[str, ...] = ()) -> Reading:
        return Reading(Input(f"file:///{uri}", "", size, 0, 0), "0", uri, 1, redo=redo)

    some = [reading("b.zip!/1"), reading("a.zip!/1"), reading("a.zip!/2"), reading("big.txt", 999),
            reading("c.zip!/1", 99, ("figures",)), reading("d.zip!/1", 5)]  # fmt: skip
    for room, late in (
        (100, ""),
        (35, ""),
        (25, "b.zip!/1"),
        (20, "b.zip!/1 d.zip!/1"),
        (1, "a.zip!/2 b.zip!/1 d.zip!/1"),
    ):
        taken, put_off = archives.at_once(some, room)
        assert [one.doc_id for one in put_off] == late.split()
        assert len(taken) + len(put_off) == len(some)
