"""The gate over a large warehouse: how long the audit takes, and how much memory, in a process of its own.

`python -m tests.bench.gate` also tells which promises cost most, each checked alone.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.bench import warehouses

#: Documents of a warehouse of ten million rows.
DOCUMENTS: Final = 10_000_000 // warehouses.ROWS_OF_DOCUMENT


@dataclass(frozen=True, slots=True)
class Audited:
    """What one audit took. Seconds by the wall clock and of processor time; `peak` in bytes."""

    rows: int
    promises: int
    unmet: int
    seconds: float
    processor: float
    peak: int


def apart(function: Callable[..., Any], *given: Any) -> Any:
    """Call a function in a fresh process, so that its memory and what it imports are its own."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        return pool.submit(function, *given).result()


def audited(path: Path, run_id: str) -> Audited:
    """Audit a warehouse as a night does, the import of Great Expectations included."""
    start, used = time.perf_counter(), time.process_time()
    from expectations.gate import audit

    verdict = audit(path, run_id=run_id)
    seconds, processor = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Audited(_rows(path), verdict.total, len(verdict.unmet), seconds, processor, peak)


def costs(path: Path, run_id: str, tables: Collection[str] | None = None) -> list[tuple[float, str]]:
    """Seconds each promise (about these tables) takes by itself, the longest first."""
    from expectations import engine
    from expectations.suite import promises

    told = []
    for promise in promises(tables):
        with engine.opened(path) as source:
            start = time.perf_counter()
            engine.examine(source, [promise], run_id)
            told.append((time.perf_counter() - start, f"{promise.table}.{promise.rule}"))
    return sorted(told, reverse=True)


def lines(documents: int, most: int = 0) -> list[str]:
    """One measurement, ready to print, with the `most` promises that cost most."""
    with tempfile.TemporaryDirectory(prefix="nightmill-bench-") as folder:
        path = Path(folder) / "warehouse.duckdb"
        run_id = apart(warehouses.make, path, documents)
        took: Audited = apart(audited, path, run_id)
        slow = apart(costs, path, run_id)[:most] if most else []
        size = path.stat().st_size
    return [
        f"the gate: {took.promises} promises over {took.rows:,} rows, {size / 1e6:,.0f} MB on disk: "
        f"{took.seconds:.1f} s ({took.processor:.1f} s of processor time), peak memory {took.peak / 1e6:,.0f} MB, "
        f"{took.unmet} broken",
        *(f"{seconds:>8.2f} s  {name}" for seconds, name in slow),
    ]


def _rows(path: Path) -> int:
    from warehouse.store import first, open_read

    connection = open_read(path)
    try:
        row = first(connection, "SELECT sum(estimated_size)::BIGINT FROM duckdb_tables() WHERE schema_name = 'core'")
    finally:
        connection.close()
    return int(row[0]) if row else 0


def main() -> int:
    """Measure, and tell what costs most."""
    top = argparse.ArgumentParser(prog="python -m tests.bench.gate", description=__doc__)
    top.add_argument("--documents", type=int, default=DOCUMENTS, help="documents to make (default: %(default)s)")
    top.add_argument("--costs", type=int, default=20, help="promises to tell the cost of (default: %(default)s)")
    given = top.parse_args()
    print("\n".join(lines(given.documents, given.costs)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
