"""What a person should be told of a run at once: each cause when it begins, and that all is well again."""

from __future__ import annotations

from dataclasses import dataclass

from tasks.reporting.model import RunReport
from tasks.reporting.words import counted, quarantine


@dataclass(frozen=True, slots=True)
class Alert:
    """A short message: a line for the subject, a few for the body."""

    title: str
    body: str


def causes(report: RunReport) -> dict[str, str]:
    """What is wrong with a run: a stable key for each cause, and what it is in words."""
    found = {f"{e.table_name}.{e.rule}": f"{e.severity}: {e.table_name}.{e.rule}, {e.observed}" for e in report.broken}
    if report.state == "failed":
        kind = (report.detail or "").partition(":")[0]
        found[f"failed {kind}"] = report.detail or "The run failed."
    found |= {f"quarantine {h['table_name']}.{h['rule']}": f"quarantine: {quarantine(h)}" for h in report.held}
    lost = report.inputs.get("failed", 0) + report.inputs.get("quarantined", 0)
    if lost:
        found["lost"] = f"{counted(lost, 'input')} could not be used"
    return found


def alert(report: RunReport, before: RunReport | None) -> Alert | None:
    """What to say of a run after the one before it; None where nothing has begun and nothing has ended.

    A cause that goes on is told once, on the night it began.
    """
    told = causes(before) if before is not None else {}
    new = [words for cause, words in causes(report).items() if cause not in told]
    well = report.state == "published"
    was_well = before is None or before.state == "published"
    if not new and well == was_well:
        return None
    state = "published again" if well and not was_well else report.state
    lines = [*new, *([report.detail] if report.detail and not well and report.detail not in new else [])]
    return Alert(f"nightmill: {state}, run {report.run_id}", "\n".join([*lines, f"Report: {report.report}"]))
