"""One run: who it is, what it works on, and how long its stages take."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from tasks.batch.limits import Limits
from tasks.readers.rules import Rules
from tasks.records import Accepted, Correction
from tasks.reporting.model import RunReport
from tasks.source.lost import Retry
from tasks.source.outdated import Backfill
from tasks.source.sources import Source
from warehouse.releases import DataFolder

log = logging.getLogger("nightmill")
log.setLevel(logging.INFO)

#: A usual night reads nothing again.
NONE: Final = Backfill(0)


class Run:
    """A run of the night. No dataclass, so that Prefect hands it on as it is.

    Args:
        run_id: UTC time of its start and a random tail.
        started_at: UTC.
        sources: where the documents are.
        data: the data folder of the warehouse.
        recogniser: which recogniser of names.
        keep: published releases kept.
        limits: what one document may take.
        rules: which reader options hold for which file.
        manifest: what tells of the documents; empty to look for one beside them.
        spool_bytes: of copies of remote documents that wait to be read.
        versions: of nightmill, of each extractor and of the promises.
        previous_versions: those of the last published run; empty before the first.
        history: the journal of all earlier runs, oldest first.
        corrections: what people correct.
        accepted: bounds that people moved.
        notify: where messages to people go; empty for none.
        backfill: which documents are read again because readers or extractors have changed.
        retry: what of that which was lost is tried, and nothing else; None for a night.
    """

    def __init__(
        self,
        run_id: str,
        started_at: dt.datetime,
        sources: Sequence[Source],
        data: DataFolder,
        recogniser: str,
        keep: int,
        limits: Limits,
        rules: Rules,
        manifest: str,
        spool_bytes: int,
        versions: Mapping[str, str],
        previous_versions: Mapping[str, str],
        history: Sequence[RunReport] = (),
        corrections: Sequence[Correction] = (),
        accepted: Sequence[Accepted] = (),
        notify: str = "",
        backfill: Backfill = NONE,
        retry: Retry | None = None,
    ) -> None:
        self.run_id = run_id
        self.started_at = started_at
        self.sources = tuple(sources)
        self.data = data
        self.recogniser = recogniser
        self.keep = keep
        self.limits = limits
        self.rules = rules
        self.manifest = manifest
        self.spool_bytes = spool_bytes
        self.versions = dict(versions)
        self.previous_versions = dict(previous_versions)
        self.history = tuple(history)
        self.corrections = tuple(corrections)
        self.accepted = tuple(accepted)
        self.notify = notify
        self.backfill = backfill
        self.retry = retry
        self._edges: dict[str, tuple[float, float]] = {}

    @property
    def tried(self) -> str:
        """The id of the last run that came to an end; empty before the first."""
        return max((told.run_id for told in self.history if told.state != "failed"), default="")

    @property
    def renewed(self) -> bool:
        """Whether anything of ours, promises and what people say among it, is another than in the last published run:
        what is in quarantine may pass now.
        """
        return self.versions != self.previous_versions

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage; batches of one stage count from the first start to the last end."""
        start = time.monotonic()
        try:
            yield
        finally:
            first, _ = self._edges.get(name, (start, start))
            self._edges[name] = (min(first, start), time.monotonic())

    @property
    def seconds(self) -> dict[str, float]:
        """Seconds each stage took, by the wall clock, in order of their start."""
        ordered = sorted(self._edges.items(), key=lambda item: item[1][0])
        return {name: round(end - start, 3) for name, (start, end) in ordered}


def say(stage: str, message: str, done: int | None = None, of: int | None = None) -> None:
    """Log what a stage has done. The command line shows `done` of `of` as a bar on a terminal."""
    log.info("%s: %s", stage, message, extra={"stage": stage, "note": message, "done": done, "of": of})
