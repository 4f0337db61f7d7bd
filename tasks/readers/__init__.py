"""Readers, one module a format: bytes in, text and what the document says about itself out.

To add one, write a module here with

- `NAME` and `VERSION`, which end up in `documents.reader`;
- `SUFFIXES`, the file endings it reads, in lower case;
- `read(data: bytes, file_name: str) -> Parsed`, which raises `Unreadable(reason, detail)` for what it cannot read;

and name it in `MODULES`. Heavy libraries are imported inside `read`.
"""

from __future__ import annotations

import datetime as dt
import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol, cast

from tasks.text.offsets import OffsetMap

MODULES: Final = ("text", "markdown", "html")


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document as its reader sees it.

    Args:
        text: the words, not normalised yet.
        offsets: from `text` to the decoded source; None where that has no meaning.
        media_type: IANA media type.
        encoding: what the bytes were decoded from.
        title, author, site: as the document names them.
        language: ISO 639 code, as the document names it.
        published_on: the day it says it was published.
        published_basis: where that day was found (`records.PUBLISHED_BASES`).
    """

    text: str
    offsets: OffsetMap | None
    media_type: str
    encoding: str
    title: str | None = None
    author: str | None = None
    site: str | None = None
    language: str | None = None
    published_on: dt.date | None = None
    published_basis: str = "none"


class Reader(Protocol):
    """A module of this package."""

    NAME: str
    VERSION: str
    SUFFIXES: tuple[str, ...]
    read: Callable[[bytes, str], Parsed]


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader."""
    return tuple(cast(Reader, importlib.import_module(f"tasks.readers.{name}")) for name in MODULES)


def reader_for(file_name: str, head: bytes) -> Reader | None:
    """The reader of a file: by its ending, else by its first bytes; None when there is none.

    Args:
        file_name: the last part of its path.
        head: its first bytes, a few thousand.
    """
    by_suffix = {suffix: reader for reader in readers() for suffix in reader.SUFFIXES}
    dot = file_name.rfind(".")
    suffix = file_name[dot:].lower() if dot > 0 else ""
    if suffix in by_suffix:
        return by_suffix[suffix]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return by_suffix[".html"]
    if not suffix and b"\0" not in head:
        return by_suffix[".txt"]
    return None
