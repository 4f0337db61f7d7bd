"""All that the sources hold, each thing once, and what of it is out of sight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from tasks.errors import NothingToRead
from tasks.source.scan import Input, Problem, walk
from tasks.source.sources import Source, expanded

#: Reasons of rows about a source or a folder as a whole. Such a row is about no input once it can be listed again.
WHOLE: Final = frozenset({"unreachable_source", "empty_source", "unreadable_folder"})


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything found in the sources `roots`, in order of its uri."""

    roots: tuple[str, ...]
    inputs: tuple[Input, ...]
    problems: tuple[Problem, ...]

    def ours(self, uri: str) -> bool:
        """Whether `uri` is, or lies in, one of the sources."""
        return any(_within(uri, root) for root in self.roots)

    def hides(self, uri: str) -> bool:
        """Whether `uri` lies where nothing could be listed."""
        return any(problem.folder and _within(uri, problem.uri) for problem in self.problems)

    def keeps(self, uri: str) -> bool:
        """Whether `uri` lies in a source that is out of sight as a whole, so that what was read of it goes on."""
        return any(problem.whole and _within(uri, problem.uri) for problem in self.problems)


def listing(sources: Sequence[Source]) -> Listing:
    """List every source. One that is missing or empty among others is a problem, and the rest goes on.

    Raises:
        NothingToRead: no source is there, or none holds anything.
        UsageError: a list of sources cannot be read.
    """
    every = check(sources)
    inputs: dict[str, Input] = {}
    problems: dict[str, Problem] = {}
    why = ""
    for each in every:
        missing = absent(each)
        root, count = each.path.resolve().as_uri(), 0
        for found in () if missing else walk(each.path.resolve(), each.patterns):
            if isinstance(found, Input):
                inputs[found.uri] = found
            elif found.uri == root and found.folder:
                missing = "it cannot be listed: permission denied"
                continue
            else:
                problems.setdefault(found.uri, found)
            count += 1
        if missing or not count:
            why = why or missing or "it holds no file"
            problems[root] = _whole(root, missing)
    if all(problem.whole for problem in problems.values()) and not inputs:
        raise NothingToRead(", ".join(each.where for each in every), why)
    return Listing(
        tuple(each.path.resolve().as_uri() for each in every),
        tuple(sorted(inputs.values(), key=lambda found: found.uri)),
        tuple(problems.values()),
    )


def check(sources: Iterable[Source]) -> list[Source]:
    """Every source, if any is there; costs nothing.

    Raises:
        NothingToRead: none is there.
        UsageError: a list of sources cannot be read.
    """
    every = list(expanded(sources))
    reasons = [absent(each) for each in every]
    if all(reasons):
        raise NothingToRead(", ".join(each.where for each in every) or "no source", "; ".join(filter(None, reasons)))
    return every


def absent(source: Source) -> str:
    """Why a source is not there; empty where it is."""
    return "" if source.path.exists() else "there is no such folder or file"


def _whole(root: str, missing: str) -> Problem:
    if missing:
        detail = f"{missing[0].upper()}{missing[1:]}; what was read of it before stays. Bring it back, or leave it out."
        return Problem(root, "failed", "unreachable_source", detail, folder=True, whole=True)
    detail = "It holds no file that is meant; what was read of it before stays."
    return Problem(root, "skipped", "empty_source", detail, folder=True, whole=True)


def _within(uri: str, root: str) -> bool:
    return uri == root or uri.startswith(root + "/")
