"""The frame of a run: the lock, the traces of dead runs, and what is left behind when it fails."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from expectations.suite import suite_version
from flows.settings import Settings, one_thread_each
from tasks import accepted, corrections
from tasks.batch.extract import versions
from tasks.extraction import names
from tasks.report import history, record_failure, record_start
from tasks.run import NONE, Run
from tasks.source.listing import excluded
from tasks.source.lost import Retry
from tasks.source.outdated import Backfill
from warehouse import releases
from warehouse.known import last_run
from warehouse.store import room
from warehouse.tables import SCHEMA_VERSION


@contextmanager
def night(settings: Settings, backfill: Backfill = NONE, retry: Retry | None = None) -> Iterator[Run]:
    """A run that holds the lock of its warehouse; if it fails, that is on record and what is published is untouched.

    Raises:
        UsageError: the recogniser cannot be loaded.
        WarehouseBusy: another run holds the lock.
        NewerWarehouse: a newer nightmill, or DuckDB, wrote what is published.
        DiskFull: there is no room for batches, candidate or report.
    """
    names.check(settings.recogniser)
    one_thread_each()
    data = releases.DataFolder(settings.warehouse)
    with releases.locked(data):
        releases.sweep(data)
        run = _run(settings, data, backfill, retry)
        try:
            with room(settings.warehouse):
                record_start(run)
                yield run
        except BaseException as error:
            # On a full disk the record may not be written either; the reason to tell is the first one.
            with suppress(OSError):
                record_failure(run, error)
            releases.sweep(data)
            raise


def _run(settings: Settings, data: releases.DataFolder, backfill: Backfill, retry: Retry | None) -> Run:
    started_at = dt.datetime.now(dt.UTC).replace(tzinfo=None, microsecond=0)
    last = last_run(releases.current_file(data))
    earlier = history(data, last[0] if last else "")
    corrected, moved = corrections.read(data), accepted.read(data)
    taken = [told.run_id for told in earlier] + ([last[0]] if last else [])
    return Run(
        run_id=run_id(started_at, max(taken, default=None)),
        started_at=started_at,
        sources=settings.sources,
        data=data,
        recogniser=settings.recogniser,
        keep=settings.keep,
        limits=settings.limits,
        rules=replace(settings.rules, excluded=excluded(settings.sources)),
        manifest=settings.manifest,
        spool_bytes=settings.spool_bytes,
        versions={
            "nightmill": importlib.metadata.version("nightmill"),
            "schema": str(SCHEMA_VERSION),
            "expectations": suite_version(),
            "corrections": corrected.version,
            "accepted": moved.version,
            **versions(settings.recogniser),
        },
        previous_versions=last[1] if last else {},
        history=earlier,
        corrections=corrected.lines,
        accepted=moved.lines,
        notify=settings.notify,
        backfill=backfill,
        retry=retry,
    )


def run_id(started_at: dt.datetime, last: str | None) -> str:
    """The id of a run that started then: it sorts after `last`, even when the clock was set back."""
    while True:
        made = f"{started_at:%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"
        if last is None or made > last:
            return made
        started_at = max(started_at, dt.datetime.strptime(last[:15], "%Y%m%dT%H%M%S")) + dt.timedelta(seconds=1)
