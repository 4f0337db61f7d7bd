"""Containers of every sort, made of small files."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from tasks.batch.limits import Limits
from tasks.containers.walk import Entry, Found, Opened, Refused, walk
from tasks.readers.options import DEFAULT, Options

Files = Mapping[str, bytes]

ROOT: Final = "file:///in/"


def zipped(files: Iterable[tuple[str | zipfile.ZipInfo, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file; a name may come twice."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", method) as archive:
        warnings.simplefilter("ignore", UserWarning)
        for name, data in files:
            # Without the time of day, so that the same files make the same archive.
            archive.writestr(name if isinstance(name, zipfile.ZipInfo) else zipfile.ZipInfo(name), data, method)
    return made.getvalue()


def streamed(files: Files) -> bytes:
    """A zip file as programs write it that cannot go back: lengths stand behind the members."""

    class Pipe(io.RawIOBase):
        held = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            self.held += memoryview(data)  # type: ignore[arg-type]
            return len(memoryview(data))  # type: ignore[arg-type]

    made = Pipe()
    made.held = bytearray()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return bytes(made.held)


def tarred(files: Iterable[tuple[str | tarfile.TarInfo, bytes]], format: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar file; a name may come twice."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=format, errors="surrogateescape") as archive:
        for name, data in files:
            info = tarfile.TarInfo(name) if isinstance(name, str) else name
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


#: How a tree of files is packed, by the ending of the archive.
KINDS: Final[dict[str, Callable[[Files], bytes]]] = {
    "zip": lambda files: zipped(files.items()),
    "stored.zip": lambda files: zipped(files.items(), zipfile.ZIP_STORED),
    "lzma.zip": lambda files: zipped(files.items(), zipfile.ZIP_LZMA),
    "streamed.zip": streamed,
    "tar": lambda files: tarred(files.items()),
    "gnu.tar": lambda files: tarred(files.items(), tarfile.GNU_FORMAT),
    "tar.gz": lambda files: gzip.compress(tarred(files.items())),
    "tgz": lambda files: gzip.compress(tarred(files.items())),
    "tar.bz2": lambda files: bz2.compress(tarred(files.items())),
    "tar.xz": lambda files: lzma.compress(tarred(files.items())),
}


def walked(data: bytes, name: str, limits: Limits | None = None, options: Options = DEFAULT) -> list[Entry]:
    """All that a walk through it tells."""
    return list(walk(io.BytesIO(data), len(data), name, ROOT + name, limits or Limits(), lambda uri: options))


def found(entries: Iterable[Entry]) -> dict[str, bytes]:
    """The documents by their addresses in the file."""
    return {inner(entry.uri): entry.data for entry in entries if isinstance(entry, Found)}


def refused(entries: Iterable[Entry]) -> dict[str, str]:
    """Reasons by the addresses in the file; of the file itself by none."""
    return {inner(entry.uri): entry.reason for entry in entries if isinstance(entry, Refused)}


def opened(entries: Iterable[Entry]) -> dict[str, int]:
    """Numbers of members by the addresses in the file; of the file itself by none."""
    return {inner(entry.uri): entry.members for entry in entries if isinstance(entry, Opened)}


def inner(uri: str) -> str:
    """The address within the file."""
    return uri.partition("!/")[2]
