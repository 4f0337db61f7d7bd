"""Put aside what is plainly as it was, so that a night costs memory for what is news and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tasks.source.listing import Listing
from tasks.source.outdated import NOTHING
from tasks.source.same import same
from tasks.source.scan import Input

if TYPE_CHECKING:
    from warehouse.known import Known, KnownDocument, KnownInput

#: States that go on by themselves, and the state that they are in a run in which they do.
PLAIN: Final = {"loaded": "unchanged", "unchanged": "unchanged", "skipped": "skipped"}


class Aside:
    """Sorts inputs, some at a time, into those that are only counted and those to look at.

    Args:
        known: the published warehouse.
        again: documents to read again though they have not changed, and what of them.
        new_readers: what no reader could read before may find one now.
        otherwise: whether the reader of an input would be told something else today: then it is no longer what it was.
    """

    def __init__(
        self,
        known: Known,
        again: Mapping[str, tuple[str, ...]] = NOTHING,
        new_readers: bool = False,
        otherwise: Callable[[KnownInput], bool] = lambda was: False,
    ) -> None:
        self.known = known
        self.again = again
        self.otherwise = otherwise
        self.new_readers = new_readers
        self.holders = known.holders()
        #: Inputs put aside, by state.
        self.counts: Counter[str] = Counter()
        #: The open row of the ledger of each input to look at that has one, by uri.
        self.before: dict[str, KnownInput] = {}

    def __call__(self, inputs: Sequence[Input]) -> Iterator[Input]:
        """Those to look at."""
        before = self._asked(self.known.of([found.uri for found in inputs]))
        for found in inputs:
            was = before.get(found.uri)
            if was is not None and self._plain(was) and same(found, was, self.new_readers):
                if self.known.put_aside(found.uri):
                    self.counts[PLAIN[was.state]] += 1
                continue
            if was is not None:
                self.before[found.uri] = was
            yield found

    def at_hand(self, listed: Listing) -> tuple[dict[str, KnownInput], list[KnownDocument]]:
        """The open rows of the ledger of all that was not put aside, by uri, and documents of what is not listed."""
        before = self.before | self.known.of([problem.uri for problem in listed.problems])
        unlisted, gone = self.known.rest(listed.roots)
        return before | self._asked(unlisted), gone

    def _asked(self, rows: Mapping[str, KnownInput]) -> dict[str, KnownInput]:
        """The rows, those marked whose reader would be told something else."""
        return {uri: replace(was, otherwise=True) if self.otherwise(was) else was for uri, was in rows.items()}

    def _plain(self, was: KnownInput) -> bool:
        return was.state in PLAIN and was.doc_id not in self.again and was.uri not in self.holders
