"""Readers, one module a format: bytes in, text and what the document says about itself out.

To add one, write a module here with

- `NAME` and `VERSION`, which end up in `documents.reader`;
- `KINDS`, what it reads of that which `detect` tells apart; teach `detect` what the new kind looks like;
- `read(data: bytes, file_name: str, options: Options) -> Parsed`, which raises `Unreadable(reason, detail)` for what it
  cannot read;

and name it in `MODULES`. Heavy libraries are imported inside `read`; those of an extra by `extras.library`.
"""

from __future__ import annotations

import datetime as dt
import importlib
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol, cast

from tasks.errors import Unreadable
from tasks.readers.detect import BINARY, kind_of, media_type
from tasks.readers.options import DEFAULT, Options
from tasks.text.offsets import OffsetMap

MODULES: Final = (
    "text", "markdown", "html", "json", "xml", "table", "sheet", "pdf", "docx", "odt", "rtf", "epub", "eml",
    "capture",
)  # fmt: skip

#: Kinds of which only the records can be documents.
LISTS: Final = ("jsonl", "json_list")


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
        collected_at: when somebody else received it and kept it, UTC; None where we did.
        pages: where in `text` each page begins; None where there are no pages.
        note: what people should know of the reading, such as pages that could not be read.
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
    collected_at: dt.datetime | None = None
    pages: tuple[int, ...] | None = None
    note: str | None = None


class Reader(Protocol):
    """A module of this package."""

    NAME: str
    VERSION: str
    KINDS: tuple[str, ...]

    @staticmethod
    def read(data: bytes, file_name: str, options: Options = DEFAULT, /) -> Parsed:
        """The document that these bytes are."""


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader."""
    return tuple(cast(Reader, importlib.import_module(f"tasks.readers.{name}")) for name in MODULES)


def reader_of(kind: str) -> Reader | None:
    """The reader of a kind of file as `detect` tells it; None when there is none."""
    return next((reader for reader in readers() if kind in reader.KINDS), None)


def reader_for(file_name: str, data: bytes, kind: str | None = None) -> Reader:
    """The reader of a file.

    Args:
        file_name: the last part of its path.
        data: all its bytes.
        kind: what it is, where that is known.

    Raises:
        Unreadable: `no_reader`, there is none for this kind of file; `no_records`, only its records would be documents.
    """
    kind = kind or kind_of(data, file_name)
    reader = reader_of(kind)
    if reader is None and kind in LISTS:
        advice = "name the field that holds their text, or let records_as_documents be true"
        raise Unreadable("no_records", f"It is a list of records, which are taken for no documents: {advice}.")
    if reader is None:
        looks = kind if kind != BINARY else media_type(data, file_name) or "unknown bytes"
        raise Unreadable("no_reader", f"No reader for this kind of file ({looks}).")
    return reader
