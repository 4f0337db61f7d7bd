"""Stage 4: entities, figures, dates and quotes of a batch, as tables ready to load."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import extract as work
from tasks.batch.batches import Batch
from tasks.batch.deaths import outlive
from tasks.run import Run, say
from tasks.workers import Workers


@task(task_run_name="extract {batch}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1)
def extract(batch: Batch, run: Run, workers: Workers) -> Batch:
    """Extract from a batch in a worker. What the worker dies of fails alone; retried when it dies of nothing known."""
    with run.stage("extract"):
        outlive(lambda: workers(work.extract, batch, run.recogniser, run.limits), batch, "extract", run.limits)
    say("extract", f"batch {batch}: {batch.documents:,} documents", 1, batch.of)
    return batch
