"""Where the plan of a night looks documents up that are not at hand, and how it names those that are new."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from warehouse.known import KnownDocument


class Book(Protocol):
    """Where documents and inputs are looked up that are not at hand (`warehouse.known.Known`)."""

    def documents(
        self, uris: Sequence[str] = (), contents: Sequence[str] = (), ids: Sequence[str] = ()
    ) -> list[KnownDocument]:
        """The latest version of every document that was at one of the places, had a content, or has an id."""

    def aside(self, uris: Sequence[str]) -> set[str]:
        """Which of these inputs have been put aside."""


def doc_id(uri: str, digest: str) -> str:
    """Stable id of the document first seen at `uri` with that content."""
    return "d" + hashlib.sha256(f"{uri}\0{digest}".encode()).hexdigest()[:16]
