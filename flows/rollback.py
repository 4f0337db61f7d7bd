"""`nightmill history` and `nightmill rollback`: the releases that are kept, and putting an earlier one back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from tasks.errors import NoWarehouse, UsageError
from tasks.reporting.model import RunReport
from tasks.reporting.render import write
from warehouse import journal, releases

#: Runs `history` lists when it is not asked for all.
SHOWN: Final = 20


def history_lines(data: Path, every: bool = False) -> Iterator[str]:
    """A line a run, newest first: how it ended, what it held, and whether its release is live or still kept.

    Raises:
        NoWarehouse: nothing has run yet.
    """
    folder = releases.DataFolder(data)
    told = _told(folder)
    if not told:
        raise NoWarehouse(data)
    live, kept = releases.current(folder), set(releases.kept(folder))
    for report in told[::-1] if every else told[: -SHOWN - 1 : -1]:
        place = "live" if live and report.run_id == live.name else "kept" if report.run_id in kept else ""
        held = f"{report.rows.get('documents', 0):>9,} documents {report.rows.get('figures', 0):>9,} figures"
        yield f"{report.run_id}  {report.state:<11} {place:<4} {held}  {report.detail or ''}".rstrip()
    if not every and len(told) > SHOWN:
        yield f"... and {len(told) - SHOWN:,} earlier ones; --all lists them"


def roll_back(data: Path, run: str | None) -> str:
    """Make an earlier release what everybody opens: that of `run`, or the last one before the live one.

    The runs published since are on record as rolled back. The next night goes on from the release that was put back,
    and reads again what came in after it.

    Raises:
        NoWarehouse: nothing is published.
        UsageError: the release is not kept, or there is none before.
        WarehouseBusy: a run is at work.
    """
    folder = releases.DataFolder(data)
    with releases.locked(folder):
        live = releases.current(folder)
        if live is None:
            raise NoWarehouse(data)
        target = _target(releases.kept(folder), live.name, run)
        releases.put_back(folder, target)
        _on_record(folder, target)
    return f"Published is now {target}, instead of {live.name}. Open it anew to see it."


def _target(kept: list[str], live: str, run: str | None) -> str:
    before = [release for release in kept if release < live]
    listed = f"Kept are: {', '.join(kept)}."
    if run is None:
        if not before:
            raise UsageError(f"There is no release before {live}. {listed}")
        return before[-1]
    if run == live:
        raise UsageError(f"{run} is what is published already. {listed}")
    if run not in before:
        raise UsageError(f"There is no release of run {run} before {live} to go back to. {listed}")
    return run


def _on_record(folder: releases.DataFolder, target: str) -> None:
    """Say of every run published after `target` that readers no longer see it."""
    now = dt.datetime.now(dt.UTC)
    told = _told(folder)
    for place, report in enumerate(told):
        if report.run_id > target and report.state == "published" and report.release > target:
            detail = f"Rolled back to {target} on {now:%Y-%m-%d %H:%M} UTC."
            told[place] = replace(report, state="rolled_back", release="", detail=detail)
            write(told[place], told, folder.reports)
            journal.write(folder, told[place].to_json())


def _told(folder: releases.DataFolder) -> list[RunReport]:
    return [RunReport.from_json(entry) for entry in journal.entries(folder)]
