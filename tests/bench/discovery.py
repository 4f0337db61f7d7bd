"""Discovery over files that have not changed: how long it takes, and how much memory, in a process of its own.

`python -m tests.bench.discovery 100000 400000` measures it for so many files.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
import pyarrow as pa

from tests.bench.gate import apart

#: How many files, each time.
FILES: Final = (25_000, 100_000)
#: Files of one folder.
FOLDER: Final = 1000

RUN_ID: Final = "20260101T020000Z-0000"


@dataclass(frozen=True, slots=True)
class Discovered:
    """What one discovery took: seconds by the wall clock, and bytes of memory beyond those that it began with."""

    unchanged: int
    news: int
    seconds: float
    memory: int


def lay(root: Path, files: int) -> None:
    """Tiny files, and a warehouse in which each has been loaded."""
    from tasks.batch.extract import found_with, versions
    from tasks.source.patterns import Patterns
    from tasks.source.scan import walk
    from warehouse.build import begin
    from warehouse.releases import DataFolder, publish
    from warehouse.store import writing
    from warehouse.tables import DOCUMENTS, LEDGER, RUNS

    for number in range(files):
        folder = root / "files" / f"{number // FOLDER:06}"
        if number % FOLDER == 0:
            folder.mkdir(parents=True)
        (folder / f"{number:09}.txt").write_text(str(number), "ascii")
    inputs: list[Any] = list(walk((root / "files").resolve(), Patterns()))
    later = time.time_ns() + 10**10
    moment = dt.datetime(2026, 1, 1, 2)
    ids = [f"d{number:016x}" for number in range(files)]
    contents = [f"{number:064x}" for number in range(files)]
    known = versions("compact")
    rows: dict[str, pa.Table] = {
        "ledger": LEDGER.rows(
            {
                "run_id": RUN_ID, "uri": one.uri, "sha256": content, "state": "loaded", "stage": "load",
                "reason": "new_document", "doc_id": doc_id, "size": one.size, "modified_ns": one.modified_ns,
                "seen_ns": later,
            }
            for one, doc_id, content in zip(inputs, ids, contents, strict=True)
        ),
        "documents": DOCUMENTS.rows(
            {
                "doc_id": doc_id, "uri": one.uri, "file_name": Path(one.path).name, "media_type": "text/plain",
                "encoding": "utf-8", "published_basis": "none", "collected_at": moment, "text": "A", "characters": 1,
                "words": 1, "sha256": content, "version": 1, "reader": f"text {known['reader text']}",
                "story_id": doc_id, "first_run": RUN_ID, "last_run": RUN_ID, "began_in": RUN_ID, "current": True,
                "read_with": found_with("compact"),
            }
            for one, doc_id, content in zip(inputs, ids, contents, strict=True)
        ),
        "runs": RUNS.rows(
            [{"run_id": RUN_ID, "started_at": moment, "state": "published", "inputs": {}, "rows": {},
              "versions": known}]
        ),
    }  # fmt: skip
    data = DataFolder(root / "data")
    with writing(begin(data, RUN_ID)) as connection:
        for name, table in rows.items():
            connection.register("rows", table)
            connection.execute(f"INSERT INTO core.{name} BY NAME SELECT * FROM rows")
            connection.unregister("rows")
    publish(data, RUN_ID, 7)


def discovered(root: Path) -> Discovered:
    """Discover as a night does."""
    from flows.night import night
    from flows.settings import Settings
    from tasks.discover import discover
    from tasks.source.sources import Source
    from tasks.workers import Workers

    settings = Settings((Source(str(root / "files")),), warehouse=root / "data", jobs=1)
    with night(settings) as run, Workers(1) as workers:
        begins = _most()
        start = time.perf_counter()
        found = discover.fn(run, workers)
        seconds = time.perf_counter() - start
        memory = _most() - begins
    unchanged = found.plan.continuing.get("unchanged", 0)
    return Discovered(unchanged, found.plan.inputs - unchanged, seconds, memory)


def _most() -> int:
    """The most memory this process ever held."""
    told = Path("/proc/self/status")
    if told.exists():
        return next(int(line.split()[1]) * 1024 for line in told.read_text().splitlines() if line.startswith("VmHWM"))
    return int(psutil.Process().memory_info().rss)


def lines(counts: Sequence[int] = FILES) -> list[str]:
    """One measurement a count, ready to print; the first is made twice, for the disk to be warm for all."""
    told = []
    for files in counts:
        with tempfile.TemporaryDirectory(prefix="nightmill-bench-") as folder:
            apart(lay, Path(folder), files)
            took: Discovered = min((apart(discovered, Path(folder)) for _ in range(2)), key=lambda one: one.seconds)
        if (took.unchanged, took.news) != (files, 0):
            raise RuntimeError(f"{files:,} files were laid, and this was found: {took}")
        told.append(took)
    first = told[0]
    return [
        f"discovery of {took.unchanged:,} unchanged files: {took.seconds:.2f} s "
        f"({took.seconds / first.seconds:.1f} times the first for {took.unchanged / first.unchanged:.1f} times the "
        f"files), {took.memory / 1e6:,.0f} MB of memory"
        for took in told
    ]


if __name__ == "__main__":
    for line in lines([int(word) for word in sys.argv[1:]] or FILES):
        print(line)
