"""Workers answer, raise what the function raised, and come back after one was killed."""

import os
import signal

import pytest

from tasks.errors import NewerWarehouse, SpanMismatch, WorkerDied
from tasks.workers import Workers


def test_a_call_answers_and_a_death_is_told_and_survived() -> None:
    with Workers(1) as workers:
        assert workers(len, "four") == 4
        with pytest.raises(ZeroDivisionError):
            workers(divmod, 1, 0)
        with pytest.raises(SpanMismatch, match="the surface says 'x'"):
            workers(_mismatch)
        with pytest.raises(WorkerDied, match="_die"):
            workers(_die)
        assert workers(len, "four") == 4


def test_no_process_is_started_for_nothing() -> None:
    with Workers(4) as workers:
        assert workers._pool is None


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _mismatch() -> None:
    raise SpanMismatch("rule", 0, 1, "x", "y")


def test_errors_keep_their_message_and_exit_code_between_processes() -> None:
    import pickle
    from pathlib import Path

    error = NewerWarehouse(Path("x"), "schema version 9")
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is NewerWarehouse
    assert str(twin) == str(error)
