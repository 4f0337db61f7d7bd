"""What could not be read: when it is tried again, and what of it a person wants to have tried at once."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from tasks.batch.limits import Limits
from tasks.containers.names import outermost, way
from tasks.source.listing import Listing
from tasks.source.patterns import Patterns
from tasks.source.same import LOST, UNREAD
from tasks.source.scan import Input, Problem, walk

if TYPE_CHECKING:
    from warehouse.known import KnownHeld, KnownInput

#: What makes a loss the same as the one before.
SAME: Final = ("sha256", "state", "stage", "reason", "doc_id", "size", "modified_ns", "etag", "told")
#: Days that what fails in the same way is tried every night; after that once in so many.
PATIENCE: Final = 3
PAUSE: Final = 7
#: What the detail of its row says from then on, by the state it is in.
RESTS: Final = {
    state: f" It has {what} for {PATIENCE} days: from now on it is tried once a week, when {changes} change, and by "
    "nightmill retry."
    for state, what, changes in (
        ("failed", "failed so", "the file, the readers, their options or the limit"),
        ("quarantined", "been held back", "the file, readers, extractors, promises or accepted bounds"),
    )
}


@dataclass(frozen=True, slots=True)
class Retry:
    """Which of what was lost a run tries, and nothing else: of one of these reasons and uris, where any are given.

    A uri is given as a pattern (`*.pdf`, `*/2024/*`), for its end or as a whole.
    """

    reasons: tuple[str, ...] = ()
    uris: tuple[str, ...] = ()

    def wants(self, before: KnownInput) -> bool:
        """Whether an input was lost, and is one of those."""
        lost = before.state in LOST or before.reason in UNREAD
        return lost and self._is_of((before.reason or "",), before.uri)

    def wants_rows(self, held: KnownHeld) -> bool:
        """Whether a document with rows in quarantine is one of those; the rules these broke are the reasons."""
        return self._is_of(held.rules, held.document.uri)

    def _is_of(self, reasons: Collection[str], uri: str) -> bool:
        of_reason = not self.reasons or any(reason in self.reasons for reason in reasons)
        return of_reason and (not self.uris or any(_fits(uri, pattern) for pattern in self.uris))


def _fits(uri: str, pattern: str) -> bool:
    plain = unquote(uri, errors="replace")
    return any(fnmatchcase(each, wanted) for each in (uri, plain) for wanted in (pattern, f"*/{pattern}"))


def look(uris: Collection[str]) -> Listing:
    """The files of these uris as they are now, by themselves; one that is gone is not listed."""
    inputs: list[Input] = []
    problems: list[Problem] = []
    for file in sorted({outermost(uri) for uri in uris}):
        path = Path(os.fsdecode(unquote_to_bytes(urlsplit(file).path)))
        if os.path.lexists(path) and not path.is_dir():
            for found in walk(path, Patterns()):
                (inputs if isinstance(found, Input) else problems).append(found)  # type: ignore[arg-type]
    return narrowed(Listing((), tuple(inputs), tuple(problems)), uris)


def concerned(uris: Collection[str]) -> Callable[[str], bool]:
    """A function that says whether an input is one of these, or lies in one."""
    wanted = frozenset(uris)
    return lambda uri: any(place in wanted for place in way(uri))


def narrowed(listing: Listing, uris: Collection[str]) -> Listing:
    """The listing as if these, and what lies in them, were all there is.

    Those out of sight are left out, and go on as they are.
    """
    uris = {uri for uri in uris if not listing.hides(uri) and not listing.keeps(uri)}
    ours = concerned(uris)
    return Listing(
        tuple(sorted(uris)),
        tuple(found for found in listing.inputs if ours(found.uri)),
        tuple(problem for problem in listing.problems if ours(problem.uri)),
        len(uris),
    )


def resting(
    inputs: Mapping[str, KnownInput], today: str, before: str, limits: Limits, new_readers: bool, renewed: bool
) -> dict[str, KnownInput]:
    """The inputs, those marked that are not tried in this run unless they have changed.

    Args:
        inputs: the open ledger rows, by uri.
        today: the id of this run.
        before: the id of the last run that has tried what was due.
        limits: those of this run; what another limit was the end of is tried.
        new_readers: the readers have changed: what has failed is tried.
        renewed: they, extractors, promises or accepted bounds have changed: what is in quarantine is tried.
    """

    def rests(found: KnownInput) -> bool:
        if new_readers if found.state == "failed" else renewed:
            return False
        held = not found.otherwise and limits.held(found.detail or "")
        return held and _rests(found) and not _due(found, today, before)

    return {uri: replace(found, resting=True) if rests(found) else found for uri, found in inputs.items()}


def lasting(before: KnownInput | None, row: dict[str, Any], today: str) -> dict[str, Any]:
    """The ledger row of a loss; where it lasts, its detail says that it is tried less often from now on.

    Args:
        before: how the ledger has the input.
        row: what has become of it in this run.
        today: the id of this run.
    """
    if before is None or row["size"] is None or row["state"] not in RESTS:
        return row
    same = all(getattr(before, name) == row[name] for name in SAME)
    if not same or told(before) != row["detail"]:
        return row
    lasts = _rests(before) or _days(before.since, today) >= PATIENCE
    return row | {"detail": row["detail"] + RESTS[row["state"]]} if lasts else row


def told(found: KnownInput) -> str:
    """Why it was lost, for people, whether or not it rests."""
    return (found.detail or "").removesuffix(RESTS.get(found.state, ""))


def _rests(found: KnownInput) -> bool:
    return found.state in RESTS and (found.detail or "").endswith(RESTS[found.state])


def _due(found: KnownInput, today: str, before: str) -> bool:
    """Whether a pause has ended since the last run."""
    return _days(found.since, today) // PAUSE > _days(found.since, max(before, found.since)) // PAUSE


def _days(since: str, until: str) -> int:
    """Days between two runs, by their ids."""
    first, last = (dt.datetime.strptime(run_id[:8], "%Y%m%d") for run_id in (since, until))
    return (last - first).days
