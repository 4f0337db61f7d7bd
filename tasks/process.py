"""A Python process of its own that does what it is asked, one call at a time, and may die of it."""

from __future__ import annotations

import fcntl
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Final, ParamSpec, TypeVar

from tasks.collect import attempt
from tasks.errors import NightmillError, WorkerDied

P = ParamSpec("P")
Result = TypeVar("Result")

#: What the process runs. It imports what we would, and nothing of the program that we are.
BOOT: Final = "import sys; sys.path[:] = sys.argv[3:]; from tasks.process import serve; serve(*map(int, sys.argv[1:3]))"

#: Seconds a process has to end by itself once nobody asks it any more.
GRACE: Final = 5.0

#: Where this process notes what it is at; None in one that nobody watches.
_notes: int | None = None


class Process:
    """Runs plain functions in another process, and tells when that dies. Not for several threads at once.

    The process is a new one, not a fork: a fork of a process with threads may hang. It dies with its parent, whatever
    it is at, and takes along what it has started itself.
    """

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        self._notes = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
        descriptors = (theirs.fileno(), self._notes.fileno())
        with theirs:
            # Nothing is ever written to its standard input: that ends when we do, however that comes about.
            self._process = subprocess.Popen(
                [sys.executable, "-c", BOOT, *map(str, descriptors), *sys.path],
                stdin=subprocess.PIPE,
                pass_fds=descriptors,
                start_new_session=True,
            )

    def __call__(self, function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """What `function` returns, or raises, there.

        Raises:
            WorkerDied: the process has ended without an answer; it is of no more use.
        """
        try:
            self._connection.send((function, args, kwargs))
            done, answer = self._connection.recv()
        except (EOFError, ConnectionError) as error:
            at = os.pread(self._notes.fileno(), 1 << 20, 0).partition(b"\n")[0].decode().split()
            raise WorkerDied(function.__name__, self.end(), at) from error
        if not done:
            raise answer
        result: Result = answer
        return result

    @property
    def alive(self) -> bool:
        """Whether it can be asked."""
        return not self._notes.closed

    def end(self) -> int:
        """End the process and all it has started. Returns its exit status, below 0 for the signal that killed it."""
        if self.alive:
            self._connection.close()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(GRACE)
            self.kill()
            self._notes.close()
            if self._process.stdin is not None:
                self._process.stdin.close()
        return self._process.wait()

    def kill(self) -> None:
        """Have the process end at once, from any thread; who waits for its answer gets `WorkerDied`."""
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)


def serve(connection: int, notes: int) -> None:
    """Do what is asked over the connection until it is closed."""
    global _notes
    _notes = notes
    _die_with_parent()
    with Connection(connection) as asked:
        while True:
            try:
                function, args, kwargs = asked.recv()
            except (EOFError, ConnectionError):
                return
            done, answer = attempt(function, *args, **kwargs)
            at_work()
            asked.send((done, answer if done else _portable(answer)))


def at_work(*ids: str) -> None:
    """Note what this process is working on, for `WorkerDied.at` should it die of it. Takes a microsecond."""
    if _notes is not None:
        os.pwrite(_notes, " ".join(ids).encode() + b"\n", 0)


def _portable(error: Exception) -> Exception:
    """The error as it can travel: some exceptions of libraries cannot be built anew from what they hold."""
    error.add_note("".join(traceback.format_exception(error)))
    whole, copy = attempt(lambda: pickle.loads(pickle.dumps(error)))
    return error if whole and type(copy) is type(error) else NightmillError(f"{type(error).__name__}: {error}")


def _die_with_parent() -> None:
    """Have the kernel end this process, and those it starts, when the other end of its standard input is gone.

    A thread that watched it would wait for the interpreter lock, which some endless loops never let go of.
    """
    fcntl.fcntl(sys.stdin, fcntl.F_SETOWN, -os.getpgrp())
    fcntl.fcntl(sys.stdin, fcntl.F_SETFL, fcntl.fcntl(sys.stdin, fcntl.F_GETFL) | os.O_ASYNC)
