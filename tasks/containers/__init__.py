"""Files that hold several documents, one module a sort: bytes in, members out. Nothing is ever unpacked to the disk.

To add one, write a module here with

- `NAME` and `VERSION`, which stand in `runs.versions`;
- `KINDS`, what it opens of that which `readers.detect` tells apart;
- `opens(data: bytes, kind: str, options: Options) -> bool`, whether it opens such a file, by its first bytes;
- `members(source: Source) -> Iterator[Member]`, in the order they lie there, which raises `Unreadable(reason, detail)`
  where it cannot go on: what came before stays;

and name it in `MODULES`. A member that cannot be read raises the same from its own `read`, and the rest goes on.
"""

from __future__ import annotations

import hashlib
import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import BinaryIO, Final, Protocol, cast

from tasks.readers.options import DEFAULT, Options

MODULES: Final = ("zip", "tar", "mailbox", "letter", "records", "rows", "feed", "warc")

#: Characters of a name that is none but a digest of what it names.
DIGEST: Final = 16


def unmetered(count: int) -> None:
    """Count nothing."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to open.

    Args:
        file: its bytes from the start. It can seek, unless it comes out of a compressed form.
        kind: one of the `KINDS` of who is to open it.
        name: the last part of its path.
        most: bytes of a member beyond which nobody will read it.
        options: which fields hold what.
        meter: told of all bytes that come out of a compressed form; raises `Unreadable` when they are too many.
    """

    file: BinaryIO
    kind: str
    name: str
    most: int
    options: Options = DEFAULT
    meter: Callable[[int], None] = unmetered


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file.

    Args:
        path: the folders it lies in there, and its name, as they stand there.
        read: its bytes, at most so many of them; to be called before the next member is asked for.
        kind: what it is, where its container knows; None where its bytes tell.
    """

    path: tuple[str, ...]
    read: Callable[[int], bytes]
    kind: str | None = None


class Container(Protocol):
    """A module of this package that opens a sort of file."""

    NAME: str
    VERSION: str
    KINDS: tuple[str, ...]

    @staticmethod
    def opens(data: bytes, kind: str, options: Options, /) -> bool:
        """Whether it opens such a file: some are documents unless one is told otherwise."""

    @staticmethod
    def members(source: Source, /) -> Iterator[Member]:
        """What the file holds."""


@cache
def containers() -> tuple[Container, ...]:
    """Every sort of container."""
    return tuple(cast(Container, importlib.import_module(f"tasks.containers.{name}")) for name in MODULES)


def container_of(kind: str) -> Container | None:
    """What opens a kind of file as `readers.detect` tells it; None when nothing does."""
    return next((container for container in containers() if kind in container.KINDS), None)


def held(data: bytes) -> Callable[[int], bytes]:
    """The `read` of a member whose bytes are there."""
    return partial(_first, data)


def _first(data: bytes, most: int) -> bytes:
    return data[:most]


def digest(data: bytes) -> str:
    """A name for what has none: the same for the same bytes, wherever they lie."""
    return hashlib.sha256(data).hexdigest()[:DIGEST]


def whole(source: Source) -> bytes:
    """All bytes of a file, one more than `most` where there are more."""
    return source.file.read(source.most + 1)


def in_memory(data: bytes) -> BinaryIO:
    """Bytes as a file."""
    return io.BytesIO(data)
