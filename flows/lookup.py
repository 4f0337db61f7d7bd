"""Look up what runs left behind, without Prefect: the journal, the reports, the release that is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tasks.errors import NoWarehouse, UsageError
from tasks.reporting.model import RunReport
from tasks.reporting.redact import redacted
from tasks.reporting.render import render_run
from tasks.reporting.summary import plain_summary
from warehouse import journal, releases


def latest_summary(data: Path) -> str:
    """The summary of the last run, for the terminal."""
    folder = releases.DataFolder(data)
    return plain_summary(RunReport.from_json(journal.entry(folder, journal.runs(folder)[-1]))) + "\n"


def report_path(data: Path, run: str | None) -> Path:
    """The report of `run`, or of the last run that has ended.

    Raises:
        NoWarehouse: nothing has run yet.
        UsageError: there is no report of that run.
    """
    folder = releases.DataFolder(data)
    runs = journal.runs(folder)
    if not runs:
        raise NoWarehouse(data)
    ended = (told["run_id"] for told in _newest_first(folder) if told["state"] != "running")
    path = folder.reports / f"{run or next(ended, runs[-1])}.html"
    if not path.exists():
        raise UsageError(f"There is no report {path}. The last runs are {', '.join(runs[-3:])}.")
    return path


def redacted_report(data: Path, run: str | None) -> Path:
    """A copy of the report of `run`, or of the last run, without a word from documents: `<run_id>.redacted.html`.

    Raises:
        NoWarehouse: nothing has run yet.
        UsageError: there is no report of that run.
    """
    page = report_path(data, run)
    folder = releases.DataFolder(data)
    told = redacted(RunReport.from_json(journal.entry(folder, page.stem)))
    copy = page.with_suffix(".redacted.html")
    copy.write_text(render_run(told), "utf-8")
    return copy


def status_lines(data: Path) -> Iterator[str]:
    """How the last run ended, what is published, and where.

    Raises:
        NoWarehouse: nothing has run yet.
    """
    folder = releases.DataFolder(data)
    at_work = releases.is_locked(folder)
    if not journal.runs(folder):
        raise NoWarehouse(data)
    last = next((told for told in _newest_first(folder) if not (at_work and told["state"] == "running")), None)
    if last is not None:
        state = "killed, the next run takes over" if last["state"] == "running" else last["state"]
        yield f"last run   {last['run_id']}  {state}" + (f"  ({last['detail']})" if last.get("detail") else "")
    if at_work:
        yield "now        a run is at work"
    release = releases.current(folder)
    if release is None:
        yield "published  nothing yet"
        return
    finished = journal.entry(folder, release.name).get("finished_at")
    age = f", {_age(finished)} old" if finished else ""
    yield f"published  {release.name}{age}"
    yield f"warehouse  {folder.root / 'current' / 'warehouse.duckdb'}"
    yield f"reports    {folder.reports / 'index.html'}"


def _newest_first(folder: releases.DataFolder) -> Iterator[dict[str, Any]]:
    return (journal.entry(folder, run_id) for run_id in reversed(journal.runs(folder)))


def _age(finished_at: str) -> str:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    seconds = (now - dt.datetime.fromisoformat(finished_at).replace(tzinfo=None)).total_seconds()
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "seconds"
