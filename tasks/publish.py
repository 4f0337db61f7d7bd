"""Stage 7: the candidate becomes what everybody reads, in one swap, or is set aside."""

from __future__ import annotations

import datetime as dt

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.gate import Verdict
from tasks.load import Candidate
from tasks.report import record
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
        rows = candidate.loaded.rows
        earlier = [entry for entry in journal.entries(run.data) if entry["state"] in ("refused", "failed")]
        book.finish(
            candidate.path,
            {
                "run_id": run.run_id,
                "finished_at": finished_at,
                "rows": rows,
                "inputs": candidate.inputs,
                "state": state,
            },
            verdict.table(run.run_id),
            earlier,
        )
        book.read_back(candidate.path)
        journal.write(run.data, record(run, candidate, verdict, state, finished_at))
        if verdict.refused:
            releases.reject(run.data, run.run_id)
        else:
            releases.publish(run.data, run.run_id, run.keep)
            releases.clear_staging(run.data)

    say("publish", state)
    return not verdict.refused
