"""ZIP files. One whose end is missing is read from its start, as far as it goes."""

from __future__ import annotations

import lzma
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final

from tasks.containers import Member, Source, salvage
from tasks.containers.names import is_hidden
from tasks.errors import Unreadable
from tasks.readers import package
from tasks.readers.options import Options

NAME: Final = "zip"
VERSION: Final = "1"
KINDS: Final = ("zip",)

ENCRYPTED: Final = 1
UTF_8: Final = 0x800
#: How much is unpacked at once.
PIECE: Final = 1 << 20
#: What a broken zip file raises: `NotImplementedError` comes from what it wants of us, not from what it is.
BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, ValueError, LookupError, RuntimeError,
)  # fmt: skip
#: Methods of compression by their numbers, for those that the standard library does not know.
METHODS: Final = {1: "shrink", 6: "implode", 9: "deflate64", 93: "zstandard", 95: "xz", 96: "jpeg", 98: "ppmd"}


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Always."""
    return True


def members(source: Source) -> Iterator[Member]:
    """The files of its directory, in their order.

    Raises:
        Unreadable: `broken_file`, it has no directory.
    """
    try:
        held = zipfile.ZipFile(source.file)
    except (*BROKEN, NotImplementedError) as error:
        yield from salvage.members(source)
        raise package.broken(error) from None
    with held:
        for info in held.infolist():
            path = tuple(name(info).split("/"))
            if not info.filename.endswith("/") and not is_hidden(path):
                yield Member(path, _Reading(held, info, source).read)


class _Reading:
    """How one member is read."""

    def __init__(self, held: zipfile.ZipFile, info: zipfile.ZipInfo, source: Source) -> None:
        self.held = held
        self.info = info
        self.source = source

    def read(self, most: int) -> bytes:
        """At most so many of its bytes.

        Raises:
            Unreadable: `encrypted`, `not_a_file`, `unknown_compression` or `broken_file`.
        """
        info = self.info
        if stat.S_ISLNK(info.external_attr >> 16):
            raise Unreadable("not_a_file", "A link within an archive is not followed.")
        if info.flag_bits & ENCRYPTED:
            raise encrypted()
        try:
            with self.held.open(info) as file:
                return _read(file, most, self.source)  # type: ignore[arg-type]
        except NotImplementedError:
            method = METHODS.get(info.compress_type, str(info.compress_type))
            detail = f"It is packed by a method that is not known here ({method}): pack it anew."
            raise Unreadable("unknown_compression", detail) from None
        except BROKEN as error:
            raise package.broken(error) from None
        except OSError as error:
            if error.errno is not None:
                raise
            raise package.broken(error) from None


def _read(file: BinaryIO, most: int, source: Source) -> bytes:
    data = bytearray()
    while len(data) < most and (piece := file.read(min(PIECE, most - len(data)))):
        data += piece
        source.meter(len(piece))
    return bytes(data)


def name(info: zipfile.ZipInfo) -> str:
    """The name of a member: in UTF-8 where its bytes are that, though the archive does not say so."""
    if info.flag_bits & UTF_8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def encrypted() -> Unreadable:
    """The refusal of a member that only a password opens."""
    return Unreadable("encrypted", "It needs a password: unpack the archive, and put what it holds in its place.")
