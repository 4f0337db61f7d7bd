"""Web pages: the article without the page around it, by trafilatura."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days
from tasks.text.decode import decode

NAME: Final = "html"
VERSION: Final = "1"
SUFFIXES: Final = (".html", ".htm", ".xhtml")

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
LANGUAGE: Final = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z]{2,3})(?![A-Za-z])""", re.IGNORECASE)
HEAD: Final = 4096


def read(data: bytes, file_name: str) -> Parsed:
    """Main text, title, author, site and date. There is no way back to the source: the tree was cut.

    Raises:
        Unreadable: empty, binary, in no known encoding, or without an article.
    """
    declared = CHARSET.search(data[:HEAD])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    import trafilatura

    found = trafilatura.bare_extraction(
        decoded.text, include_comments=False, include_tables=True, favor_precision=True, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "9999-12-31"},
    )  # fmt: skip
    text = (found.text or "").strip() if found is not None else ""
    if found is None or not text:
        raise Unreadable("no_text", "No article was found in the page.")
    published_on, basis = _day(found.date), "metadata"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    language = LANGUAGE.search(decoded.text[:HEAD])
    return Parsed(
        text.replace("\n", "\n\n"),
        None,
        "text/html",
        decoded.encoding,
        title=found.title,
        author=found.author,
        site=found.sitename,
        language=language[1].lower() if language else None,
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def _day(told: str | None) -> dt.date | None:
    return days.in_words(told) if told else None
