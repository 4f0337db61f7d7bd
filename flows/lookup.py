"""Look up what runs left behind, without Prefect: the journal, the reports, the release that is published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import NoWarehouse, UsageError
from tasks.reporting.model import RunReport
from tasks.reporting.summary import plain_summary
from warehouse import journal, releases


def latest_summary(data: Path) -> str:
    """The summary of the last run, for the terminal."""
    entries = journal.entries(releases.DataFolder(data))
    return plain_summary(RunReport.from_json(entries[-1])) + "\n"


def report_path(data: Path, run: str | None) -> Path:
    """The report of `run`, or of the last run.

    Raises:
        NoWarehouse: nothing has run yet.
        UsageError: there is no report of that run.
    """
    folder = releases.DataFolder(data)
    entries = journal.entries(folder)
    if not entries:
        raise NoWarehouse(data)
    path = folder.reports / f"{run or entries[-1]['run_id']}.html"
    if not path.exists():
        known = ", ".join(entry["run_id"] for entry in entries[-3:])
        raise UsageError(f"There is no report {path}. The last runs are {known}.")
    return path


def status_lines(data: Path) -> Iterator[str]:
    """How the last run ended, what is published, and where.

    Raises:
        NoWarehouse: nothing has run yet.
    """
    folder = releases.DataFolder(data)
    entries = journal.entries(folder)
    if not entries:
        raise NoWarehouse(data)
    last = entries[-1]
    yield f"last run   {last['run_id']}  {last['state']}" + (f"  ({last['detail']})" if last.get("detail") else "")
    if releases.is_locked(folder):
        yield "now        a run is at work"
    release = releases.current(folder)
    if release is None:
        yield "published  nothing yet"
        return
    published = next((entry for entry in reversed(entries) if entry["run_id"] == release.name), None)
    age = f", {_age(published['finished_at'])} old" if published and published.get("finished_at") else ""
    yield f"published  {release.name}{age}"
    yield f"warehouse  {folder.root / 'current' / 'warehouse.duckdb'}"
    yield f"reports    {folder.reports / 'index.html'}"


def _age(finished_at: str) -> str:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    seconds = (now - dt.datetime.fromisoformat(finished_at).replace(tzinfo=None)).total_seconds()
    for size, unit in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {unit}{'s' if count != 1 else ''}"
    return "seconds"
