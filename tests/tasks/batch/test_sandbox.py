"""Files that are the end of their reader fail alone; all others are read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil
import pytest

from tasks.batch import read as reading
from tasks.batch import sandbox as sandboxing
from tasks.batch.limits import Limits
from tasks.batch.sandbox import Sandbox
from tasks.collect import Reject
from tasks.errors import WorkerDied
from tasks.source.decisions import Reading
from tests.tasks.batch import hostile
from tests.tasks.batch.test_stages import lay

LIMITS = Limits(max_bytes=1 << 20, reader_seconds=1, reader_memory=256 << 20)


@pytest.fixture
def sandbox(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sandbox]:
    monkeypatch.setattr(sandboxing, "read", hostile.read_files)
    made = Sandbox(LIMITS)
    yield made
    made.end()


def told(sandbox: Sandbox, readings: Sequence[Reading]) -> dict[str, str]:
    """`read` or the reason of its refusal, by file name; each file once."""
    found = []
    for answer in sandbox.read(readings):
        if isinstance(answer, Reject):
            found.append((Path(answer.item.input.path).name, answer.reason))
        else:
            found.append((answer["uri"].rsplit("/", 1)[1], "read"))
    assert max(Counter(name for name, _ in found).values()) == 1
    return dict(found)


def test_whatever_a_reader_dies_of_fails_alone(sandbox: Sandbox, tmp_path: Path) -> None:
    deadly = {
        "segfault": "reader_died", "exit": "reader_died", "killed": "reader_died", "loop": "timed_out",
        "glutton": "out_of_memory", "long": "too_large",
    }  # fmt: skip
    good = {f"good{n}.txt": f"Rain fell {n} times.".encode() for n in range(80)}
    files = good | {
        f"{name}{n}.txt": f"{name} {n}".encode() for name in deadly for n in range(2) if n == 0 or name != "loop"
    }
    answers = told(sandbox, lay(tmp_path / "docs", files))
    assert answers.keys() == files.keys()
    assert {name for name, state in answers.items() if state == "read"} == good.keys()
    for name, reason in deadly.items():
        assert answers[f"{name}0.txt"] == reason


def test_details_name_the_limit_its_setting_and_what_to_do(sandbox: Sandbox, tmp_path: Path) -> None:
    files = {name: name.encode() for name in ("loop", "glutton", "killed", "long", "segfault")}
    readings = lay(tmp_path / "docs", files) + lay(tmp_path / "more", {"large": bytes(LIMITS.max_bytes + 1)})
    details = {Path(r.item.input.path).name: r.detail for r in sandbox.read(readings) if isinstance(r, Reject)}
    advice = "open it in its own program and save it anew; if it is sound there, please report this."
    assert details == {
        "loop": "Reading it takes more than 1 seconds: split it, or raise NIGHTMILL_READER_SECONDS.",
        "glutton": "Reading it takes more than 268,435,456 bytes of memory: "
        "split it, or raise NIGHTMILL_READER_MEMORY.",
        "killed": f"The reader was killed by SIGKILL; the kernel does so when memory runs out: {advice}",
        "long": "5,242,880 characters of text, the limit is 1,048,576: split it, or raise NIGHTMILL_MAX_BYTES.",
        "segfault": f"The reader was killed by SIGSEGV: {advice}",
        "large": "1,048,577 bytes, the limit is 1,048,576: split it, or raise NIGHTMILL_MAX_BYTES.",
    }


def test_what_others_left_behind_is_nobodys_fault(sandbox: Sandbox, tmp_path: Path) -> None:
    files = {f"leak{n}.txt": f"leak {n}".encode() for n in range(8)}
    assert set(told(sandbox, lay(tmp_path / "docs", files)).values()) == {"read"}


def test_one_that_is_read_the_second_time_is_read(sandbox: Sandbox, tmp_path: Path) -> None:
    files = {f"{n}.txt": f"Rain fell {n} times.".encode() for n in range(3)} | {
        "once.txt": f"once {tmp_path / 'done'}".encode()
    }
    assert set(told(sandbox, lay(tmp_path / "docs", files)).values()) == {"read"}
    assert (tmp_path / "done").exists()


def test_the_reader_goes_on_to_the_next_batch_and_ends_when_told(sandbox: Sandbox, tmp_path: Path) -> None:
    before = {child.pid for child in psutil.Process().children()}
    list(sandbox.read(lay(tmp_path / "a", {"a.txt": b"Rain fell."})))
    (first,) = [child for child in psutil.Process().children() if child.pid not in before]
    list(sandbox.read(lay(tmp_path / "b", {"b.txt": b"Rain fell."})))
    assert first.is_running()
    sandbox.end()
    assert not first.is_running()


def test_a_reader_that_cannot_be_started_is_no_files_fault(
    sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tasks.process.BOOT", "import sys; sys.exit('no such thing')")
    with pytest.raises(WorkerDied, match="ended with status 1 during confine"):
        list(sandbox.read(lay(tmp_path / "docs", {"a.txt": b"Rain fell."})))
    assert "no such thing" in capfd.readouterr().err


@pytest.mark.parametrize("what", ["pipe", "folder", "nothing", "larger"])
def test_a_file_that_has_become_something_else(what: str, tmp_path: Path) -> None:
    (one,) = lay(tmp_path / "docs", {"a.txt": b"Rain fell."})
    path = Path(one.input.path)
    path.unlink()
    match what:
        case "pipe":
            os.mkfifo(path)
        case "folder":
            path.mkdir()
        case "larger":
            path.write_bytes(bytes(LIMITS.max_bytes + 1))
    (answer,) = reading.read([one], LIMITS)
    assert isinstance(answer, Reject)
    reasons = {"pipe": "not_a_file", "folder": "not_a_file", "nothing": "vanished", "larger": "too_large"}
    assert answer.reason == reasons[what]
