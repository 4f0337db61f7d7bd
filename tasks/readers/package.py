"""Documents that are zip files: opened with care, and refused in clear words."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

from tasks.errors import Unreadable
from tasks.readers import markup
from tasks.readers.detect import OLE

#: The most that one member of a document, and all its sheets, may unpack to, in bytes.
MOST: Final = 1 << 30
#: How many times its size a member may unpack to, where that is more than so many bytes: text packs to a twentieth,
#: tables of equal cells to a hundredth. What goes beyond is made to fill the memory.
MOST_TIMES: Final = 250
SMALL: Final = 32 << 20
#: What a broken zip file may raise.
BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, KeyError, OSError)


def opened(data: bytes) -> zipfile.ZipFile:
    """The zip file that a document is.

    Raises:
        Unreadable: `empty_file`, `encrypted` or `broken_file`.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    if is_locked(data):
        raise encrypted()
    try:
        held = zipfile.ZipFile(io.BytesIO(data))
    except BROKEN as error:
        raise broken(error) from None
    if any(member.flag_bits & 1 for member in held.infolist()):
        raise encrypted()
    return held


def weigh(parts: Iterable[zipfile.ZipInfo]) -> None:
    """Whether parts can be unpacked, before they are. They are never larger than they say.

    Raises:
        Unreadable: `too_large` or `bomb`.
    """
    size = 0
    for part in parts:
        size += part.file_size
        if size > MOST:
            raise Unreadable("too_large", f"It unpacks to more than {size:,} bytes, the limit is {MOST:,}: split it.")
        if part.file_size > max(SMALL, MOST_TIMES * part.compress_size):
            times = f"{part.file_size:,} bytes out of {part.compress_size:,}"
            raise Unreadable("bomb", f"A part of it unpacks to {times}: it is made to fill the memory, throw it away.")


def member(held: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one member.

    Raises:
        Unreadable: `broken_file`, it is missing or damaged; `too_large` or `bomb`.
    """
    try:
        weigh([held.getinfo(name)])
        return held.read(name)
    except (*BROKEN, RuntimeError) as error:
        raise broken(error) from None


def relations(held: zipfile.ZipFile, part: str) -> dict[str, str]:
    """The parts that `part` (the whole package: empty) rests on, by the last word of the relation's type, lower case.

    Raises:
        Unreadable: `broken_file`, the list of them is damaged.
    """
    folder, _, name = part.rpartition("/")
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in held.namelist():
        return {}
    found: dict[str, str] = {}
    for each in markup.xml_tree(member(held, path)).getroot():
        target = str(each.get("Target") or "")
        if each.get("TargetMode") != "External" and target:
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.setdefault(str(each.get("Type")).rpartition("/")[2].lower(), whole)
    return found


def is_locked(data: bytes) -> bool:
    """Whether an office document was saved with a password: its zip file lies encrypted in an OLE file."""
    return data.startswith(OLE) and "EncryptedPackage".encode("utf-16-le") in data


def names(data: bytes) -> frozenset[str]:
    """The names of the members; none for what is no zip file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return frozenset(held.namelist())
    except BROKEN:
        return frozenset()


def encrypted() -> Unreadable:
    """The refusal of what only a password opens."""
    return Unreadable("encrypted", "It needs a password: save it without one, and put that in its place.")


def broken(error: Exception | str) -> Unreadable:
    """The refusal of what is damaged or cut short."""
    return Unreadable("broken_file", f"It is damaged or cut short ({error}): get the file again.")
