"""From bytes to text: byte order mark, declaration, UTF-8, then a guess; junk is refused, nothing is lost silently."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from tasks.errors import Unreadable

BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: First bytes of files that are no text, whatever their name says.
MAGIC: Final = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"%PDF-", b"\x7fELF", b"\x1f\x8b", b"BZh", b"\xfd7zXZ",
    b"7z\xbc\xaf", b"Rar!", b"MZ\x90", b"\xd0\xcf\x11\xe0", b"OggS", b"ID3", b"RIFF", b"SQLite format 3",
    b"\xca\xfe\xba\xbe",
)  # fmt: skip

#: How much of a text the guess looks at.
SAMPLE: Final = 64 << 10
#: Share of control bytes above which bytes are no text.
JUNK: Final = 0.02
#: Share of bytes that may be damaged in what is UTF-8 otherwise.
DAMAGED: Final = 0.005

#: Bytes before the first telling one that the guess looks at.
CONTEXT: Final = 200
BEYOND_ASCII: Final = re.compile(rb"[\x80-\xff]")

CONTROLS: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the encoding it was in. A byte order mark is no part of the text."""

    text: str
    encoding: str


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode `data`.

    Args:
        data: the bytes of a file.
        declared: the encoding the file says it has, if it says so.

    Raises:
        Unreadable: `empty_file`, `binary_content` or `undecodable`.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    if data.startswith(MAGIC) or _is_junk(data):
        raise Unreadable("binary_content", "These bytes are no text; give the file its right ending, or remove it.")
    for encoding in filter(None, (_known(declared), "utf-8")):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _guessed(data)


def _marked(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        if text.count("\ufffd") > max(1, len(text) * DAMAGED):
            raise Unreadable("undecodable", f"It says it is {encoding}, but it is not; save it as UTF-8.") from None
        encoding += " (damaged)"
    if not text.strip():
        raise Unreadable("empty_file", "There is nothing in the file but a byte order mark.")
    return Decoded(text, encoding)


def _is_junk(data: bytes) -> bool:
    """Many control bytes; a few are damage that normalising removes. Zero bytes between letters are UTF-16."""
    head = data[:SAMPLE]
    return len(head) - len(head.translate(None, CONTROLS)) > max(2, len(head) * JUNK)


def _known(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _guessed(data: bytes) -> Decoded:
    damaged = data.decode("utf-8", "replace")
    ascii_only = len(data.translate(None, bytes(range(128)))) or 1
    bad = damaged.count("\ufffd")
    if bad <= len(data) * DAMAGED and bad < ascii_only * 0.2:
        return Decoded(damaged, "utf-8 (damaged)")
    from charset_normalizer import from_bytes

    best = from_bytes(_odd_part(data)).best()
    for encoding in filter(None, (best.encoding if best else None, "cp1252")):
        try:
            return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
        except (UnicodeDecodeError, LookupError):
            continue
    raise Unreadable("undecodable", "No known encoding fits these bytes; save the file as UTF-8.")


def _odd_part(data: bytes) -> bytes:
    """A sample from just before the first byte beyond ASCII: plain English tells nothing of an encoding."""
    first = BEYOND_ASCII.search(data)
    start = max(0, first.start() - CONTEXT) if first else 0
    return data[start : start + SAMPLE]
