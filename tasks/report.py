"""Stage 8: the run on record: its page, the index of all runs, its artifact in Prefect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Final

from prefect import task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.context import TaskRunContext

from expectations.gate import Result, Verdict
from tasks.load import Candidate
from tasks.notify import send
from tasks.reporting import docs
from tasks.reporting.alerts import alert
from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.render import write
from tasks.reporting.summary import markdown_summary
from tasks.run import Run, say
from warehouse import insight, journal, releases


@task(cache_policy=NO_CACHE)
def report(run: Run) -> Path:
    """Write the page of this run and the index; leave an artifact in Prefect. Returns the page."""
    with run.stage("report"):
        mine = RunReport.from_json(journal.entry(run.data, run.run_id))
        page = write(mine, [*run.history, mine], run.data.reports)
        if TaskRunContext.get() is not None:
            create_markdown_artifact(
                markdown_summary(mine), key="nightmill-run", description=f"{mine.state}: run {run.run_id}"
            )
    say("report", str(page))
    tell(run, mine)
    return page


def tell(run: Run, mine: RunReport) -> None:
    """Send people a message where something has begun or ended."""
    said = alert(mine, run.history[-1] if run.history else None)
    if run.notify and said is not None:
        send(run.notify, said)


def record(run: Run, candidate: Candidate, verdict: Verdict, state: str, finished_at: dt.datetime) -> RunReport:
    """What the report of a run will tell, read from its candidate."""
    told = insight.gained(candidate.path, run.run_id, candidate.news)
    before = [earlier for earlier in run.history if earlier.state == "published"]
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
        rows_before=before[-1].rows if before else {},
        expectations=tuple(_told(result) for result in verdict.results),
        quarantined=tuple(_in_quarantine(result) for result in verdict.first),
        held=tuple(told["held"]),
        lost=tuple(told["lost"]),
        figures=tuple(told["figures"]),
        entities=tuple(told["entities"]),
        rising=tuple(told["rising"]),
        disputed=tuple(told["disputed"]),
        edited=tuple(told["edited"]),
        ours=tuple(told["ours"]),
        versions=run.versions,
        versions_before=run.previous_versions,
        release=candidate.path.parent.name if state == "published" else "",
        warehouse=str(run.data.current / releases.FILE),
        report=str(run.data.reports / f"{run.run_id}.html"),
        docs=_docs(run, candidate, verdict),
        detail=_refusal(broken) if state == "refused" else _stays(candidate),
    )


def _told(result: Result) -> Expectation:
    """A promise that was kept needs no query to find what broke it; the journal stays small."""
    return Expectation(**asdict(result) | ({"query": None} if result.met else {}))


def _docs(run: Run, candidate: Candidate, verdict: Verdict) -> str:
    """Where the Data Docs of the audit are, which is the one of the release where nothing was audited anew."""
    of = run.run_id if verdict.docs else candidate.path.parent.name
    return docs.LINK.format(of) if verdict.docs or docs.there(run.data.reports, of) else ""


def _in_quarantine(result: Result) -> Expectation:
    """A promise that is kept since the rows that broke it are held back: its query finds them where they are."""
    query = (
        f"SELECT * FROM quarantine WHERE table_name = '{result.table_name}' AND rule = '{result.rule}' "
        "ORDER BY run_id DESC, key"
    )
    return replace(_told(result), query=query)


def _stays(candidate: Candidate) -> str | None:
    return None if candidate.news else f"Nothing new: what run {candidate.path.parent.name} published stays."


def _refusal(broken: Sequence[Result]) -> str:
    others = f" and {len(broken) - 1} more" if len(broken) > 1 else ""
    first = f"{broken[0].table_name}.{broken[0].rule}"
    return f"The audit refused it: {first}{others}. What was published before stays."


def record_start(run: Run) -> None:
    """Put a run on record that is at work: should it be killed, the next one finds what it was."""
    journal.write(run.data, _unfinished(run, "running", None).to_json())


def record_failure(run: Run, error: BaseException) -> None:
    """Put a run that failed on record, with its page."""
    detail = "Stopped by hand." if isinstance(error, KeyboardInterrupt) else f"{type(error).__name__}: {error}"
    entry = _unfinished(run, "failed", detail)
    write(entry, [*run.history, entry], run.data.reports)
    journal.write(run.data, entry.to_json())
    tell(run, entry)


def _unfinished(run: Run, state: str, detail: str | None) -> RunReport:
    return RunReport(
        run_id=run.run_id,
        state=state,
        started_at=run.started_at,
        finished_at=None if state == "running" else dt.datetime.now(dt.UTC).replace(tzinfo=None),
        seconds=run.seconds,
        versions=run.versions,
        warehouse=str(run.data.current / releases.FILE),
        report=str(run.data.reports / f"{run.run_id}.html"),
        detail=detail,
    )


#: Runs whose reports a night looks back on: more than a year of them. Older ones stay on disk.
REMEMBERED: Final = 400


def history(data: releases.DataFolder, recorded: str = "") -> list[RunReport]:
    """Earlier runs, oldest first: the last `REMEMBERED`, and those after `recorded`, which no release holds yet.

    One that was killed at work, or before its swap, is put on record as failed.

    Pages come before the journal, so that a kill in between is made good by the next run.
    """
    told = [RunReport.from_json(entry) for entry in journal.entries(data, REMEMBERED, recorded)]
    live = releases.current(data)
    for place, report in enumerate(told):
        detail = _killed(report, live.name if live else "")
        if detail:
            told[place] = replace(report, state="failed", release="", detail=detail)
        if detail or not (data.reports / f"{report.run_id}.html").exists():
            write(told[place], told, data.reports)
        if detail:
            journal.write(data, told[place].to_json())
    return told


def _killed(report: RunReport, live: str) -> str | None:
    if report.state == "running":
        return "It was killed, or the machine stopped. What was published before stays; the next run takes over."
    if report.state == "published" and report.release == report.run_id > live:
        return "It was killed just before its release was swapped in. What was published before stays."
    return None
