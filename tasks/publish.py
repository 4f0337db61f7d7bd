"""Stage 7: the candidate becomes what everybody reads, in one swap, or is set aside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.gate import Verdict
from tasks.load import Candidate
from tasks.report import record
from tasks.reporting.model import RunReport
from tasks.run import Run, say
from warehouse import book, journal, releases


@task(cache_policy=NO_CACHE)
def publish(run: Run, candidate: Candidate, verdict: Verdict) -> bool:
    """Swap the candidate in and clear what was staged for it; a refused one is kept aside. Returns which it was.

    The run is written into the journal before the swap, so that a kill between the two is told apart later.
    """
    with run.stage("publish"):
        state = "refused" if verdict.refused else "published"
        finished_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        earlier = [_row(entry) for entry in journal.entries(run.data) if entry["state"] in ("refused", "failed")]
        book.finish(candidate.path, run.run_id, state, finished_at, verdict.table(run.run_id), earlier)
        book.read_back(candidate.path)
        journal.write(run.data, record(run, candidate, verdict, state, finished_at).to_json())
        if verdict.refused:
            releases.reject(run.data, run.run_id)
        else:
            releases.publish(run.data, run.run_id, run.keep)
            releases.clear_staging(run.data)
    say("publish", state)
    return not verdict.refused


def _row(entry: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `runs` from the journal."""
    told = RunReport.from_json(entry)
    return {
        "run_id": told.run_id,
        "started_at": told.started_at or told.finished_at or dt.datetime(1970, 1, 1),
        "finished_at": told.finished_at,
        "state": told.state,
        "inputs": told.inputs,
        "rows": told.rows,
        "versions": told.versions,
        "detail": told.detail,
    }
