"""Stage 8: the run on record: its page, the index of all runs, its artifact in Prefect."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path

from prefect import task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import TaskRunContext

from expectations.gate import Verdict
from tasks.load import Candidate
from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.render import write
from tasks.reporting.summary import markdown_summary
from tasks.run import Run, say
from warehouse import insight, journal, releases


@task(cache_policy=NO_CACHE)
def report(run: Run) -> Path:
    """Write the page of this run and the index; leave an artifact in Prefect. Returns the page."""
    with run.stage("report"):
        entries = journal.entries(run.data)
        reports = [RunReport.from_json(entry) for entry in entries]
        mine = next(told for told in reports if told.run_id == run.run_id)
        page = write(mine, reports, run.data.reports)
        if TaskRunContext.get() is not None:
            create_markdown_artifact(
                markdown_summary(mine), key="nightmill-run", description=f"{mine.state}: run {run.run_id}"
            )
    say("report", str(page))
    return page


def record(run: Run, candidate: Candidate, verdict: Verdict, state: str, finished_at: dt.datetime) -> RunReport:
    """What the report of a run will tell, read from its candidate."""
    told = insight.gained(candidate.path, run.run_id)
    before = [entry for entry in journal.entries(run.data) if entry.get("state") == "published"]
    broken = [result for result in verdict.results if not result.met and result.severity == "critical"]
    return RunReport(
        run_id=run.run_id,
        state=state,
        started_at=run.started_at,
        finished_at=finished_at,
        seconds=run.seconds,
        inputs=candidate.inputs,
        new=told["new"],
        changed=told["changed"],
        rows=candidate.loaded.rows,
        rows_before=before[-1].get("rows", {}) if before else {},
        expectations=tuple(Expectation(**asdict(result)) for result in verdict.results),
        lost=tuple(told["lost"]),
        figures=tuple(told["figures"]),
        entities=tuple(told["entities"]),
        versions=run.versions,
        warehouse=str(run.data.current / releases.FILE),
        report=str(run.data.reports / f"{run.run_id}.html"),
        detail=_refusal(broken[0].table_name, broken[0].rule, len(broken)) if state == "refused" else None,
    )


def _refusal(table: str, rule: str, count: int) -> str:
    others = f" and {count - 1} more" if count > 1 else ""
    return f"The audit refused it: {table}.{rule}{others}. What was published before stays."


def record_failure(run: Run, error: BaseException) -> None:
    """Put a run that failed on record, with its page."""
    entry = RunReport(
        run_id=run.run_id,
        state="failed",
        started_at=run.started_at,
        finished_at=dt.datetime.now(dt.UTC).replace(tzinfo=None),
        seconds=run.seconds,
        versions=run.versions,
        warehouse=str(run.data.current / releases.FILE),
        report=str(run.data.reports / f"{run.run_id}.html"),
        detail="Stopped by hand." if isinstance(error, KeyboardInterrupt) else f"{type(error).__name__}: {error}",
    )
    journal.write(run.data, entry.to_json())
    write(entry, [RunReport.from_json(told) for told in journal.entries(run.data)], run.data.reports)
