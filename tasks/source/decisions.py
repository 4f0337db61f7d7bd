"""What a night has to do, as it is decided: files to read, and the final state of those that need not be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tasks.source.scan import Input

if TYPE_CHECKING:
    from warehouse.known import KnownInput


@dataclass(frozen=True, slots=True)
class Reading:
    """A file to read, as the document it is or will be; `again` when it has not changed since it was read.

    `redo` are tables to find anew in its stored text, its source left alone; what its reader was `told` then stays.
    `about` is what a manifest says of it.
    """

    input: Input
    sha256: str
    doc_id: str
    version: int
    again: bool = False
    about: dict[str, str] | None = None
    redo: tuple[str, ...] = ()
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The final state of an input that need not be read."""

    uri: str
    state: str
    stage: str
    reason: str
    detail: str | None = None
    sha256: str | None = None
    doc_id: str | None = None
    input: Input | None = None
    told: str | None = None


@dataclass(slots=True)
class Plan:
    """What a night has to do.

    Args:
        readings: files to read.
        decisions: inputs whose state is decided already, where that is news to the ledger.
        continuing: inputs whose state goes on as it stands in the ledger, by state.
        closed: uris whose open ledger row ends with the previous run.
        withdrawn: documents whose source is gone.
        moved: document and its new uri.
        ruled: documents that come or go because their file, which is what it was, is read by other options.
        lost: what failed the night before and is tried again, by uri.
    """

    readings: list[Reading] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    continuing: dict[str, int] = field(default_factory=dict)
    closed: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    moved: list[tuple[str, str]] = field(default_factory=list)
    ruled: list[str] = field(default_factory=list)
    lost: dict[str, KnownInput] = field(default_factory=dict)

    @property
    def inputs(self) -> int:
        """Everything that needs a final state."""
        return len(self.readings) + len(self.decisions) + sum(self.continuing.values())

    @property
    def idle(self) -> bool:
        """Nothing is new, changed, moved, gone or failed."""
        return not (self.readings or self.decisions)
