"""Divide the readings of a night into batches, taking over what an interrupted run has finished."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tasks.batch import files
from tasks.source.decisions import Reading
from tasks.source.scan import Input

MOST_DOCUMENTS = 500
MOST_BYTES = 16 << 20
#: Batches a worker gets at least, so that the last one does not keep the others waiting.
SHARES = 2


@dataclass(frozen=True, slots=True)
class Batch:
    """Some documents that are worked together. Their readings lie in `folder`/readings.json.

    With `redo` these tables are found anew in their stored texts; their sources are left alone.
    """

    number: int
    of: int
    documents: int
    bytes: int
    folder: Path
    redo: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.number} of {self.of}"

    def readings(self) -> list[Reading]:
        """The documents to read."""
        rows = json.loads((self.folder / "readings.json").read_text("utf-8"))
        return [Reading(**(row | {"input": Input(**row["input"]), "redo": tuple(row["redo"])})) for row in rows]


def batches(readings: Sequence[Reading], staging: Path, versions: Mapping[str, str], jobs: int) -> list[Batch]:
    """Batches of at most `MOST_DOCUMENTS` and about `MOST_BYTES`, enough of them for `jobs` workers.

    Batches left in `staging` by an interrupted run are taken over where content and versions are the same, and
    cleared away where not.
    """
    wanted = {_key(reading): reading for reading in readings}
    folders = []
    for folder in sorted(staging.iterdir()) if staging.is_dir() else ():
        held = _held(folder, versions)
        if held and held <= wanted.keys():
            folders.append(folder)
            for key in held:
                del wanted[key]
        elif folder.is_dir():
            shutil.rmtree(folder)
        else:
            folder.unlink()
    fresh = _parts(sorted(wanted.values(), key=lambda reading: (reading.redo, reading.sha256)), jobs)
    folders += [_lay(part, staging, versions) for part in fresh]
    all_rows = [_rows(folder) for folder in folders]
    return [
        Batch(
            number, len(folders), len(rows), sum(row["input"]["size"] for row in rows), folder, tuple(rows[0]["redo"])
        )
        for number, (folder, rows) in enumerate(zip(folders, all_rows, strict=True), 1)
    ]  # fmt: skip


def _key(reading: Reading) -> str:
    found = reading.input
    place = (found.modified_ns, found.offset, found.path, json.dumps(reading.about, sort_keys=True))
    return "\0".join([found.uri, reading.sha256, reading.doc_id, str(reading.version), *map(str, place), *reading.redo])


def _rows(folder: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((folder / "readings.json").read_text("utf-8"))
    return rows


def _held(folder: Path, versions: Mapping[str, str]) -> set[str]:
    """Keys of the readings a staged batch holds; empty when it was made by other versions or is not whole."""
    try:
        if json.loads((folder / "versions.json").read_text("utf-8")) != dict(versions):
            return set()
        return {_key(reading) for reading in Batch(0, 0, 0, 0, folder).readings()}
    except (OSError, ValueError, TypeError, KeyError):
        return set()


def _parts(readings: Sequence[Reading], jobs: int) -> Iterator[list[Reading]]:
    most = min(MOST_DOCUMENTS, max(1, math.ceil(len(readings) / (jobs * SHARES))))
    part: list[Reading] = []
    size = 0
    for reading in readings:
        full = len(part) >= most or size + reading.input.size > MOST_BYTES
        if part and (full or part[0].redo != reading.redo):
            yield part
            part, size = [], 0
        part.append(reading)
        size += reading.input.size
    if part:
        yield part


def _lay(part: Sequence[Reading], staging: Path, versions: Mapping[str, str]) -> Path:
    keys = "\n".join(map(_key, part)).encode("utf-8", "surrogateescape")
    name = hashlib.sha256(keys).hexdigest()[:16]
    with files.whole_folder(staging / name) as folder:
        (folder / "versions.json").write_text(json.dumps(dict(versions)), "utf-8")
        (folder / "readings.json").write_text(json.dumps([asdict(reading) for reading in part]), "utf-8")
    return staging / name
