"""Rows that broke a promise as a report shows them: in their sentence, with the command that finds them all."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tasks.reporting.model import Expectation, RunReport

#: Where a row stands that broke a promise.
PLACE: Final[dict[str, Any]] = dict.fromkeys(("title", "file_name", "uri", "value"))
#: Characters of a value that are shown.
LONGEST: Final = 200


def samples(found: Expectation) -> dict[str, list[dict[str, Any]]]:
    """The rows of a broken promise: `spoken` those that stand in a sentence, marked there, and the `others`."""
    places = [*found.places, *({} for _ in found.rows)][: len(found.rows)]
    pairs = list(zip(found.rows, places, strict=True))
    spoken = [_spoken(row, place, found.column_name) for row, place in pairs if place.get("sentence")]
    others = [_document(place) | dict(row) for row, place in pairs if not place.get("sentence")]
    return {"spoken": spoken, "others": others}


def command(query: str, report: RunReport) -> str:
    """What to type to ask the file a run was audited in: its release, or what was refused."""
    folders = Path(report.warehouse).parents
    where = f" --warehouse {shlex.quote(str(folders[1]))}" if len(folders) > 1 else ""
    run = report.release if report.state == "published" and report.release else report.run_id
    return f"nightmill sql{where} --as-of {run} - <<'SQL'\n{query}\nSQL"


def split(row: Mapping[str, Any]) -> dict[str, str]:
    """The sentence before, in and after the surface."""
    sentence, start, end = str(row.get("sentence") or ""), int(row.get("start") or 0), int(row.get("end") or 0)
    return {"before": sentence[:start], "mark": sentence[start:end], "after": sentence[end:]}


def cell(value: Any) -> str:
    """A value as a cell of a table shows it."""
    text = "null" if value is None else str(value)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _spoken(row: Mapping[str, Any], place: Mapping[str, Any], column: str | None) -> dict[str, Any]:
    """A row in its sentence; `value` is what stands in the column of the promise, where that is not what is marked."""
    parts = split(place)
    value = row.get(column) if column is not None else None
    told = value is None or value == parts["mark"]
    return PLACE | dict(place) | parts | {"value": None if told else cell(value)}


def _document(place: Mapping[str, Any]) -> dict[str, Any]:
    """The document of a row, as its first column."""
    named = place.get("title") or place.get("file_name")
    return {"document": named} if named else {}
