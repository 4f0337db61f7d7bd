"""WARC files, the archives of crawlers: each page or text that was received is a document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tasks.containers import Member, Source, held
from tasks.readers import capture, package
from tasks.readers.options import Options

NAME: Final = "warc"
VERSION: Final = "1"
KINDS: Final = ("warc",)

#: Records that hold what was received.
RECEIVED: Final = frozenset({"response", "resource", "conversion"})
#: Media types that hold words for people.
WORDS: Final = re.compile(
    r"text/(?:html|plain|markdown)|application/(?:xhtml\+xml|pdf|rtf|epub\+zip|vnd\.(?:oasis|openxml).*)"
)
SUCCESS: Final = "200"
#: How much of a record is read at once.
PIECE: Final = 64 << 10


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Always."""
    return True


def members(source: Source) -> Iterator[Member]:
    """Each record that holds a document, whole, named by the time of its capture and the address it was found at.

    Raises:
        Unreadable: `needs_extra`, warcio is not installed; `broken_file`.
    """
    for record in capture.records(source.file):
        if _is_document(record):
            at = capture.captured_at(record)
            path = (f"{at:%Y%m%dT%H%M%SZ}", capture.target(record)) if at else (capture.target(record),)
            yield Member(path, held(_whole(record, source.most)), "capture")


def _is_document(record: Any) -> bool:
    if record.rec_type not in RECEIVED:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != SUCCESS:
        return False
    return bool(WORDS.fullmatch(capture.media_type(record)))


def _whole(record: Any, most: int) -> bytes:
    """A record as a file of its own, or one byte more than anybody would read."""
    heads = record.http_headers.to_bytes(encoding="utf-8") if record.http_headers is not None else b""
    body = bytearray()
    while len(body) <= most and (piece := record.raw_stream.read(PIECE)):
        body += piece
    if len(body) <= most and record.raw_stream.limit > 0:
        raise package.broken("its last record is cut short")
    record.rec_headers.replace_header("Content-Length", str(len(heads) + len(body)))
    return bytes(record.rec_headers.to_bytes(encoding="utf-8") + heads + body + b"\r\n\r\n")
