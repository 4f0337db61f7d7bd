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


def entries(folder: DataFolder) -> list[dict[str, Any]]:
    """Every entry, oldest first. One that cannot be read stands in the list with its state and reason."""
    if not folder.journal.is_dir():
        return []
    return [_entry(path) for path in sorted(folder.journal.glob("*.json"))]


def _entry(path: Path) -> dict[str, Any]:
    try:
        entry: dict[str, Any] = json.loads(path.read_text("utf-8"))
        if entry["run_id"] != path.stem or not isinstance(entry["state"], str):
            raise ValueError("it is not of this run")
        for name in ("started_at", "finished_at"):
            if entry.get(name) is not None:
                dt.datetime.fromisoformat(entry[name])
        return entry
    except (OSError, ValueError, TypeError, KeyError) as error:
        return {"run_id": path.stem, "state": "failed", "detail": f"The journal entry cannot be read: {error}"}
