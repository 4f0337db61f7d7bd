"""A reader process: what a file does to it, it does to nobody else."""

from __future__ import annotations

import atexit
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Any, Final

from tasks.batch.limits import Limits, confine
from tasks.batch.read import read
from tasks.collect import Reject
from tasks.errors import WorkerDied
from tasks.process import Process
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.plan import Reading

#: Files a reader is told of at once: enough that the two wait little for one another.
PART: Final = 32

#: Reasons that say a reader is of no more use.
DEADLY: Final = frozenset({"reader_died", "timed_out", "out_of_memory"})


class Sandbox:
    """Reads files in a process within limits, started anew when a file was its end."""

    def __init__(self, limits: Limits, rules: Rules = NO_RULES) -> None:
        self.limits = limits
        self.rules = rules
        self._process: Process | None = None

    def read(self, readings: Iterable[Reading]) -> Iterator[dict[str, Any] | Reject[Reading]]:
        """For each file, in any order, a row of `ingest.INGESTED` or why there is none.

        Raises:
            WorkerDied: no reader can be started.
        """
        pending = {one.doc_id: one for one in readings}
        while pending:
            fresh = self._process is None
            part = list(islice(pending.values(), PART))
            for answer in self._answers(part):
                found = answer.item.doc_id if isinstance(answer, Reject) else answer["doc_id"]
                if isinstance(answer, Reject) and answer.reason in DEADLY:
                    self.end()
                    if answer.reason != "timed_out" and not (fresh and found == part[0].doc_id):
                        # It may have died of what others had left behind: once more, the first in a new process.
                        pending = {found: pending[found]} | pending
                        continue
                del pending[found]
                yield answer

    def _answers(self, part: Sequence[Reading]) -> list[dict[str, Any] | Reject[Reading]]:
        if self._process is None:
            self._process = Process()
            self._process(confine, self.limits.reader_memory)
        try:
            return self._process(read, part, self.limits, self.rules)
        except WorkerDied as death:
            refusal = self.limits.reader_died(death)
            culprits = [Reject(one, refusal.reason, refusal.detail) for one in part if one.doc_id in death.at]
            if not culprits:
                raise
            return [*culprits]

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
            self._process = None


@cache
def sandbox(limits: Limits, rules: Rules) -> Sandbox:
    """The one reader process of this process: it goes on from batch to batch."""
    made = Sandbox(limits, rules)
    atexit.register(made.end)
    return made
