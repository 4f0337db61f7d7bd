"""What `warehouse.known.Known` does, over plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tasks.containers.names import ENTER, is_member, outermost
from warehouse.known import KnownDocument, KnownInput


class Shelf:
    """The open rows of a ledger, and the latest version of every document."""

    def __init__(self, known: Mapping[str, KnownInput], documents: list[KnownDocument]) -> None:
        self.known = known
        self.all = documents
        self.met: set[str] = set()
        self.away: set[str] = set()

    def of(self, uris: list[str]) -> dict[str, KnownInput]:
        self.met |= set(uris)
        return {uri: self.known[uri] for uri in uris if uri in self.known}

    def holders(self) -> set[str]:
        return {outermost(uri) for uri in self.known if is_member(uri)}

    def put_aside(self, uri: str) -> bool:
        fresh = uri not in self.away
        self.away.add(uri)
        return fresh

    def aside(self, uris: list[str]) -> set[str]:
        return self.away & set(uris)

    def rest(self, roots: tuple[str, ...]) -> tuple[dict[str, KnownInput], list[KnownDocument]]:
        places = tuple(f"{root}{between}" for root in roots for between in ("/", ENTER))
        ours = [d for d in self.all if d.current and d.uri not in self.met and d.uri.startswith(places)]
        return {uri: before for uri, before in self.known.items() if uri not in self.met}, ours

    def documents(
        self, uris: Sequence[str] = (), contents: Sequence[str] = (), ids: Sequence[str] = ()
    ) -> list[KnownDocument]:
        return [d for d in self.all if d.uri in uris or d.sha256 in contents or d.doc_id in ids]
