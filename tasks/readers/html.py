"""Web pages: the article without the page around it, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, markup, told
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

NAME: Final = "html"
VERSION: Final = "2"
KINDS: Final = ("html",)

CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
XML: Final = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]+)""")
LANGUAGE: Final = re.compile(
    r"""<html[^>]{0,500}?\s(?:xml:)?lang\s*=\s*["']?([A-Za-z]{2,3})(?![A-Za-z])""", re.IGNORECASE
)
#: What trafilatura draws around the cells of a table and before the items of a list.
RULE: Final = re.compile(r"\|(?:\s*-{3,}\s*\|)+\s*\Z")
MARK: Final = re.compile(r"- |\|\s*")
CELL: Final = re.compile(r"\s*\|\s*\Z")
HEAD: Final = 4096
#: What a page is laid out with, and a word processor has no use for; Word wraps its sections.
AROUND: Final = re.compile(
    r"<(?:article|main|nav|aside|footer|form|iframe|noscript|button|input|div\b(?![^>]{0,200}WordSection))\b",
    re.IGNORECASE,
)
#: The share of links in the words of a page without such marks.
LINKED: Final = 0.1
#: Larger pages than this, in characters, are no letters of a word processor.
LARGEST: Final = 4_000_000


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """Main text, title, author, site and date. There is no way back to the source: the tree was cut.

    Raises:
        Unreadable: empty, binary, in no known encoding, or without an article.
    """
    declared = XML.match(data[:HEAD]) or CHARSET.search(data[:HEAD])
    decoded = decode(data, declared[1].decode("ascii", "replace") if declared else None)
    import trafilatura

    found = trafilatura.bare_extraction(
        decoded.text, include_comments=False, include_tables=True, favor_precision=True, with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "9999-12-31"},
    )  # fmt: skip
    text = _whole(decoded.text) or ("\n\n".join(_lines(found.text or "")) if found is not None else "")
    if not text:
        raise Unreadable("no_text", "No article was found in the page: if it has one, save that alone, or as text.")
    published_on, basis = told.published(decoded.text)
    if published_on is None:
        published_on, basis = days.at_the_top(text), "text"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    language = LANGUAGE.search(decoded.text[:HEAD])
    return Parsed(
        text,
        None,
        "text/html",
        decoded.encoding,
        title=found.title if found is not None else None,
        author=found.author if found is not None else None,
        site=found.sitename if found is not None else None,
        language=language[1].lower() if language else None,
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def _whole(page: str) -> str | None:
    """All words of a page that is nothing but its text, as word processors write them; None for any other.

    There is no boilerplate to be told from the article, so nothing can be lost that looks like some.
    """
    if AROUND.search(page) or len(page) > LARGEST:
        return None
    tree = markup.page_tree(page)
    words = markup.paragraphs(tree) if tree is not None else []
    links = [words for link in tree.iter("a") for words in markup.paragraphs(link)] if tree is not None else []
    return "\n\n".join(words) if sum(map(len, links)) <= LINKED * sum(map(len, words)) else None


def _lines(text: str) -> Iterator[str]:
    """The lines of the article, without the marks of items and tables."""
    for line in text.splitlines():
        if RULE.match(line):
            continue
        mark = MARK.match(line)
        plain = (CELL.sub("", line[mark.end() :]) if mark[0][0] == "|" else line[mark.end() :]) if mark else line
        if plain.strip():
            yield plain.strip()
