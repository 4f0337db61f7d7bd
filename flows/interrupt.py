"""Ctrl-C: stop at once and leave nothing running. A run may be killed at any point, so there is nothing to wait for."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, NoReturn

#: Exit status of a program that was interrupted, as shells have it.
INTERRUPTED: Final = 130

#: Seconds the run has to write down that it was stopped. Prefect alone would wait for its server, which may be gone.
GRACE: Final = 3.0


@contextmanager
def interruptible() -> Iterator[None]:
    """Within the block Ctrl-C ends this process and its children within `GRACE` seconds; twice, at once.

    Raises:
        KeyboardInterrupt: in the block, so that it can write down its end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, _stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    signal.signal(signal.SIGINT, lambda *_: _leave())
    sys.stderr.write("\nnightmill: stopped. What is published is untouched; finished batches are kept.\n")
    timer = threading.Timer(GRACE, _leave)
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def _leave() -> NoReturn:
    import psutil

    for child in psutil.Process().children(recursive=True):
        child.kill()
    os._exit(INTERRUPTED)
