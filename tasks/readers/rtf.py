"""Rich text (RTF), by striprtf; title, author and day from its information group."""

from __future__ import annotations

import re
from typing import Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, about, days, extras
from tasks.readers.flow import CELL
from tasks.readers.options import DEFAULT, Options

NAME: Final = "rtf"
VERSION: Final = "2"
KINDS: Final = ("rtf",)

CODE_PAGE: Final = re.compile(rb"\\ansicpg(\d{3,5})")
INFO: Final = re.compile(r"\{\\info\b")
CREATED: Final = re.compile(r"\{\\creatim\\yr(\d{1,4})\\mo(\d{1,2})\\dy(\d{1,2})")
BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
#: A byte that stands for itself: the code page says which character it is.
RAW: Final = re.compile(rb"[\x80-\xff]")
#: The end of a paragraph or of a cell; an escaped backslash is neither.
ENDS: Final = re.compile(r"\\(?:\\|(par|cell|nestcell)(?![a-z]) ?)")
#: What is left of the last cell of a row.
LAST: Final = re.compile(r"(?<! \|)(?: \|)++ ?$", re.MULTILINE)
#: Bytes of a picture, which follow a control word with their number; an escaped backslash is none.
BYTES: Final = re.compile(rb"\\(?:\\|bin(-?\d*) ?)")
#: A character by its number, or a control word with a number of many digits.
NUMBERED: Final = re.compile(r"\\(?:\\|u(-?\d+)|([a-z]{1,32})-?\d{6,})")
#: What the library raises where control words make no sense.
BROKEN: Final = (ValueError, TypeError, LookupError, OverflowError)


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The words of the document, without its footnotes.

    Raises:
        Unreadable: empty, broken, without words, or the extra `office` is not installed.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    data = data.strip(b"\xef\xbb\xbf \t\r\n\0")
    if not data.startswith(b"{\\rtf"):
        raise Unreadable("broken_file", "This is no rich text: it does not begin with {\\rtf.")
    escaped = RAW.sub(lambda found: b"\\'%02x" % found[0][0], _without_bytes(data))
    source = NUMBERED.sub(_sane, escaped.decode("latin-1"))
    text = LAST.sub("", _plain(ENDS.sub(_apart, source)))
    if not text.strip():
        raise Unreadable("no_text", "The document holds no words.")
    page = CODE_PAGE.search(data)
    encoding = f"cp{page[1].decode()}" if page else "cp1252"
    start = INFO.search(source)
    info = _group(source, start.start()) if start else ""
    made = CREATED.search(info)
    published_on, basis = about.published(text, file_name, days.day(*made.groups()) if made else None)
    return Parsed(
        text,
        None,
        "application/rtf",
        encoding,
        title=about.title(_said(info, "title", encoding)),
        author=about.author(_said(info, "author", encoding)),
        published_on=published_on,
        published_basis=basis,
        note=None if data.endswith(b"}") else "The file is cut short: its end is missing.",
    )


def _without_bytes(data: bytes) -> bytes:
    """Without the bytes of pictures; a number of them that goes beyond the end is none."""
    kept, at = [], 0
    for found in BYTES.finditer(data):
        if found[1] is None or found.start() < at:
            continue
        digits = found[1].decode()
        count = int(digits) if digits.isdecimal() and len(digits) < 10 else 0
        kept.append(data[at : found.start()])
        at = found.end() + (count if found.end() + count <= len(data) else 0)
    return b"".join([*kept, data[at:]])


def _sane(found: re.Match[str]) -> str:
    """The lower 16 bits of the number of a character, as Word reads it; large numbers of other words mean nothing."""
    number, word = found.groups()
    if number is not None:
        return rf"\u{(int(number) + 0x8000) % 0x10000 - 0x8000}" if len(number) < 20 else ""
    return rf"\{word}1" if word else found[0]


def _apart(found: re.Match[str]) -> str:
    """An empty line between paragraphs, a mark between cells."""
    return {None: found[0], "par": r"\par\par "}.get(found[1], CELL)


def _plain(source: str) -> str:
    """The words of rich text.

    Raises:
        Unreadable: `broken_file`.
    """
    striprtf = extras.library("striprtf.striprtf")
    try:
        text: str = striprtf.rtf_to_text(source, errors="replace")
    except BROKEN as error:
        raise Unreadable("broken_file", f"Its control words make no sense ({error}): get the file again.") from None
    # Characters beyond the basic plane come in two halves.
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _group(source: str, start: int) -> str:
    """The group that begins at `start`, with its braces."""
    depth = 0
    for found in BRACE.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return source[start : found.end()]
    return ""


def _said(info: str, name: str, encoding: str) -> str | None:
    """What a group within the information says."""
    start = re.search(rf"\{{\\{name}\b", info)
    inside = _group(info, start.start())[len(name) + 2 : -1] if start else ""
    return _plain(f"{{\\rtf1\\ansi\\ansicpg{encoding[2:]} {inside}}}") if inside else None
