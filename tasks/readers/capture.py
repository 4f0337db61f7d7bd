"""A page or text as a crawler received it: one record of a WARC file, read as what it holds."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final
from urllib.parse import unquote, urlsplit

from tasks.errors import Unreadable
from tasks.readers import Parsed, extras, package, reader_for
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

NAME: Final = "capture"
VERSION: Final = "1"
KINDS: Final = ("capture",)

#: Endings of media types whose content need not say what it is.
ENDINGS: Final = {"text/html": ".html", "application/xhtml+xml": ".html", "text/markdown": ".md", "text/plain": ".txt"}
CHARSET: Final = re.compile(r"""charset\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
#: What broken records raise, beside what warcio raises itself.
BROKEN: Final = (ValueError, EOFError, OSError, LookupError, AttributeError, TypeError, ArithmeticError)


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The document that was received. Its site is where it was found, unless it names one.

    When it was captured is when it was collected, and says nothing of when it was published.

    Raises:
        Unreadable: `empty_file`; `broken_file`; `needs_extra`, warcio is not installed; or as the reader of what it
            holds.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    record = next(records(io.BytesIO(data)), None)
    if record is None:
        raise package.broken("it holds no record")
    try:
        body = record.content_stream().read()
    except BROKEN as error:
        raise package.broken(error) from None
    kind, told = media_type(record), CHARSET.search(_content_type(record))
    encoding = None
    if told and kind.startswith(("text/", "application/xhtml")):
        decoded = decode(body, told[1])
        encoding, body = decoded.encoding, decoded.text.encode("utf-8-sig", "replace")
    host, path = _address(record)
    name = unquote(path, errors="replace").rpartition("/")[2] or "index"
    name += "" if name.lower().endswith(ENDINGS.get(kind, "")) else ENDINGS[kind]
    parsed = reader_for(name, body).read(body, name, options)
    return replace(
        parsed,
        encoding=encoding or parsed.encoding,
        site=parsed.site or host,
        collected_at=captured_at(record),
    )


def records(file: BinaryIO) -> Iterator[Any]:
    """The records of a WARC file, by warcio; each is to be read before the next is asked for.

    Raises:
        Unreadable: `needs_extra`, warcio is not installed; `broken_file`.
    """
    archive = extras.library("warcio.archiveiterator")
    loader = extras.library("warcio.recordloader")
    try:
        yield from archive.ArchiveIterator(file)
    except (loader.ArchiveLoadFailed, loader.StatusAndHeadersParserException, *BROKEN) as error:
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise package.broken(error) from None


def media_type(record: Any) -> str:
    """What the server said it sent, or whoever wrote the record."""
    return _content_type(record).partition(";")[0].strip().lower()


def target(record: Any) -> str:
    """The address it was found at."""
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _address(record: Any) -> tuple[str | None, str]:
    """Host and path of the address it was found at; none of one that makes no sense."""
    try:
        address = urlsplit(target(record))
        return address.hostname, address.path
    except ValueError:
        return None, ""


def captured_at(record: Any) -> dt.datetime | None:
    """When it was received, UTC."""
    try:
        told = dt.datetime.fromisoformat(str(record.rec_headers.get_header("WARC-Date") or ""))
        return told.astimezone(dt.UTC).replace(tzinfo=None) if told.tzinfo else told
    except (ValueError, OverflowError):
        return None


def _content_type(record: Any) -> str:
    heads = record.http_headers or record.rec_headers
    return str(heads.get_header("Content-Type") or "")
