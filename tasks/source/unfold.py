"""Files that hold others are opened as folders: what they hold becomes inputs of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tasks.containers.names import is_member, outermost
from tasks.source.listing import Listing
from tasks.source.same import LOST, OPENED, UNREAD, same
from tasks.source.scan import Input, Problem

if TYPE_CHECKING:
    from warehouse.known import KnownInput


@dataclass(frozen=True, slots=True)
class Look:
    """What a look into a file tells: itself, when it is a container, and all in it, at any depth.

    Args:
        inputs: documents and containers.
        problems: what cannot be read; a container of which no more can be read is one whose members are out of sight.
    """

    inputs: tuple[Input, ...] = ()
    problems: tuple[Problem, ...] = ()


def unfold(
    listing: Listing,
    known: Mapping[str, KnownInput],
    digest: Callable[[Sequence[Input]], Iterable[object]],
    look: Callable[[Sequence[Input]], Iterable[Look]],
    new_readers: bool = False,
) -> Listing:
    """The listing with what its files hold. A container that has not changed is not opened, the ledger knows it, unless
    its options have changed, or something in it that could not be read is tried again.

    Args:
        listing: what the source holds.
        known: the open ledger rows, by uri.
        digest: SHA-256 of each input, or why there is none; of containers whose size is the same and whose time is not.
        look: what each input holds; nothing for what is no container.
        new_readers: what no reader could read before may find one now.
    """
    inside: dict[str, list[KnownInput]] = {}
    for uri, before in known.items():
        if is_member(uri):
            inside.setdefault(outermost(uri), []).append(before)
    opened: dict[str, Look] = {}
    news: list[Input] = []
    touched: list[Input] = []
    for found in listing.inputs:
        last = known.get(found.uri)
        within = inside.get(found.uri, ())
        if any(_asks(before, new_readers) for before in (last, *within) if before):
            news.append(found)
        elif same(found, last, new_readers):
            if within or (last and last.state == OPENED):
                opened[found.uri] = _remembered(found, last, within)
        elif last and last.state == OPENED and last.size == found.size:
            touched.append(found)
        else:
            news.append(found)
    for found, sha256 in zip(touched, digest(touched), strict=True):
        last = known[found.uri]
        if sha256 == last.sha256:
            opened[found.uri] = _remembered(found, last, inside.get(found.uri, ()))
        else:
            news.append(found)
    opened |= {found.uri: told for found, told in zip(news, look(news), strict=True)}
    return _with(listing, opened)


def _asks(before: KnownInput, new_readers: bool) -> bool:
    """Whether only a look into the file that an input is, or lies in, tells what has become of it. What could be looked
    at without success has a size in the ledger, and no content.
    """
    lost = before.state in LOST and not before.resting and before.sha256 is None and before.size is not None
    return before.otherwise or lost or (new_readers and before.reason in UNREAD and before.sha256 is None)


def _remembered(found: Input, last: KnownInput | None, inside: Sequence[KnownInput]) -> Look:
    """What the ledger knows of a container and what it holds."""
    own = found
    if last and last.state == OPENED:
        own = replace(found, sha256=last.sha256, members=len(inside), told=last.told)
    inputs, problems = [own], []
    for before in inside:
        if before.sha256 is None:
            problems.append(_unread(found, before))
        else:
            size, holds = before.size or 0, 0 if before.state == OPENED else None
            inputs.append(replace(found, uri=before.uri, size=size, sha256=before.sha256, members=holds))
    return Look(tuple(inputs), tuple(problems))


def _unread(found: Input, before: KnownInput) -> Problem:
    """What the ledger knows of a member that could not be read."""
    tried = None
    if before.size is not None and before.modified_ns is not None:
        tried = replace(found, uri=before.uri, size=before.size, modified_ns=before.modified_ns, etag=before.etag)
    return Problem(before.uri, before.state, before.reason or "", before.detail or "", found=tried)


def _with(listing: Listing, opened: Mapping[str, Look]) -> Listing:
    inputs = {found.uri: found for found in listing.inputs}
    problems = {problem.uri: problem for problem in listing.problems}
    for told in opened.values():
        inputs |= {found.uri: found for found in told.inputs}
        for problem in told.problems:
            problems[problem.uri] = problem
            inputs.pop(problem.uri, None)
    ordered = tuple(sorted(inputs.values(), key=lambda found: found.uri))
    return replace(listing, inputs=ordered, problems=tuple(problems.values()))
