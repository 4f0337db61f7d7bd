"""Render reports as pages that need no network and no script."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from itertools import groupby
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from tasks.reporting import words
from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.samples import cell, command, samples, split
from tasks.reporting.verdict import lead, overview

if TYPE_CHECKING:
    from jinja2 import Environment

#: Final states in the order of the bar, with their plain meaning.
STATES: Final = {
    "loaded": "read and loaded",
    "unchanged": "unchanged since an earlier run",
    "duplicate": "the same content as another document",
    "opened": "an archive or the like: what it holds is counted for itself",
    "skipped": "not read: no reader for it, or no file",
    "quarantined": "held back by the audit",
    "failed": "could not be read",
    "removed": "no longer in the source",
}
#: States of inputs that should have become documents and did not.
LOST: Final = ("failed", "quarantined")
#: States of inputs that are not in the warehouse, the gravest first.
GRAVITY: Final = (*LOST, "skipped", "duplicate")
#: All of them; what was refused is not in the view, which knows published runs only.
ALL_LOST: Final = "select uri, reason, detail from {} where run_id = '{}' and state in ('failed', 'quarantined')"
#: What a template may ask of a figure.
FIGURE: Final[dict[str, Any]] = dict.fromkeys(
    ("item", "change", "event", "certainty", "speaker", "title", "file_name", "published_on"), None
)
#: What it may ask of an input, and of an entity.
INPUT: Final[dict[str, Any]] = dict.fromkeys(("uri", "state", "stage", "reason", "detail"), "")
ENTITY: Final[dict[str, Any]] = dict.fromkeys(("name", "kind", "country", "aliases", "mentions", "documents"), None)
#: And of an entity that is named more often, and of a figure that was changed.
RISE: Final[dict[str, Any]] = dict.fromkeys(("name", "kind", "country", "tonight", "read", "before", "known"), None)
DISPUTE: Final[dict[str, Any]] = dict.fromkeys(
    ("item", "event", "country", "base_unit", "lowest", "highest", "documents", "speakers"), None
)
HELD: Final[dict[str, Any]] = dict.fromkeys(("table_name", "rule", "since"), "") | {"rows": 0, "documents": 0}
OURS: Final[dict[str, Any]] = dict.fromkeys(("cause", "table_name", "what"), "") | {"count": 0, "examples": []}
EDIT: Final[dict[str, Any]] = dict.fromkeys(("title", "file_name", "uri", "was", "now", "item"), None)
#: Figures and entities shown before the rest is folded away.
SHOWN: Final = 12
#: Runs the trend shows.
TREND: Final = 30
#: Runs the index lists; older ones keep their pages.
LISTED: Final = 400


def render_run(report: RunReport, earlier: Sequence[RunReport] = ()) -> str:
    """The page of one run; `earlier` runs, oldest first, show how what was measured has moved."""
    tables = groupby(sorted(report.expectations, key=lambda e: e.table_name), key=lambda e: e.table_name)
    critical = sum(e.severity == "critical" for e in report.broken)
    inputs = sorted((INPUT | dict(row) for row in report.lost), key=_gravity)
    failed = _failed(report)
    return (
        _environment()
        .get_template("run.html")
        .render(
            run=report,
            shown=SHOWN,
            lead=lead(report),
            critical=critical,
            warnings=len(report.broken) - critical,
            failed=failed,
            longest=max(report.seconds.values(), default=0) or 1,
            states=[(state, report.inputs[state], told) for state, told in STATES.items() if report.inputs.get(state)],
            tables=[_table(name, list(held)) for name, held in tables],
            trends=_measured([run for run in earlier if run.run_id < report.run_id][-TREND:], report),
            figures=[FIGURE | dict(row) | {"value": words.figure(row), **split(row)} for row in report.figures],
            lost=[row for row in inputs if row["state"] != "removed"],
            unlisted=max(0, failed - sum(row["state"] in LOST for row in inputs)) if inputs else 0,
            all_lost=command(
                ALL_LOST.format("ledger" if report.state == "published" else "core.ledger", report.run_id), report
            ),
            in_quarantine=[HELD | dict(row) for row in report.held],
            ours=[OURS | dict(row) for row in report.ours],
            renewed=_renewed(report),
            gone=[row for row in inputs if row["state"] == "removed"],
            entities=[ENTITY | dict(row) for row in report.entities],
            rising=[RISE | dict(row) for row in report.rising],
            disputed=[DISPUTE | dict(row) for row in report.disputed],
            edited=[EDIT | dict(row) for row in report.edited],
        )
    )


def render_index(reports: Sequence[RunReport]) -> str:
    """The index of the newest runs, newest first."""
    newest = sorted(reports, key=lambda r: r.run_id, reverse=True)
    last = newest[TREND - 1 :: -1]
    published = [r for r in last if r.state == "published"]
    return (
        _environment()
        .get_template("index.html")
        .render(
            runs=newest[:LISTED],
            older=len(newest) - LISTED,
            lead=overview(newest),
            nights=TREND,
            trends=[
                *(
                    (name, counts, _line(counts))
                    for name in ("documents", "figures", "entities", "mentions")
                    if (counts := [r.rows.get(name, 0) for r in published])
                ),
                *((name, counts, _line(counts)) for name, counts in _troubles(last)),
            ],
        )
    )


def _troubles(runs: Sequence[RunReport]) -> Iterator[tuple[str, list[int]]]:
    """How many inputs were lost, how many promises broken and how many seconds it took, run by run."""
    if runs:
        yield "lost inputs", [_failed(run) for run in runs]
        yield "promises not kept", [len(run.broken) for run in runs]
        yield "seconds a run", [round(run.duration or 0) for run in runs]


def _measured(earlier: Sequence[RunReport], report: RunReport) -> dict[tuple[str, str], tuple[str, str]]:
    """For each promise: the line of what was found in earlier runs and this one, the number or the rows that broke it,
    and that in words. None where it has never been anything but no rows.
    """
    found: dict[tuple[str, str], list[float]] = {}
    for run in (*earlier, report):
        for e in run.expectations:
            found.setdefault((e.table_name, e.rule), []).extend(_number(e))
    return {
        rule: (_line(values), f"{values[0]:g} to {values[-1]:g} in {len(values)} runs")
        for rule, values in found.items()
        if len(values) > 1 and any(values) and all(map(isfinite, values))
    }


def _number(e: Expectation) -> Iterator[float]:
    """What was found: a number, or so many rows; nothing where it could not be checked."""
    with suppress(ValueError):
        yield float(e.observed or "") if e.unexpected is None else float(e.unexpected)


def write(report: RunReport, reports: Sequence[RunReport], folder: Path) -> Path:
    """Write the page of `report` and the index of `reports`, each whole or not at all. Returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    page = _whole(folder / f"{report.run_id}.html", render_run(report, reports))
    _whole(folder / "index.html", render_index(reports))
    return page


def _whole(path: Path, text: str) -> Path:
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.write_text(text, "utf-8")
    return draft.replace(path)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("tasks.reporting"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters |= {
        "count": lambda n: f"{n:,}", "seconds": words.seconds, "scaled": words.scaled, "number": words.number,
        "cell": cell, "columns": _columns, "page": _page, "lost": _failed, "samples": samples,
        "day": words.day,
    }  # fmt: skip
    made.globals |= {"difference": words.difference, "counted": words.counted, "command": command}
    return made


def _failed(report: RunReport) -> int:
    """Inputs that should have become documents and did not."""
    return sum(report.inputs.get(state, 0) for state in LOST)


def _renewed(report: RunReport) -> list[tuple[str, str, str]]:
    """What has another version than in the published run before: name, then and now."""
    before, now = report.versions_before, report.versions
    names = [name for name in dict(now) | dict(before) if before and before.get(name) != now.get(name)]
    return [(name, before.get(name, "none"), now.get(name, "none")) for name in names]


def _table(name: str, held: list[Expectation]) -> dict[str, Any]:
    return {"name": name, "held": held, "met": sum(e.met for e in held)}


def _gravity(row: Mapping[str, Any]) -> tuple[int, str]:
    state = row.get("state")
    return (GRAVITY.index(state) if state in GRAVITY else len(GRAVITY), str(row.get("uri")))


def _page(report: RunReport) -> str:
    """The page of a run, seen from the index."""
    return f"{quote(report.run_id)}.html"


def _columns(rows: Sequence[Mapping[str, Any]], about: str | None) -> list[str]:
    """Columns that hold something in at least one row, and the one it is all about."""
    every = dict.fromkeys(name for row in rows for name in row)
    return [name for name in every if name == about or any(row.get(name) is not None for row in rows)]


def _line(values: Sequence[float]) -> str:
    """Points of a line 120 wide and 28 high; level in the middle when nothing changes."""
    if len(values) < 2:
        return ""
    low, high = min(values), max(values)
    if low == high:
        return "0.0,14.0 120.0,14.0"
    reach = high - low
    step = 120 / (len(values) - 1)
    return " ".join(f"{i * step:.1f},{26 - 24 * (value - low) / reach:.1f}" for i, value in enumerate(values))
