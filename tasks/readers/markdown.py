"""Markdown, also with YAML front matter: the words without the markup, each with its place in the source."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tasks.readers import Parsed, days, fields
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode
from tasks.text.offsets import OffsetMap, rewrite

if TYPE_CHECKING:
    from markdown_it.token import Token

NAME: Final = "markdown"
VERSION: Final = "2"
KINDS: Final = ("markdown",)

FRONT: Final = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD: Final = re.compile(r"([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*")
DATES: Final = ("date", "published", "published_on", "pubdate", "created")
PIECE: Final = re.compile(r"\w+|[^\w\s]")
#: `&amp;`: never in code.
ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
LINE_END: Final = re.compile(r"\r\n?|\n")
#: Levels of lists and quotes within each other that are read.
DEPTH: Final = 100
#: What stands between two blocks of the text.
BETWEEN: Final = "\n\n"
#: How far beyond its neighbour a word is looked for: markup between two words is short, addresses of links are not.
REACH: Final = 4000
#: The same for a letter within a word.
NEAR: Final = 40


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, table row or piece of code, and the part of the source it is made from."""

    text: str
    start: int
    end: int
    code: bool = False


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """Headings, paragraphs, lists, quotes and table rows as lines of plain text.

    Raises:
        Unreadable: empty, binary, or in no known encoding.
    """
    decoded = decode(data)
    front, start = _front(decoded.text)
    blocks, heading, buried = _blocks(decoded.text, start)
    text = BETWEEN.join(block.text for block in blocks)
    published_on, basis = fields.day(front, DATES, 1), "metadata"
    if published_on is None:
        published_on, basis = days.at_the_top(text), "text"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    return Parsed(
        text,
        aligned(blocks, decoded.text),
        "text/markdown",
        decoded.encoding,
        title=fields.word(front, ("title",), 1) or heading,
        author=fields.word(front, ("author", "authors", "by"), 1),
        site=fields.word(front, ("site", "source", "publication"), 1),
        language=fields.language_of(fields.word(front, ("lang", "language"), 1)),
        published_on=published_on,
        published_basis=basis if published_on else "none",
        note=f"What lies deeper than {DEPTH} levels of lists and quotes was left out." if buried else None,
    )


def _front(source: str) -> tuple[dict[str, Any], int]:
    """Front matter, every value as it is spelled, and where the body begins.

    Front matter that is no YAML, such as `title: Rain: a song`, is read line by line; what has other lines is text.
    """
    found = FRONT.match(source)
    if not found:
        return {}, 0
    import yaml

    try:
        # Makes strings, lists and dictionaries only.
        held = yaml.load(found[1], yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        lines = [line for line in found[1].splitlines() if line.strip()]
        pairs = [FIELD.fullmatch(line) for line in lines if not line.startswith((" ", "\t", "-", "#"))]
        held = {pair[1]: pair[2].strip("\"'") for pair in pairs if pair} if all(pairs) else None
    if not isinstance(held, dict):
        return {}, 0
    return {str(key).lower(): value for key, value in held.items()}, found.end()


def _blocks(source: str, start: int) -> tuple[list[Block], str | None, bool]:
    """The paragraphs of a document from `start` on, a table row each its own; the first heading; whether any lie too
    deep.
    """
    from markdown_it import MarkdownIt

    lines = [start, *(found.end() for found in LINE_END.finditer(source, start)), len(source)]
    tokens = MarkdownIt("commonmark", {"html": False, "maxNesting": DEPTH}).enable("table").parse(source[start:])
    blocks: list[Block] = []
    heading = None
    row: list[str] | None = None
    low = high = start
    for i, token in enumerate(tokens):
        if token.map:
            # The first line of a fence names a language.
            low, high = lines[token.map[0] + (token.type == "fence")], lines[min(token.map[1], len(lines) - 1)]
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            blocks.append(Block(" | ".join(cell for cell in row if cell), low, high))
            row = None
        elif token.type == "inline":
            words = "".join(_words(token.children or []))
            if row is not None:
                row.append(words)
                continue
            if heading is None and tokens[i - 1].type == "heading_open":
                heading = " ".join(words.split())
            blocks.append(Block(words, low, high))
        elif token.type in ("fence", "code_block"):
            blocks.append(Block(token.content.rstrip(), low, high, code=True))
    buried = any(token.level >= DEPTH - 1 for token in tokens)
    return [block for block in blocks if block.text.strip()], heading, buried


def _words(children: list[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "image":
            yield "".join(_words(child.children or []))


def aligned(blocks: Sequence[Block], source: str) -> OffsetMap:
    """Where each word of the blocks, joined by empty lines, stands in `source`.

    The words of a block stand in its part of the source in the same order, with markup between. Each is looked for
    after the one before; what the source does not spell in one piece is looked for letter by letter.
    """
    at, to = [0], [blocks[0].start if blocks else len(source)]
    base = end = 0
    for block in blocks:
        low = max(block.start, end)
        for start, stop, begin, after in _places(block, source[low : max(low, block.end)]):
            position, found = base + start, low + begin
            if position == 0:
                to[0] = found
            elif to[-1] + position - at[-1] != found:
                # The side before the edge: the end of the word before.
                at += [position, position]
                to += [end, found]
            end = low + after
            if after - begin != stop - start:
                at.append(base + stop)
                to.append(end)
        base += len(block.text) + len(BETWEEN)
    return _bounded(at, to, max(0, base - len(BETWEEN)), len(source))


def _bounded(at: list[int], to: list[int], length: int, source_length: int) -> OffsetMap:
    """The map with edges added where characters between two words would run past the second one, or the source."""
    bounded_at: list[int] = []
    bounded_to: list[int] = []
    for position, place, following, limit in zip(at, to, [*at[1:], length], [*to[1:], source_length], strict=True):
        bounded_at.append(position)
        bounded_to.append(place)
        room = max(0, limit - place)
        for beyond in range(position + max(1, room), following):
            bounded_at.append(beyond)
            bounded_to.append(place + room)
    return OffsetMap(tuple(bounded_at), tuple(bounded_to))


def _unescaped(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _places(block: Block, source: str) -> Iterator[tuple[int, int, int, int]]:
    """Start and end of each word in the block, and in its `source`; what is not found lies after its neighbour."""
    plain, back = (source, OffsetMap()) if block.code else rewrite(source, ENTITY, _unescaped)
    cursor = 0
    for piece in PIECE.finditer(block.text):
        whole = plain.find(piece[0], cursor, cursor + REACH + len(piece[0]))
        parts, reach = ([piece[0]], REACH) if whole >= 0 else (list(piece[0]), NEAR)
        start = piece.start()
        for part in parts:
            found = plain.find(part, cursor, cursor + reach + len(part))
            if found >= 0:
                cursor = found + len(part)
                yield start, start + len(part), *back.span(found, cursor)
            else:
                yield start, start + len(part), back.end(cursor), back.end(cursor)
            start += len(part)
