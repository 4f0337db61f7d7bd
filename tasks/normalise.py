"""Stage 3: the texts of a batch become plain and get their sentences."""

from __future__ import annotations

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.batch import normalise as work
from tasks.batch.batches import Batch
from tasks.batch.deaths import outlive
from tasks.run import Run, say
from tasks.workers import Workers


@task(task_run_name="normalise {batch}", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=1)
def normalise(batch: Batch, run: Run, workers: Workers) -> Batch:
    """Normalise a batch in a worker. What the worker dies of fails alone; retried when it dies of nothing known."""
    with run.stage("normalise"):
        outlive(lambda: workers(work.normalise, batch, run.limits), batch, "normalise", run.limits)
    say("normalise", f"batch {batch}", 1, batch.of)
    return batch
