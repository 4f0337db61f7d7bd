"""The journal: one JSON file a run, whatever became of it, outside the warehouse so that a refusal is on record too."""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from warehouse.releases import DataFolder


def write(folder: DataFolder, entry: Mapping[str, Any]) -> Path:
    """Write the entry of the run `entry["run_id"]`, whole or not at all."""
    folder.journal.mkdir(parents=True, exist_ok=True)
    path = folder.journal / f"{entry['run_id']}.json"
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(entry, file, ensure_ascii=False, indent=1)
        file.flush()
        os.fsync(file.fileno())
    return draft.replace(path)


def runs(folder: DataFolder) -> list[str]:
    """The ids of all runs, oldest first."""
    return sorted(path.stem for path in folder.journal.glob("*.json"))


def entries(folder: DataFolder, most: int | None = None, after: str | None = None) -> list[dict[str, Any]]:
    """Every entry, oldest first; or the newest `most`, and all of runs after `after`."""
    every = runs(folder)
    older = 0 if most is None else max(0, len(every) - most)
    return [
        entry(folder, run_id)
        for place, run_id in enumerate(every)
        if place >= older or (after is not None and run_id > after)
    ]


def entry(folder: DataFolder, run_id: str) -> dict[str, Any]:
    """The entry of one run. One that cannot be read has failed, and says why it cannot be read."""
    path = folder.journal / f"{run_id}.json"
    try:
        found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if found["run_id"] != run_id or not isinstance(found["state"], str):
            raise ValueError("it is not of this run")
        for name in ("started_at", "finished_at"):
            if found.get(name) is not None:
                dt.datetime.fromisoformat(found[name])
        return found
    except (OSError, ValueError, TypeError, KeyError) as error:
        return {"run_id": run_id, "state": "failed", "detail": f"The journal entry cannot be read: {error}"}
