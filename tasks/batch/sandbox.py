"""A reader process: what a file does to it, it does to nobody else."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar

from tasks.batch.limits import Limits, confine
from tasks.batch.members import Places, look, unpack
from tasks.batch.read import read
from tasks.collect import Reject
from tasks.errors import Unreadable, WorkerDied
from tasks.process import Process
from tasks.readers.rules import NO_RULES, Rules
from tasks.source.decisions import Reading
from tasks.source.scan import Input, Problem
from tasks.source.unfold import Look

P = ParamSpec("P")
Result = TypeVar("Result")

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

    def look(self, found: Input) -> Look:
        """What a file holds; when its reader dies of it, that it is out of sight."""
        try:
            told = self._alone(look, found, self.limits, self.rules)
        except Unreadable as refusal:
            problem = Problem(found.uri, "failed", refusal.reason, refusal.detail, folder=True, found=found)
            return Look((), (problem,))
        if any(problem.reason in DEADLY for problem in told.problems):
            self.end()
        return told

    def unpack(self, found: Input, wanted: Collection[str], pack: Path) -> Places:
        """Lay some members of a file into a pack; where each lies. Those missing could not be read."""
        try:
            return self._alone(unpack, found, wanted, self.limits, self.rules, pack)
        except Unreadable:
            return {}

    def _alone(self, function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs) -> Result:
        """What a function returns that works on one archive.

        Raises:
            Unreadable: the reader died of it.
            WorkerDied: no reader can be started.
        """
        process = self._started()
        try:
            return process(function, *args, **kwargs)
        except WorkerDied as death:
            self.end()
            if not death.at:
                raise
            raise self.limits.archive_died(death) from None

    def _started(self) -> Process:
        if self._process is None:
            self._process = Process()
            self._process(confine, self.limits.reader_memory)
        return self._process

    def _answers(self, part: Sequence[Reading]) -> list[dict[str, Any] | Reject[Reading]]:
        process = self._started()
        try:
            return process(read, part, self.limits, self.rules)
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
