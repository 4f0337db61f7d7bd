"""Workers answer from many threads, come back after one was killed, and are gone when the run is over."""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from tasks.errors import NewerWarehouse, NightmillError, WorkerDied
from tasks.workers import Workers


@pytest.fixture
def started() -> Callable[[], set[int]]:
    """The processes started in this test that are there; readers of other tests may wait for more."""
    before = _children()
    return lambda: _children() - before


def _children() -> set[int]:
    return {child.pid for child in psutil.Process().children()}


def test_a_call_answers_and_a_death_is_told_and_survived() -> None:
    with Workers(1) as workers:
        assert workers(len, "four") == 4
        with pytest.raises(ZeroDivisionError):
            workers(divmod, 1, 0)
        with pytest.raises(WorkerDied, match="was killed by SIGKILL during _die"):
            workers(_die)
        assert workers(len, "four") == 4


def test_no_process_is_started_for_nothing(started: Callable[[], set[int]]) -> None:
    with Workers(4):
        assert started() == set()


def test_as_many_processes_as_jobs_and_none_is_left(started: Callable[[], set[int]]) -> None:
    with Workers(2) as workers, ThreadPoolExecutor(8) as threads:
        ids = set(threads.map(lambda _: workers(_nap), range(8)))
        assert ids == started()
        assert len(ids) == 2
    assert started() == set()


def test_who_dies_takes_nobody_along() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(2) as threads:
        other = threads.submit(workers, _nap)
        with pytest.raises(WorkerDied):
            workers(_die)
        assert isinstance(other.result(), int)


def test_an_error_that_a_worker_met_elsewhere_leaves_it_alive() -> None:
    with Workers(1) as workers:
        first = workers(os.getpid)
        with pytest.raises(WorkerDied, match="reading"):
            workers(_helper_died)
        assert workers(os.getpid) == first


def test_a_run_that_is_lost_waits_for_nobody(tmp_path: Path, started: Callable[[], set[int]]) -> None:
    with ThreadPoolExecutor(3) as threads:
        begun = time.monotonic()
        with pytest.raises(KeyboardInterrupt), Workers(1) as workers:
            calls = [threads.submit(workers, _long, str(tmp_path / "begun")) for _ in range(3)]
            while not (tmp_path / "begun").exists():
                time.sleep(0.02)
            raise KeyboardInterrupt
        for call in calls:
            with pytest.raises(NightmillError, match="The run is over"):
                call.result()
        assert time.monotonic() - begun < 60
    assert started() == set()


def test_errors_keep_their_message_and_exit_code_between_processes() -> None:
    error = NewerWarehouse(Path("x"), "schema version 9")
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is NewerWarehouse
    assert str(twin) == str(error)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _helper_died() -> None:
    raise WorkerDied("reading", -9)


def _nap() -> int:
    time.sleep(0.2)
    return os.getpid()


def _long(begun: str) -> None:
    Path(begun).touch()
    time.sleep(600)
