"""A process answers, raises what the function raised, tells how it died and of what, and leaves nothing behind."""

from __future__ import annotations

import ctypes
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tasks.batch.limits import confine, within
from tasks.errors import NightmillError, SpanMismatch, WorkerDied
from tasks.process import Process, at_work


@pytest.fixture
def process() -> Iterator[Process]:
    made = Process()
    yield made
    made.end()


def test_it_answers_and_raises_what_the_function_raises(process: Process) -> None:
    assert process(len, "four") == 4
    with pytest.raises(ZeroDivisionError):
        process(divmod, 1, 0)
    with pytest.raises(SpanMismatch, match="the surface says 'x'"):
        process(mismatch)
    with pytest.raises(NightmillError, match="Odd: two things"):
        process(odd)
    assert process(sorted, [2, 1], reverse=True) == [2, 1]
    assert process.end() == 0


def mismatch() -> None:
    raise SpanMismatch("rule", 0, 1, "x", "y")


class Odd(Exception):
    """Cannot be made again from what it holds."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"{one} {other}")


def odd() -> None:
    raise Odd("two", "things")


def segfault() -> None:
    ctypes.string_at(0)


def leave() -> None:
    os._exit(3)


def abort() -> None:
    os.abort()


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def loop() -> None:
    with within(0.2):
        re.match(r"(a+)+$", "a" * 60 + "b")  # never lets go of the interpreter lock


@pytest.mark.parametrize(
    ("function", "status", "how"),
    [
        (segfault, -signal.SIGSEGV, "was killed by SIGSEGV"),
        (leave, 3, "ended with status 3"),
        (abort, -signal.SIGABRT, "was killed by SIGABRT"),
        (kill, -signal.SIGKILL, "was killed by SIGKILL"),
        (loop, -signal.SIGALRM, "was killed by SIGALRM"),
    ],
)
def test_however_it_dies_that_is_told(process: Process, function: Callable[[], None], status: int, how: str) -> None:
    process(confine, 1 << 30)
    with pytest.raises(WorkerDied, match=f"{how} during {function.__name__}") as told:
        process(function)
    assert (told.value.status, told.value.how, told.value.at) == (status, how, ())
    assert not process.alive
    assert process.end() == status


def test_what_it_died_of_is_told(process: Process) -> None:
    assert process(note_and, len, "d1", "d2-longer") == 9
    with pytest.raises(WorkerDied) as told:
        process(note_and, kill_of, "d1", "d2")
    assert told.value.at == ("d1", "d2")


def test_what_it_has_done_it_does_not_die_of(process: Process) -> None:
    assert process(note_and, len, "d1") == 2
    with pytest.raises(WorkerDied) as told:
        process(kill)
    assert told.value.at == ()


def note_and(function: Callable[[str], object], *ids: str) -> object:
    at_work(*ids)
    return function(ids[-1])


def kill_of(_: str) -> None:
    kill()


def test_memory_beyond_the_limit_is_refused(process: Process) -> None:
    process(confine, 64 << 20)
    assert process(zeros, 16 << 20) == 16 << 20
    if sys.platform == "linux":
        with pytest.raises(MemoryError):
            process(zeros, 80 << 20)
    assert process(len, "four") == 4


def zeros(count: int) -> int:
    return len(bytes(count))


def test_what_it_has_started_ends_with_it(process: Process) -> None:
    sleeper = psutil.Process(process(start_sleeper))
    process.end()
    sleeper.wait(10)


def start_sleeper() -> int:
    return subprocess.Popen(["sleep", "100"]).pid


def test_it_dies_with_its_parent_whatever_it_is_at(tmp_path: Path) -> None:
    told = tmp_path / "pids"
    code = f"""
        from pathlib import Path
        from tasks.process import Process
        from tests.tasks.test_process import endless
        Process()(endless, {str(told)!r})
        """
    parent = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], cwd=Path(__file__).parents[2])
    while not told.exists():
        assert parent.poll() is None
        time.sleep(0.02)
    left = [psutil.Process(int(pid)) for pid in told.read_text().split()]
    assert len(left) == 2
    parent.kill()
    parent.wait()
    _, alive = psutil.wait_procs(left, 10)
    assert not alive


def endless(told: str) -> None:
    sleeper = start_sleeper()
    draft = Path(told).with_suffix(".draft")
    draft.write_text(f"{os.getpid()} {sleeper}")
    draft.rename(told)
    re.match(r"(a+)+$", "a" * 60 + "b")
