"""A run in a few lines: for the terminal, and as a Prefect artifact."""

from __future__ import annotations

from typing import Final

from tasks.reporting.model import RunReport
from tasks.reporting.words import difference, number, quarantine, seconds

STATES: Final = ("unchanged", "duplicate", "opened", "skipped", "quarantined", "failed", "removed")

NEXT: Final = 'nightmill sql "select item, surface, title from figures join documents using (doc_id) limit 10"'


def plain_summary(report: RunReport) -> str:
    """For the terminal: what came in, what is there now, whether the promises hold, where it is, what to type next."""
    lines = ["", f"{report.state.capitalize()}  run {report.run_id}, {seconds(report.duration)}"]
    if report.detail:
        lines.append(report.detail)
    lines += ["", f"  {'documents in':<16}{report.total:>9,}", *(f"    {n:<14}{c:>9,}" for n, c in _inputs(report))]
    if report.rows:
        lines.append("  rows")
        for name, count in report.rows.items():
            change = difference(count, report.rows_before.get(name))
            lines.append(f"    {name:<14}{count:>9,}" + (f"  {change}" if change else ""))
    if report.expectations:
        met = len(report.expectations) - len(report.broken)
        lines.append(f"  {'expectations':<16}{met:>9,} of {len(report.expectations):,} met")
        lines += [f"    {e.severity}: {e.table_name}.{e.rule}, {e.observed}" for e in report.broken]
        lines += [f"    quarantine: {quarantine(held)}" for held in report.held]
    lines += ["", f"  warehouse  {report.warehouse}", f"  report     {report.report}"]
    if report.state == "published":
        lines += ["", f"Next: {NEXT}"]
    else:
        lines += ["", "Next: nightmill report --open"]
    return "\n".join(lines)


def markdown_summary(report: RunReport) -> str:
    """For Prefect's web site."""
    rows = "\n".join(f"| {name} | {count:,} | |" for name, count in _inputs(report))
    tables = "\n".join(
        f"| {name} | {count:,} | {difference(count, report.rows_before.get(name))} |"
        for name, count in report.rows.items()
    )
    met = len(report.expectations) - len(report.broken)
    broken = "".join(
        f"\n- **{e.severity}** `{e.table_name}.{e.rule}`: {e.observed} ({e.reason})" for e in report.broken
    )
    broken += "".join(f"\n- **quarantine** {quarantine(held)}" for held in report.held)
    return (
        f"# {report.state.capitalize()}: {report.run_id}\n\n{report.detail or ''}\n\n"
        f"| documents | {report.total:,} | |\n|---|---:|---:|\n{rows}\n\n"
        f"| rows | {number(sum(report.rows.values()))} | |\n|---|---:|---:|\n{tables}\n\n"
        f"Expectations met: {met:,} of {len(report.expectations):,}{broken}\n\n"
        f"Report: [{report.report}](file://{report.report})\n\nWarehouse: `{report.warehouse}`\n"
    )


def _inputs(report: RunReport) -> list[tuple[str, int]]:
    told = [("new", report.new), ("changed", report.changed)]
    if not report.new and not report.changed and report.inputs.get("loaded"):
        told = [("loaded", report.inputs["loaded"])]
    return told + [(state, report.inputs.get(state, 0)) for state in STATES if _told(report, state)]


def _told(report: RunReport, state: str) -> bool:
    """The states people look for are always there, the rare ones when they occur."""
    return state in ("unchanged", "failed") or report.inputs.get(state, 0) > 0
