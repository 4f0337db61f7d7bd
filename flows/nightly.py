"""The night, top to bottom: from a folder of documents to an audited, published warehouse."""

from __future__ import annotations

import datetime as dt
from typing import Any, Final

from prefect import flow, unmapped
from prefect.task_runners import ThreadPoolTaskRunner

from flows.night import night
from flows.settings import settings
from tasks.audit import audit
from tasks.discover import discover
from tasks.errors import GateRefused
from tasks.extract import extract
from tasks.ingest import ingest
from tasks.load import load
from tasks.normalise import normalise
from tasks.publish import publish
from tasks.report import report
from tasks.source.lost import Retry
from tasks.source.outdated import Backfill
from tasks.workers import Workers

#: Threads that wait for worker processes; more than batches in work at once, fewer than a server minds.
RUNNER: Final[Any] = ThreadPoolTaskRunner(max_workers=32)


@flow(name="nightly", task_runner=RUNNER)
def nightly(
    seeds: str | list[str] | None = None,
    warehouse: str | None = None,
    jobs: int | None = None,
    recogniser: str | None = None,
    keep: int | None = None,
    max_bytes: int | None = None,
    reader_seconds: int | None = None,
    reader_memory: int | None = None,
    document_seconds: int | None = None,
    spool_bytes: int | None = None,
    archive_bytes: int | None = None,
    archive_ratio: int | None = None,
    archive_members: int | None = None,
    archive_depth: int | None = None,
    archive_seconds: int | None = None,
    notify: str | None = None,
    include: str | list[str] | None = None,
    exclude: str | list[str] | None = None,
    manifest: str | None = None,
    config: str | None = None,
    backfill: int = 0,
    since: str | None = None,
    until: str | None = None,
    tables: list[str] | None = None,
    retry: bool = False,
    reasons: list[str] | None = None,
    uris: list[str] | None = None,
) -> str:
    """Read what is new, extract, load, audit, publish, report. Returns the run's id.

    What is not given comes from the environment, then from the file `config` or `nightmill.toml`, then from the
    defaults (`flows.settings.Settings`). `backfill` documents at most that earlier readers or extractors have read are
    read again, those published `since`, `until`, days such as 2026-11-23; with `tables` only what stands in these is
    done anew. A `retry` reads only what was lost, for one
    of the `reasons` and at one of the `uris` (patterns), where any are given.

    Raises:
        GateRefused: a fatal expectation was not met; what was published before stays.
        NightmillError: the run failed; what was published before stays.
    """
    chosen = settings(locals())
    lost = Retry(tuple(reasons or ()), tuple(uris or ())) if retry else None
    with night(chosen, _backfill(backfill, since, until, tables), lost) as run, Workers(chosen.jobs) as workers:
        found = discover(run, workers)
        ingested = ingest.map(found.batches, unmapped(run), unmapped(workers))
        normalised = normalise.map(ingested, unmapped(run), unmapped(workers))
        extracted = extract.map(normalised, unmapped(run), unmapped(workers))
        staged = extracted.result()
        candidate = load(run, found, staged)
        verdict = audit(run, candidate, workers)
        if verdict.held:  # a few rows broke a promise: the same gate again, without them
            candidate = load(run, found, staged, verdict.held)
            verdict = audit(run, candidate, workers, verdict)
        published = publish(run, candidate, verdict)
        page = report(run)
    if not published:
        raise GateRefused(f"The audit refused this night. What was published before stays. The report says why: {page}")
    return run.run_id


def _backfill(limit: int, since: str | None, until: str | None, tables: list[str] | None) -> Backfill:
    """Days come as strings: Prefect checks parameters against types it must find by name."""
    first, last = (dt.date.fromisoformat(day) if day else None for day in (since, until))
    return Backfill(limit, first, last, tuple(tables or ()))
