"""Markdown, also with YAML front matter: the words without the markup, each with its place in the source."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from tasks.readers import Parsed, days
from tasks.text.decode import decode
from tasks.text.offsets import OffsetMap

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME: Final = "markdown"
VERSION: Final = "1"
SUFFIXES: Final = (".md", ".markdown", ".mdown")

FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
PIECE: Final = re.compile(r"\w+|[^\w\s]")
#: How far beyond its neighbour a word is looked for: markup between two words is short, addresses of links are not.
REACH: Final = 4000


def read(data: bytes, file_name: str) -> Parsed:
    """Headings, paragraphs, lists, quotes and table rows as lines of plain text.

    Raises:
        Unreadable: empty, binary, or in no known encoding.
    """
    decoded = decode(data)
    front, start = _front(decoded.text)
    text, heading = _plain(decoded.text[start:])
    published_on, basis = _day(front), "metadata"
    if published_on is None:
        published_on, basis = days.at_the_top(text), "text"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    return Parsed(
        text,
        aligned(text, decoded.text, start),
        "text/markdown",
        decoded.encoding,
        title=_word(front, "title") or heading,
        author=_word(front, "author", "authors", "by"),
        site=_word(front, "site", "source", "publication"),
        language=_word(front, "lang", "language"),
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def _front(source: str) -> tuple[dict[str, Any], int]:
    """Front matter and where the body begins; what is no YAML is no front matter."""
    found = FRONT.match(source)
    if not found:
        return {}, 0
    import yaml

    try:
        held = yaml.safe_load(found[1])
    except (yaml.YAMLError, ValueError):
        return {}, 0
    if not isinstance(held, dict):
        return {}, 0
    return {str(key).lower(): value for key, value in held.items()}, found.end()


def _word(front: dict[str, Any], *names: str) -> str | None:
    for name in names:
        value = front.get(name)
        if isinstance(value, list):
            value = ", ".join(str(item) for item in value)
        if value is not None and str(value).strip():
            return str(value).strip()
    return None


def _day(front: dict[str, Any]) -> dt.date | None:
    for name in ("date", "published", "published_on", "pubdate", "created"):
        value = front.get(name)
        if isinstance(value, dt.datetime):
            return value.date()
        if isinstance(value, dt.date):
            return value
        found = days.in_words(str(value)) if value is not None else None
        if found:
            return found
    return None


def _plain(source: str) -> tuple[str, str | None]:
    """The words of a document, a block a paragraph, and its first heading."""
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(source)
    blocks: list[str] = []
    heading = None
    row: list[str] | None = None
    for i, token in enumerate(tokens):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(" | ".join(cell for cell in row if cell))
            row = None
        elif token.type == "inline":
            words = "".join(_words(token.children or []))
            if row is not None:
                row.append(words)
                continue
            if heading is None and tokens[i - 1].type == "heading_open":
                heading = words
            blocks.append(words)
        elif token.type in ("fence", "code_block"):
            blocks.append(token.content.rstrip())
    return "\n\n".join(block for block in blocks if block.strip()), heading


def _words(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "image":
            yield "".join(_words(child.children or []))


def aligned(text: str, source: str, start: int) -> OffsetMap:
    """Where each word of `text` stands in `source`, from `start` on.

    The words stand in the source in the same order, with markup between. Each is looked for after the one before; one
    that the source spells otherwise (an entity) is placed where its neighbour ends.
    """
    at, to = [0], [start]
    cursor = start
    for piece in PIECE.finditer(text):
        found = source.find(piece[0], cursor, cursor + REACH + len(piece[0]))
        if found < 0:
            found = cursor
        position = piece.start()
        if to[-1] + position - at[-1] != found:
            # The side before the edge: the end of the word before.
            if position > 0:
                at.append(position)
                to.append(cursor)
            at.append(position)
            to.append(found)
        cursor = found + len(piece[0]) if source.startswith(piece[0], found) else found
    return OffsetMap(
        tuple(at[1:] if len(at) > 1 and at[1] == 0 else at), tuple(to[1:] if len(at) > 1 and at[1] == 0 else to)
    )
