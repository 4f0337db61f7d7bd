"""One file in a compressed form: gzip, bzip2, xz."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable
from typing import Any, BinaryIO, Final, cast

from tasks.errors import Unreadable
from tasks.readers import package

KINDS: Final = ("gzip", "bzip2", "xz")
#: Endings that say so, and what is left of the name.
ENDINGS: Final = {
    ".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar", ".gz": "", ".bz2": "", ".xz": "", ".z": "",
}  # fmt: skip
#: How much of what comes out tells what it is.
HEAD: Final = 64 << 10
PIECE: Final = 64 << 10
#: What damaged streams raise.
BROKEN: Final = (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, ValueError)


class Unpacked(io.RawIOBase):
    """What comes out of a compressed file, read once from start to end; its beginning can be looked at before.

    Raises:
        Unreadable: from `read`, when all before has been read: `broken_file`, or what the meter raises.
    """

    def __init__(self, file: BinaryIO, kind: str, meter: Callable[[int], None]) -> None:
        self._stream = _opened(file, kind)
        self._meter = meter
        self._error: Unreadable | None = None
        self.head = b""
        while len(self.head) < HEAD and (more := self._more()):
            self.head += more
        self._ahead = self.head

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As a raw stream does."""
        self._ahead = self._ahead or self._more()
        if not self._ahead and self._error:
            raise self._error
        count = min(len(buffer), len(self._ahead))
        buffer[:count] = self._ahead[:count]
        self._ahead = self._ahead[count:]
        return count

    def _more(self) -> bytes:
        if self._error:
            return b""
        try:
            # As much as comes out at once, so that what comes before the damage is not lost.
            data = self._stream.read1(PIECE)
            self._meter(len(data))
        except Unreadable as error:
            self._error = error
        except BROKEN as error:
            self._error = package.broken(error)
        except OSError as error:
            if error.errno is not None:
                raise
            # What bz2 says of damaged data.
            self._error = package.broken(error)
        else:
            return data
        return b""


def inner_name(name: str) -> str:
    """The name of what is compressed in a file."""
    for ending, left in ENDINGS.items():
        if name.lower().endswith(ending) and len(name) > len(ending):
            return name[: -len(ending)] + left
    return name


def unpacked(file: BinaryIO, kind: str, meter: Callable[[int], None]) -> tuple[BinaryIO, bytes]:
    """What comes out of a compressed file, and its first bytes.

    Raises:
        Unreadable: nothing does, and why.
    """
    stream = Unpacked(file, kind, meter)
    if not stream.head:
        stream.read(1)
    return io.BufferedReader(stream, PIECE), stream.head


def at_once(file: BinaryIO) -> BinaryIO:
    """The same without a buffer, in which what comes just before the damage would be lost."""
    raw = getattr(file, "raw", None)
    return cast(BinaryIO, raw) if isinstance(raw, Unpacked) else file


def _opened(file: BinaryIO, kind: str) -> gzip.GzipFile | bz2.BZ2File | lzma.LZMAFile:
    if kind == "gzip":
        return gzip.GzipFile(fileobj=file, mode="rb")
    return bz2.BZ2File(file) if kind == "bzip2" else lzma.LZMAFile(file)
