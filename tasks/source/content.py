"""The bytes of an input: the one place where they are opened, whatever source it is of."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedIOBase

from tasks.collect import NOT_THE_DOCUMENT
from tasks.containers.names import is_member
from tasks.errors import Unreadable
from tasks.source.scan import Input


@dataclass(frozen=True, slots=True)
class Opened:
    """An input that is open, with its size and the time it was written as they are now, which may be news."""

    file: BufferedIOBase
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of an input, and what it was like (`Opened`) when it was read, at `seen_ns`."""

    data: bytes
    size: int
    modified_ns: int
    seen_ns: int


@contextmanager
def opened(found: Input) -> Iterator[Opened]:
    """Open an input to be read from its start. It may be something else than was listed: nothing is taken for granted.

    Raises:
        Unreadable: it is gone, is no file, cannot be opened, or cannot be read within the block.
        OSError: the machine has no file handles or no memory left.
    """
    if is_member(found.uri):
        yield Opened(io.BytesIO(_unpacked(found)), found.size, found.modified_ns)
        return
    if found.remote and not found.path:
        from tasks.source.remote import here

        with here(found, sys.maxsize) as copy, copy.open("rb") as file:
            yield Opened(file, found.size, found.modified_ns)
        return
    try:
        with open(found.path, "rb", opener=_at_once) as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise IsADirectoryError
            now = (found.size, found.modified_ns) if found.remote else (facts.st_size, facts.st_mtime_ns)
            yield Opened(file, *now)
    except FileNotFoundError:
        raise Unreadable("vanished", "It was there when listed, gone when read: put it back.") from None
    except IsADirectoryError:
        raise Unreadable("not_a_file", "It was a file when listed and is none now: put it back.") from None
    except OSError as error:
        if error.errno in NOT_THE_DOCUMENT:
            raise
        raise Unreadable("unreadable_file", f"{error.strerror}: mend or remove it.") from None


def content(found: Input, most: int) -> Content:
    """The first `most` bytes of an input.

    Raises:
        Unreadable, OSError: as `opened`.
    """
    with opened(found) as it:
        return Content(it.file.read(most), it.size, it.modified_ns, time.time_ns())


def sha256(found: Input) -> str:
    """SHA-256 of the bytes of an input, in lower-case hex; they are never all in memory.

    Raises:
        Unreadable, OSError: as `opened`.
    """
    with opened(found) as it:
        return hashlib.file_digest(it.file, "sha256").hexdigest()


def _unpacked(found: Input) -> bytes:
    """The bytes of a member from the pack they were laid into.

    Raises:
        Unreadable: `vanished`, they are not there: the file it lies in has changed since it was listed.
    """
    try:
        with open(found.path, "rb") as file:  # noqa: PTH123 - a plain string path
            file.seek(found.offset)
            return zlib.decompress(file.read(found.packed))
    except (FileNotFoundError, zlib.error):
        detail = "It was there when its archive was listed, and could not be unpacked when read: put it back."
        raise Unreadable("vanished", detail) from None


def _at_once(path: str, flags: int) -> int:
    """Open a file; not even a pipe that has taken its place is waited for."""
    return os.open(path, flags | os.O_NONBLOCK)
