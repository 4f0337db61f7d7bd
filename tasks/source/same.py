"""Whether an input is what it was when the ledger took it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tasks.containers.names import is_member
from tasks.source.scan import Input

if TYPE_CHECKING:
    from warehouse.known import KnownInput

#: States of inputs that were there and did not make it; they are tried again every night.
LOST: Final = ("failed", "quarantined")

#: Reasons for which an input was skipped that another set of readers may do away with.
UNREAD: Final = ("no_reader", "no_records", "needs_extra")

#: The state of a file that holds others, which are inputs of their own.
OPENED: Final = "opened"

#: A file changed this soon before it was looked at may change again within the same clock tick: look twice.
RACY_NS: Final = 2_000_000_000


def same(found: Input, before: KnownInput | None, new_readers: bool = False) -> bool:
    """Whether an input is what it was: a file within a file by its content, others by what the listing tells of them.

    Args:
        found: as it is now.
        before: its open row in the ledger.
        new_readers: what no reader could read before may find one now.
    """
    if before is None or before.otherwise or (before.state in LOST and not before.resting):
        return False
    if new_readers and before.reason in UNREAD:
        return False
    if is_member(found.uri):
        return found.sha256 == before.sha256
    return (
        not untold(found)
        and (before.size, before.modified_ns, before.etag) == (found.size, found.modified_ns, found.etag)
        and before.seen_ns is not None
        and (found.etag is not None or before.seen_ns - found.modified_ns > RACY_NS)
    )


def goes_on(before: KnownInput) -> str:
    """The state in a run of an input whose row in the ledger goes on."""
    return "unchanged" if before.state == "loaded" else before.state


def untold(found: Input) -> bool:
    """A server that tells neither time nor name of a content: only the content says whether it has changed."""
    return found.remote and found.etag is None and not found.modified_ns
