"""Stage 6: Great Expectations over the candidate, before anybody reads it."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from expectations import gate
from expectations.accuracy import rows
from tasks.batch import gold
from tasks.load import Candidate
from tasks.run import Run, say
from tasks.workers import Workers
from warehouse import book
from warehouse.tables import ACCURACY


@task(cache_policy=NO_CACHE)
def audit(run: Run, candidate: Candidate, workers: Workers, first: gate.Verdict | None = None) -> gate.Verdict:
    """Hold the candidate against every promise, in a worker: Great Expectations takes seconds to import. How well the
    extractors do on the gold documents is promised too, so they read these first.

    A night without news has nothing new to audit: the promises were kept when those rows were published. `first` is the
    verdict on the candidate before this one, from which what it holds back has been taken.
    """
    with run.stage("audit" if first is None else "audit again"):
        if candidate.news:
            scores = workers(gold.scored, run.recogniser)
            book.score(candidate.path, ACCURACY.rows(rows(scores, run.run_id, run.recogniser)))
            book.read_back(candidate.path)
            verdict = workers(gate.audit, candidate.path, run_id=run.run_id, accepted=run.accepted)
        else:
            verdict = _carried(candidate, run.run_id)
    broken = sum(1 for result in verdict.results if not result.met)
    say("audit", f"{verdict.met:,} of {verdict.total:,} expectations met" + (f", {broken} broken" if broken else ""))
    if first is not None:
        return verdict.after(first)
    if verdict.held:
        say("audit", f"{len(verdict.held):,} rows are held back: what is left is audited again")
    return verdict


def _carried(candidate: Candidate, run_id: str) -> gate.Verdict:
    rows = book.carried(candidate.path, run_id).drop_columns(["run_id"]).to_pylist()
    return gate.Verdict(tuple(gate.Result(**row) for row in rows))
