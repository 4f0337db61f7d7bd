"""All that the sources hold, each thing once, and what of it is out of sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from tasks.containers.names import within
from tasks.errors import NothingToRead, Unreadable
from tasks.source import remote
from tasks.source.scan import Input, Problem, walk
from tasks.source.sources import Source, expanded

#: Inputs that are sifted at a time.
SOME: Final = 20_000

#: Reasons of rows about a source or a folder as a whole. Such a row is about no input once it can be listed again.
WHOLE: Final = frozenset({"unreachable_source", "empty_source", "unreadable_folder"})


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found in the sources `roots`: inputs in order of their uri, of `count` there are."""

    roots: tuple[str, ...]
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]
    count: int = 0

    def ours(self, uri: str) -> bool:
        """Whether `uri` is, or lies in, one of the sources."""
        return any(within(uri, root) for root in self.roots)

    def hides(self, uri: str) -> bool:
        """Whether `uri` lies where nothing could be listed."""
        return any(problem.folder and within(uri, problem.uri) for problem in self.problems)

    def keeps(self, uri: str) -> bool:
        """Whether `uri` lies in a source that is out of sight as a whole, so that what was read of it goes on."""
        return any(problem.whole and within(uri, problem.uri) for problem in self.problems)


def listing(
    sources: Sequence[Source],
    first: bool = True,
    sift: Callable[[Sequence[Input]], Iterable[Input]] = lambda inputs: inputs,
) -> Listing:
    """List every source. One that is missing or empty among others is a problem, and the rest goes on.

    Args:
        sources: where to look.
        first: nothing has been read before; else sources elsewhere that cannot be reached are no error but a problem.

        sift: which inputs, of some at a time, the listing is to have; the others are only counted.

    Raises:
        NothingToRead: no source is there, or none holds anything.
        UsageError: a list of sources cannot be read.
    """
    every = check(sources)
    inputs: dict[str, Input] = {}
    problems: dict[str, Problem] = {}
    why, total = "", 0
    for each in every:
        root, count, missing = _root(each), 0, ""
        walked = _walk(each)
        try:
            while some := list(islice(walked, SOME)):
                listed = [found for found in some if isinstance(found, Input)]
                problems |= {found.uri: found for found in some if isinstance(found, Problem)}
                inputs |= {found.uri: found for found in sift(listed)}
                count += len(some)
                total += len(listed)
        except Unreadable as error:
            missing = error.detail
        if missing or not count:
            why = why or missing or "it holds no file"
            problems[root] = _whole(root, missing)
    silent = all(problem.whole for problem in problems.values()) and not total
    if silent and (first or not any(each.remote for each in every)):
        raise NothingToRead(", ".join(each.where for each in every), why)
    return Listing(
        tuple(map(_root, every)),
        tuple(sorted(inputs.values(), key=lambda found: found.uri)),
        tuple(problems.values()),
        total,
    )


def check(sources: Iterable[Source]) -> list[Source]:
    """Every source, if any is there; costs nothing.

    Raises:
        NothingToRead: none is there.
        UsageError: a list of sources cannot be read.
    """
    every = list(expanded(sources))
    for each in every:
        if each.remote:
            remote.check(each)
    reasons = [absent(each) for each in every]
    if all(reasons):
        raise NothingToRead(", ".join(each.where for each in every) or "no source", "; ".join(filter(None, reasons)))
    return every


def absent(source: Source) -> str:
    """Why a source of this machine is not there; empty where it is."""
    return "" if source.remote or source.path.exists() else "there is no such folder or file"


def excluded(sources: Iterable[Source]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The address of each source, and the patterns of what is left out of it; nothing where none leaves out anything.

    Raises:
        UsageError: a list of sources cannot be read.
    """
    told = tuple((_root(each), each.patterns.exclude) for each in expanded(sources))
    return told if any(patterns for _, patterns in told) else ()


def _root(source: Source) -> str:
    return source.where.rstrip("/") if source.remote else source.path.resolve().as_uri()


def _walk(source: Source) -> Iterator[Input | Problem]:
    """Everything in a source.

    Raises:
        Unreadable: `unreachable_source`, it cannot be listed.
    """
    if source.remote:
        yield from remote.walk(source)
        return
    if missing := absent(source):
        raise Unreadable("unreachable_source", missing)
    root = source.path.resolve()
    for found in walk(root, source.patterns):
        if isinstance(found, Problem) and found.folder and found.uri == root.as_uri():
            raise Unreadable("unreachable_source", "it cannot be listed: permission denied")
        yield found


def _whole(root: str, missing: str) -> Problem:
    if missing:
        detail = f"{missing[0].upper()}{missing[1:]}; what was read of it before stays. Bring it back, or leave it out."
        return Problem(root, "failed", "unreachable_source", detail, folder=True, whole=True)
    detail = "It holds no file that is meant; what was read of it before stays."
    return Problem(root, "skipped", "empty_source", detail, folder=True, whole=True)
