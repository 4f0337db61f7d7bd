"""Look into a file that holds others, and lay the bytes of some of them into a pack. A reader process does this."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, Final, cast

from tasks.batch.limits import Limits, within
from tasks.collect import collect
from tasks.containers import names
from tasks.containers.walk import Entry, Found, Opened, Refused, walk
from tasks.errors import Unreadable
from tasks.process import at_work
from tasks.readers.rules import Rules
from tasks.source.content import opened, sha256
from tasks.source.same import UNREAD
from tasks.source.scan import Input, Problem
from tasks.source.told import told as opened_by
from tasks.source.unfold import Look

#: Reasons that say a member is none of our business rather than broken.
NO_DOCUMENT: Final = (*UNREAD, "not_a_file")
#: Packs are read once: it is the disk that matters.
LEVEL: Final = 1

#: Where the bytes of a member begin in a pack, how many they are there, and what it is, as `Input.kind`; by its uri.
Places = dict[str, tuple[int, int, str | None]]


def look(found: Input, limits: Limits, rules: Rules) -> Look:
    """What a file holds, at any depth; nothing for what is no container."""
    inputs: list[Input] = []
    problems: list[Problem] = []

    def add(entry: Entry) -> None:
        match entry:
            case Found(uri, _, data, kind):
                told = hashlib.sha256(data).hexdigest()
                inputs.append(replace(found, uri=uri, size=len(data), sha256=told, kind=kind))
            case Opened(uri, told, size, members, opener):
                content = told or sha256(found)
                by = opened_by(opener, rules.options_of(uri), exclude=rules.exclude_of(uri))
                inputs.append(replace(found, uri=uri, size=size, sha256=content, members=members, told=by))
            case Refused(uri, reason, detail, rest):
                state = "skipped" if reason in NO_DOCUMENT else "failed"
                tried = _of(found, uri) if reason != "not_a_file" else None
                problems.append(Problem(uri, state, reason, detail, folder=rest, found=tried))

    refusal = _walked(found, limits, rules, add)
    if refusal is not None:
        problems.append(Problem(found.uri, "failed", refusal.reason, refusal.detail, folder=True, found=found))
    return Look(tuple(inputs), tuple(problems))


def _of(found: Input, uri: str) -> Input:
    """A member that could not be read, or the file itself."""
    return found if uri == found.uri else replace(found, uri=uri, size=0)


def unpack(found: Input, wanted: Collection[str], limits: Limits, rules: Rules, pack: Path) -> Places:
    """Lay the bytes of some members into a pack, as far as they can be read.

    Args:
        found: the file they lie in.
        wanted: their uris.
        limits: what one archive may take.
        rules: which reader options hold for which file.
        pack: the file to write.
    """
    places: Places = {}
    way = {place for uri in wanted for place in names.way(uri)}
    with pack.open("wb") as file:

        def add(entry: Entry) -> None:
            if isinstance(entry, Found) and entry.uri in wanted:
                data = zlib.compress(entry.data, LEVEL)
                places[entry.uri] = (file.tell(), len(data), entry.kind)
                file.write(data)

        _walked(found, limits, rules, add, way.__contains__)
    return places


def _walked(
    found: Input,
    limits: Limits,
    rules: Rules,
    add: Callable[[Entry], None],
    wanted: Callable[[str], bool] = lambda uri: True,
) -> Unreadable | None:
    """Hand on all that a walk through a file tells, as far as it comes. Returns why it came no further."""

    def whole(found: Input) -> None:
        with limits.memory(), opened(found) as it:
            file = cast(BinaryIO, it.file)
            for entry in walk(file, it.size, found.name, found.uri, limits, rules.options_of, wanted, rules.leaves_out):
                add(entry)

    at_work("archive")
    with within(limits.archive_seconds):
        _, rejects = collect(whole, [found])
    at_work()
    return Unreadable(rejects[0].reason, rejects[0].detail) if rejects else None
