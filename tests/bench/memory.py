"""The most memory this process and its children held together, sampled."""

from __future__ import annotations

import threading
from types import TracebackType

import psutil


class Peak:
    """Samples proportional set size (shared pages counted once) ten times a second while the block runs."""

    def __init__(self) -> None:
        self.bytes = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Peak:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._over.wait(0.1):
            self.bytes = max(self.bytes, sum(_held(process) for process in [me, *me.children(recursive=True)]))


def _held(process: psutil.Process) -> float:
    try:
        return float(process.memory_full_info().pss)
    except (psutil.Error, AttributeError):
        return 0.0
