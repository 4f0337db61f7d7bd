"""Find the document that workers die of, and go on without it. What is known of it is kept with its batch."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TypeVar

from tasks.batch.batches import Batch
from tasks.batch.limits import Limits
from tasks.errors import Unreadable, WorkerDied

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Deaths:
    """What the deaths of workers say of a batch.

    Args:
        suspects: ids of the documents that were at work at a death: they are worked one by one.
        condemned: reason and detail of those that a worker died of for certain: they are not worked any more.
    """

    suspects: list[str] = field(default_factory=list)
    condemned: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, batch: Batch) -> Deaths:
        """What is known by now."""
        path = _path(batch)
        return cls(**json.loads(path.read_text("utf-8"))) if path.exists() else cls()

    def check(self, doc_id: str) -> None:
        """Whether a document may be worked.

        Raises:
            Unreadable: workers die of it.
        """
        if doc_id in self.condemned:
            raise Unreadable(*self.condemned[doc_id])

    def blame(self, death: WorkerDied, limits: Limits, stage: str) -> bool:
        """Take a death into account; says whether any document was at work.

        One is condemned that was at work alone and has been at work at a death before, or took too long.
        """
        match death.at:
            case [alone] if alone in self.suspects or death.status == -signal.SIGALRM:
                refusal = limits.worker_died(death, stage)
                self.condemned[alone] = [refusal.reason, refusal.detail]
            case _:
                self.suspects.extend(death.at)
        return bool(death.at)


def outlive(work: Callable[[], Result], batch: Batch, stage: str, limits: Limits) -> Result:
    """Do `work` on a batch again and again until no worker dies of one of its documents.

    Raises:
        WorkerDied: a worker died, but not of a document.
    """
    while True:
        try:
            return work()
        except WorkerDied as death:
            deaths = Deaths.of(batch)
            if not deaths.blame(death, limits, stage):
                raise
            _path(batch).write_text(json.dumps(asdict(deaths)), "utf-8")


def _path(batch: Batch) -> Path:
    return batch.folder / "deaths.json"
