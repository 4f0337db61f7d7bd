"""A pool of worker processes, one a core, of which each may die without taking the others along."""

from __future__ import annotations

import atexit
import os
import threading
from collections.abc import Callable
from queue import LifoQueue
from types import TracebackType
from typing import Final, ParamSpec, TypeVar

from tasks.errors import NightmillError, WorkerDied
from tasks.process import Process

P = ParamSpec("P")
Result = TypeVar("Result")


OVER: Final = "The run is over."


class Workers:
    """Runs plain functions in worker processes; may be called from many threads.

    A process is started when a call finds none at leisure, so a night with nothing to read starts none.
    """

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self._lock = threading.Lock()
        self._over = False
        self._alive: set[Process] = set()
        #: Who may work next: processes at leisure on top, below them the places of those that are not started.
        self._places: LifoQueue[Process | None] = LifoQueue()
        self._fill()

    def _fill(self) -> None:
        for _ in range(self.jobs):
            self._places.put(None)

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._over = True
            if kind is not None:
                # The run is lost: what its workers are at is of no use, and nobody should wait for it.
                for process in self._alive:
                    process.kill()
        for _ in range(self.jobs):
            place = self._places.get()
            if place is not None:
                place.end()
        # Whoever still waits for a place is told that it is over.
        self._fill()

    def __call__(self, function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """Run `function` in a worker and wait for it.

        Raises:
            WorkerDied: the process was killed (out of memory, a crash in a library). The next call uses another one.
        """
        place = self._places.get()
        try:
            if self._over:
                raise NightmillError(OVER)
            place = place or self._start()
            return place(function, *args, **kwargs)
        except WorkerDied:
            if self._over:
                raise NightmillError(OVER) from None
            raise
        finally:
            if place is not None and not place.alive:
                with self._lock:
                    self._alive.discard(place)
                place = None
            self._places.put(place)

    def _start(self) -> Process:
        with self._lock:
            if self._over:
                raise NightmillError(OVER)
            process = Process()
            self._alive.add(process)
        process(end_quietly)
        return process


def end_quietly() -> None:
    """Close standard error as the last thing this process does.

    DuckDB 2.0 may list its own objects there when they outlive its module: harmless, and no words for people.
    """
    atexit.register(lambda: os.dup2(os.open(os.devnull, os.O_WRONLY), 2))
