"""The manifests of a run: found at the top of its sources, or named in the settings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from tasks.containers.names import outermost
from tasks.errors import BadManifest, Unreadable
from tasks.source import remote
from tasks.source.content import content
from tasks.source.manifest import MANIFEST, NAMES, Manifest, manifest
from tasks.source.patterns import Patterns
from tasks.source.scan import Input, Problem, walk
from tasks.source.sources import Source

#: What the ledger says of a manifest that is followed to the last line.
FOLLOWED: Final = "It tells of other files, and is no document."


@dataclass(slots=True)
class Manifests:
    """What they say, and which of the files they name have been seen.

    Args:
        read: by the uri of the manifest.
        broken: those that cannot be followed at all.
        seen: files that a line tells of, or of what lies in them, and that are there.
    """

    read: dict[str, Manifest] = field(default_factory=dict)
    broken: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    @property
    def uris(self) -> set[str]:
        """The manifests themselves."""
        return self.read.keys() | {problem.uri for problem in self.broken}

    def documents(self, inputs: Sequence[Input]) -> list[Input]:
        """The inputs that are no manifests. They are noted as being there."""
        ours = self.uris
        wanted = {outermost(name) for each in self.read.values() for name in each.entries}
        self.seen |= {found.uri for found in inputs if found.uri in wanted}
        return [found for found in inputs if found.uri not in ours] if ours else list(inputs)

    def about(self, uri: str) -> dict[str, str] | None:
        """What is said of an input."""
        return next((each.entries[uri][1] for each in self.read.values() if uri in each.entries), None) or None

    def problems(self) -> Iterator[Problem]:
        """A row of the ledger for each manifest, once all inputs have been seen."""
        yield from self.broken
        for uri, each in self.read.items():
            wrong = each.wrong([name for name in each.entries if outermost(name) not in self.seen])
            yield (
                Problem(uri, "failed", "manifest_lines", wrong)
                if wrong
                else Problem(uri, "skipped", MANIFEST, FOLLOWED)
            )


def manifests(sources: Sequence[Source], named: str, most: int) -> Manifests:
    """Read the manifest that is `named`, or those at the top of the sources.

    Args:
        sources: where to look.
        named: its path or address; empty to look for some.
        most: bytes of one.

    Raises:
        BadManifest: the one that is named cannot be followed. One that was found is a problem, and the night goes on.
    """
    made = Manifests()
    if named:
        for found in _there(Source(named), must=True):
            made.read[found.uri] = _read(found, most)
        return made
    for found in (each for source in sources for name in NAMES for each in _there(_beside(source, name))):
        try:
            made.read[found.uri] = _read(found, most)
        except BadManifest as error:
            made.broken.append(Problem(found.uri, "failed", "bad_manifest", str(error)))
    return made


def _beside(source: Source, name: str) -> Source:
    return Source(f"{source.where.rstrip('/')}/{name}")


def _there(source: Source, must: bool = False) -> Iterator[Input]:
    """The file of that name, if there is one."""
    if source.where.startswith(("http://", "https://")) and not must:
        return
    try:
        path = source.path.resolve()
        found = next(
            iter(remote.walk(source) if source.remote else walk(path, Patterns()) if path.is_file() else ()), None
        )
    except Unreadable as error:
        if must:
            raise BadManifest(f"The manifest {source.where} cannot be read: {error.detail}.") from None
        return
    if isinstance(found, Input):
        yield found
    elif must:
        raise BadManifest(f"The manifest {source.where} cannot be read: there is no such file.")


def _read(found: Input, most: int) -> Manifest:
    try:
        data = content(found, most + 1).data
    except Unreadable as error:
        raise BadManifest(f"The manifest {found.name} cannot be read: {error.detail}") from None
    if len(data) > most:
        limit = f"has more than {most:,} bytes: split it, or raise NIGHTMILL_MAX_BYTES"
        raise BadManifest(f"The manifest {found.name} {limit}.")
    return manifest(data, found.name, found.uri.rpartition("/")[0])
