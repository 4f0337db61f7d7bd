"""The night without Prefect, in one process, for tests that kill it: the same stages in the same order.

A parent keeps the heavy imports warm and forks a child for each command it reads, so that a night takes a second.
Commands are lines of JSON on standard input: {"seeds": ..., "warehouse": ..., "kill_at": n | null}. For each, a line
of JSON on standard output: {"status": ..., "steps": n} where `steps` counts the changes made to the file system.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

from expectations import gate
from flows.night import night
from flows.settings import Settings
from tasks.audit import audit
from tasks.batch import gold
from tasks.discover import discover
from tasks.errors import GateRefused
from tasks.extract import extract
from tasks.ingest import ingest
from tasks.load import load
from tasks.normalise import normalise
from tasks.publish import publish
from tasks.report import report
from tasks.run import NONE
from tasks.source.outdated import Backfill
from tasks.source.sources import Source

ROOT = Path(__file__).parents[2]

#: Calls that change what a later process finds; the night is killed just before one of them.
STEPS = ("rename", "replace", "symlink", "unlink", "rmdir", "mkdir", "fsync", "chmod")

#: Tables whose promises a night is held to before it is published.
AUDITED = ("ledger", "runs")


class Inline:
    """Workers that work right here, one after the other."""

    jobs = 2

    def __init__(self) -> None:
        self.lock = Lock()

    def __call__(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        with self.lock:
            return function(*args, **kwargs)


def night_without_prefect(seeds: str, warehouse: str, backfill: Backfill = NONE, **more: Any) -> str:
    workers: Any = Inline()
    with night(Settings((Source(seeds),), warehouse=Path(warehouse), jobs=2, **more), backfill) as run:
        found = discover.fn(run, workers)
        batches = [ingest.fn(batch, run, workers) for batch in found.batches]
        batches = [normalise.fn(batch, run, workers) for batch in batches]
        batches = [extract.fn(batch, run, workers) for batch in batches]
        candidate = load.fn(run, found, batches)
        verdict = audit.fn(run, candidate, workers)
        if verdict.held:
            candidate = load.fn(run, found, batches, verdict.held)
            verdict = audit.fn(run, candidate, workers, verdict)
        published = publish.fn(run, candidate, verdict)
        page = report.fn(run)
    if not published:
        raise GateRefused(str(page))
    return run.run_id


def kill_before(step: int | None) -> list[int]:
    """Count the changes to the file system; die before change number `step`."""
    count = [0]

    def counted(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            count[0] += 1
            if count[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    for name in STEPS:
        setattr(os, name, counted(getattr(os, name)))
    return count


class Driver:
    """The parent: runs nights in forks of a process that has everything imported. `before` is run in it first."""

    def __init__(self, before: Callable[[], None] | None = None) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            preexec_fn=before,
        )

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()

    def __call__(self, seeds: Path, data: Path, **how: Any) -> dict[str, Any]:
        """Run a night: what the answer says. `kill_at` a change to the file system, or `kill_after` seconds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"seeds": str(seeds), "warehouse": str(data)} | how) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


def child(command: dict[str, Any], pipe: int) -> None:
    count = kill_before(command.get("kill_at"))
    try:
        status = night_without_prefect(command["seeds"], command["warehouse"])
    except BaseException as error:  # the parent wants to know of everything
        status = f"{type(error).__name__}: {error}"
    os.write(pipe, json.dumps({"status": status, "steps": count[0]}).encode())
    os._exit(0)


def main() -> None:
    import expectations.data_docs  # noqa: F401

    gold.scored("compact")
    # It is about when the night is killed, not about what is promised.
    gate.audit = partial(gate.audit, tables=AUDITED)
    for line in sys.stdin:
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            child(json.loads(line), writing)
        os.close(writing)
        command = json.loads(line)
        if command.get("kill_after") is not None:
            time.sleep(command["kill_after"])
            os.kill(pid, signal.SIGKILL)
        answer = b"".join(iter(partial(os.read, reading, 65536), b""))
        os.close(reading)
        os.waitpid(pid, 0)
        sys.stdout.write((answer.decode() or json.dumps({"status": "killed", "steps": None})) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
