"""JSON: one object, whose fields hold the text and what is known of it; `Options` names them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, fields, markup
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

NAME: Final = "json"
VERSION: Final = "2"
KINDS: Final = ("json",)

#: Digits of a number that is read as such.
LONGEST_NUMBER: Final = 1000
#: How deep in lists and objects the paragraphs of a text may lie.
DEPTH: Final = 100


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The text of one object. A field may hold HTML, or a list of paragraphs.

    Raises:
        Unreadable: empty, in no known encoding, no JSON, or without a field that holds text.
    """
    decoded = decode(data)
    try:
        record = json.loads(decoded.text, parse_int=_whole)
    except RecursionError:
        raise Unreadable("broken_file", "It is nested too deep to be read: write it with fewer levels.") from None
    except ValueError as error:
        raise Unreadable("broken_file", f"This is no JSON ({error}): get the file again.") from None
    if not isinstance(record, dict):
        raise Unreadable("no_text", "The file holds no object with fields.")
    return parsed(record, file_name, options, "application/json", decoded.encoding)


def _whole(digits: str) -> int | float:
    """A whole number; one of thousands of digits is as good as infinite, and takes for ever."""
    return int(digits) if len(digits) <= LONGEST_NUMBER else float(digits)


def parsed(record: Mapping[str, Any], file_name: str, options: Options, media_type: str, encoding: str) -> Parsed:
    """The document that a record is.

    Raises:
        Unreadable: `no_text`, no field holds text.
    """
    text = next(filter(None, (_text(record, names) for names in (options.text, options.summary))), None)
    if text is None:
        raise Unreadable("no_text", f"No field called {', '.join(options.text)} holds text; name the one that does.")
    published_on, basis = fields.day(record, options.published), "metadata"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    title, author, site = (
        markup.plain(word) if word else None
        for word in (fields.word(record, names) for names in (options.title, options.author, options.site))
    )
    return Parsed(
        text,
        None,
        media_type,
        encoding,
        title=title,
        author=author,
        site=site,
        language=fields.language_of(fields.word(record, options.language)),
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def has_text(record: Any, options: Options) -> bool:
    """Whether a record has a field that holds the text of a document."""
    return isinstance(record, Mapping) and _text(record, options.text) is not None


def _text(record: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The words of the first of these fields that has some."""
    return _first(record, names, DEPTH, set())


def _first(record: Mapping[str, Any], names: tuple[str, ...], depth: int, tried: set[int]) -> str | None:
    """As `_text`; lists that were `tried` hold no words: a list is met again and again, from each object around it."""
    for value in fields.values(record, names):
        text = "\n\n".join(_paragraphs(value, names, depth, tried))
        if text:
            return text
    return None


def _paragraphs(value: Any, names: tuple[str, ...], depth: int, tried: set[int]) -> Iterator[str]:
    """The words of a value: a string, or a list of strings and of objects with such a field."""
    if isinstance(value, str):
        plain = markup.plain(value).strip()
        if plain:
            yield plain
    elif isinstance(value, list) and depth and id(value) not in tried:
        tried.add(id(value))
        for each in value:
            if isinstance(each, dict):
                yield from filter(None, [_first(each, names, depth - 1, tried)])
            else:
                yield from _paragraphs(each, names, depth - 1, tried)
