"""What is left of a zip file that was cut short: its members, one after the other, without its directory."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

from tasks.containers import Member, Source, held
from tasks.containers.names import is_hidden

#: What stands before the bytes of a member.
HEADER: Final = struct.Struct("<4sHHHHHIIIHH")
MARK: Final = b"PK\x03\x04"
#: What may stand after them when their length was not known before.
AFTER: Final = b"PK\x07\x08"
ENCRYPTED: Final = 1
LATER: Final = 8
PIECE: Final = 64 << 10
#: A size that stands elsewhere.
ELSEWHERE: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class _Head:
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    name: str


def members(source: Source) -> Iterator[Member]:
    """The members that are whole, until the first that is not, or whose end cannot be told."""
    file = source.file
    file.seek(0)
    while (head := _head(file)) is not None:
        data = _data(file, head, source)
        if data is None:
            return
        path = tuple(head.name.split("/"))
        if path[-1] and not is_hidden(path):
            yield Member(path, held(data))


def _head(file: BinaryIO) -> _Head | None:
    fixed = file.read(HEADER.size)
    if len(fixed) < HEADER.size or not fixed.startswith(MARK):
        return None
    _, _, flags, method, _, _, checksum, packed, size, name, extra = HEADER.unpack(fixed)
    raw = file.read(name)
    file.read(extra)
    try:
        told = raw.decode("utf-8")
    except UnicodeDecodeError:
        told = raw.decode("cp437")
    return _Head(flags, method, checksum, packed, size, told)


def _data(file: BinaryIO, head: _Head, source: Source) -> bytes | None:
    """The bytes of a member, as many as anybody would read; None when they are not whole."""
    if head.flags & ENCRYPTED or ELSEWHERE in (head.packed, head.size):
        return None
    later = bool(head.flags & LATER)
    if head.method == zipfile.ZIP_STORED and not later:
        return _stored(file, head, source)
    return _deflated(file, head, source, later) if head.method == zipfile.ZIP_DEFLATED else None


def _stored(file: BinaryIO, head: _Head, source: Source) -> bytes | None:
    data = file.read(min(head.packed, source.most + 1))
    source.meter(len(data))
    if head.packed > source.most:
        return data if file.seek(head.packed - len(data), 1) else None
    return data if len(data) == head.packed and zlib.crc32(data) == head.checksum else None


def _deflated(file: BinaryIO, head: _Head, source: Source, later: bool) -> bytes | None:
    start = file.tell()
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    data = bytearray()
    taken = checksum = 0
    try:
        while not stream.eof:
            piece = stream.unconsumed_tail or file.read(PIECE)
            if not piece:
                return None
            taken += 0 if stream.unconsumed_tail else len(piece)
            out = stream.decompress(piece, PIECE)
            source.meter(len(out))
            checksum = zlib.crc32(out, checksum)
            if len(data) <= source.most:
                data += out
    except zlib.error:
        return None
    file.seek(start + taken - len(stream.unused_data))
    if later:
        mark = file.read(4)
        # The checksum comes first where nothing marks it; two lengths follow.
        told = file.read(4) if mark == AFTER else mark
        file.read(8)
        return bytes(data) if told == checksum.to_bytes(4, "little") else None
    return bytes(data) if checksum == head.checksum else None
