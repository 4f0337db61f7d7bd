"""A pool of worker processes, one a core, that outlives the death of a worker."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import ParamSpec, TypeVar

from tasks.errors import WorkerDied

P = ParamSpec("P")
Result = TypeVar("Result")


class Workers:
    """Runs plain functions in worker processes; may be called from many threads.

    Processes are started fresh ("spawn"): a fork of a process with threads may hang. They start with the first call,
    so a night with nothing to read starts none.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._lock = threading.Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._over = False

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over = True
        if self._pool is not None:
            if kind is not None:
                # The run is lost: what its workers are at is of no use, and nobody should wait for it.
                for process in multiprocessing.active_children():
                    process.kill()
            self._pool.shutdown(cancel_futures=True)

    def __call__(self, function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Run `function` in a worker and wait for it.

        Raises:
            WorkerDied: the process was killed (out of memory, a crash in a library). Calling again uses a new pool.
        """
        pool = self._running()
        try:
            return pool.submit(function, *args, **kwargs).result()
        except BrokenProcessPool as error:
            with self._lock:
                if self._pool is pool:
                    self._pool = None
            # Wait for its end with the pool in hand: let go of while it ends, it deadlocks (CPython 3.13.0).
            pool.shutdown()
            raise WorkerDied(f"A worker process died during {function.__name__}: {error}") from error

    def _running(self) -> ProcessPoolExecutor:
        with self._lock:
            if self._over:
                raise WorkerDied("The run is over.")
            if self._pool is None:
                spawn = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(self.jobs, mp_context=spawn, initializer=end_quietly)
            return self._pool


def end_quietly() -> None:
    """Close standard error as the last thing this process does.

    DuckDB 2.0 may list its own objects there when they outlive its module: harmless, and no words for people.
    """
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
