"""Files that are whole or not there: written under a temporary name, then renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq


def write(table: pa.Table, path: Path) -> Path:
    """Write `table` as Parquet, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        pq.write_table(table, draft, compression="zstd", compression_level=1)
        return draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def read(path: Path) -> pa.Table:
    """Read a Parquet file on this thread: every worker has its own core already."""
    return pq.read_table(path, use_threads=False)


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """A folder to write into that takes its name when all is written; it replaces nothing."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    try:
        yield draft
        draft.rename(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
