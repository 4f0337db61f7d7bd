"""How a run ended, in a sentence or two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tasks.reporting.model import RunReport
from tasks.reporting.words import counted

STAYS: Final = "The warehouse is as it was."


def lead(report: RunReport) -> str:
    """What a reader has to know of a run before anything else."""
    if report.state == "refused":
        critical = sum(e.severity == "critical" for e in report.broken)
        return f"The audit found {counted(critical, 'broken promise')}, so nothing of this night was published. {STAYS}"
    if report.state == "running":
        return f"This run is still at work, or was killed before it could end. {STAYS}"
    if report.state == "rolled_back":
        return "This night was published and later taken back: the warehouse goes on from an earlier one."
    if report.state != "published" and report.started_at is None:
        return "What is on record of this run cannot be read."
    if report.state != "published":
        return f"The run broke off before it could publish anything. {STAYS}"
    came = [counted(n, f"{kind} document") for kind, n in (("new", report.new), ("changed", report.changed)) if n]
    if removed := report.inputs.get("removed"):
        came.append(f"{removed:,} gone from the source")
    if not came:
        return f"Nothing new came in. The warehouse says what it said before.{_but(report)}"
    return f"Published with {' and '.join([', '.join(came[:-1]), came[-1]] if came[:-1] else came)}.{_but(report)}"


def overview(reports: Sequence[RunReport]) -> str:
    """All runs in a sentence; `reports` newest first."""
    if not reports:
        return "The page fills with the first run: nightmill run"
    published = sum(r.state == "published" for r in reports)
    newest = reports[0]
    told = f"{counted(len(reports), 'run')}, {published:,} published."
    return told if newest.state == "published" else f"The last run was not published. {told}"


def _but(report: RunReport) -> str:
    failed = report.inputs.get("failed", 0) + report.inputs.get("quarantined", 0)
    parts = [f"{counted(failed, 'input')} could not be used"] if failed else []
    if report.quarantined:
        parts.append(f"{counted(len(report.quarantined), 'promise')} kept by holding rows back")
    if report.broken:
        parts.append(f"{counted(len(report.broken), 'unmet promise')} to look at")
    return f" {'; '.join(parts).capitalize()}." if parts else ""
