"""TAR files, read from start to end. Links, devices and pipes in them are not followed and not opened."""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from typing import Final

from tasks.containers import Member, Source, layers
from tasks.containers.names import is_hidden
from tasks.errors import Unreadable
from tasks.readers import package
from tasks.readers.options import Options

NAME: Final = "tar"
VERSION: Final = "1"
KINDS: Final = ("tar",)

#: What broken archives raise.
BROKEN: Final = (tarfile.TarError, EOFError, ValueError, OverflowError, IndexError)


class _Strict(tarfile.TarInfo):
    """The head of a member. Where one is damaged or cut short that is told; the library takes it for the end."""

    @classmethod
    def fromtarfile(cls, archive: tarfile.TarFile) -> _Strict:
        try:
            return super().fromtarfile(archive)
        except (tarfile.TruncatedHeaderError, tarfile.InvalidHeaderError) as error:  # type: ignore[attr-defined]
            raise tarfile.ReadError(str(error)) from None


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Always."""
    return True


def members(source: Source) -> Iterator[Member]:
    """Its files, in their order.

    Raises:
        Unreadable: `broken_file`.
    """
    try:
        file = layers.at_once(source.file)
        with tarfile.open(
            fileobj=file, mode="r|", tarinfo=_Strict, encoding="utf-8", errors="surrogateescape"
        ) as archive:
            for info in archive:
                path = tuple(info.name.split("/"))
                if not info.isdir() and not is_hidden(path):
                    yield Member(path, _Reading(archive, info).read)
                # The library would keep every head it has seen.
                archive.members = []  # type: ignore[attr-defined]
    except BROKEN as error:
        raise package.broken(error) from None


class _Reading:
    """How one member is read."""

    def __init__(self, archive: tarfile.TarFile, info: tarfile.TarInfo) -> None:
        self.archive = archive
        self.info = info

    def read(self, most: int) -> bytes:
        """At most so many of its bytes.

        Raises:
            Unreadable: `not_a_file`, or `broken_file`.
        """
        if not self.info.isreg():
            what = "A link" if self.info.issym() or self.info.islnk() else "A pipe or device"
            raise Unreadable("not_a_file", f"{what} within an archive is not followed.")
        try:
            file = self.archive.extractfile(self.info)
            return file.read(most) if file else b""
        except BROKEN as error:
            raise package.broken(error) from None
