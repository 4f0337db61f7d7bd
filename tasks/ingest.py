"""Stage 2: the files of a batch become text."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import ingest as work
from tasks.batch.batches import Batch
from tasks.batch.recall import recall
from tasks.run import Run, say
from tasks.workers import Workers
from warehouse.build import yesterday


@task(task_run_name="ingest {batch}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1)
def ingest(batch: Batch, run: Run, workers: Workers) -> Batch:
    """Read the files of a batch in a worker, or take its stored texts where only some of what they say is redone.

    A reader may die of a file; retried when the worker itself does.
    """
    with run.stage("ingest"):
        published = yesterday(run.data, run.run_id) if batch.redo else None
        if published is not None:
            workers(recall, batch, published)
        else:
            workers(work.ingest, batch, run.limits, run.rules)
    say("ingest", f"batch {batch}: {batch.documents:,} files, {batch.bytes:,} bytes", 1, batch.of)
    return batch
