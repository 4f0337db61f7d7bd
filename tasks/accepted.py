"""accepted.csv: bounds of promises that people moved, each with a reason and a day."""

from __future__ import annotations

import datetime as dt
import math
from pathlib import Path
from typing import Final

from expectations.suite import every_promise
from tasks import lines
from tasks.lines import Line, Said
from tasks.records import Accepted
from warehouse.releases import DataFolder

HEADER: Final = ("rule", "bound", "why", "moved_on")
FILE: Final = "accepted.csv"


def path(data: DataFolder) -> Path:
    """Where the moved bounds of a warehouse are: beside it."""
    return data.root / FILE


def read(data: DataFolder) -> Said[Accepted]:
    """The bounds people moved; none where there is no file."""
    return lines.read(path(data), HEADER, accepted)


def accepted(line: Line) -> Accepted:
    """What a line says; its problem where it moves nothing."""
    given = line.given
    made = Accepted(line.number, given.get("rule", ""), why=given.get("why", ""))
    if line.problem:
        return _wrong(made, line.problem)
    if made.rule not in {f"{promise.table}.{promise.rule}" for promise in every_promise()}:
        return _wrong(made, f"There is no promise {made.rule!r}; a report names them as table.rule.")
    if not made.why:
        return _wrong(made, "A bound is not moved without a reason: say why.")
    try:
        bound, day = float(given.get("bound", "")), given.get("moved_on")
        moved_on = dt.date.fromisoformat(day) if day else None
    except ValueError as error:
        return _wrong(made, f"The bound must be a number and moved_on a day such as 2026-11-23: {error}.")
    if not math.isfinite(bound):
        return _wrong(made, "The bound must be a finite number.")
    return Accepted(made.line, made.rule, bound, made.why, moved_on)


def _wrong(made: Accepted, problem: str) -> Accepted:
    return Accepted(made.line, made.rule, why=made.why, problem=problem)


def append(data: DataFolder, accepted: Accepted) -> int:
    """Add a line at the end of the file, with its header where it is new. Returns the number of the line."""
    day = accepted.moved_on.isoformat() if accepted.moved_on else ""
    return lines.append(path(data), HEADER, [accepted.rule, f"{accepted.bound:.12g}", accepted.why, day])
