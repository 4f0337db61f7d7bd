"""Stage 7: the candidate becomes what everybody reads, in one swap, or is set aside."""

from __future__ import annotations

import datetime as dt

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations.gate import Verdict
from tasks.load import Candidate
from tasks.report import record
from tasks.reporting import docs
from tasks.run import Run, say
from warehouse import book, journal, releases


@task(cache_policy=NO_CACHE)
def publish(run: Run, candidate: Candidate, verdict: Verdict) -> bool:
    """Swap the candidate in and clear what was staged for it; a refused one is kept aside. Returns which it was.

    The run is written into the journal before the swap, so that a kill between the two is told apart later. A night
    without news leaves the release alone, however large it is; its row joins `runs` with the next release.
    """
    with run.stage("publish"):
        state = "refused" if verdict.refused else "published"
        finished_at = dt.datetime.now(dt.UTC).replace(tzinfo=None)
        if candidate.news:
            book.finish(candidate.path, run.run_id, state, finished_at, verdict.table(run.run_id))
            book.read_back(candidate.path)
        if verdict.docs:
            docs.write(run.data.reports, run.run_id, verdict.docs)
        journal.write(run.data, record(run, candidate, verdict, state, finished_at).to_json())
        if verdict.refused:
            releases.reject(run.data, run.run_id, run.keep)
        elif candidate.news:
            releases.publish(run.data, run.run_id, run.keep)
        if not verdict.refused:
            releases.clear_staging(run.data)
    say("publish", state if candidate.news else f"nothing new, {candidate.path.parent.name} stays")
    return not verdict.refused
