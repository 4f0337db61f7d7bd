"""XML: the text and what is known of it, in the elements and attributes that `Options` names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, fields, markup
from tasks.readers.options import DEFAULT, Options

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME: Final = "xml"
VERSION: Final = "2"
KINDS: Final = ("xml",)

#: The namespace of `xml:lang`.
XML: Final = "http://www.w3.org/XML/1998/namespace"


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The element that holds the text, else all elements. What an element holds may be escaped HTML.

    Raises:
        Unreadable: empty, not well-formed, or without words.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    tree = markup.xml_tree(data)
    held = _held(tree.getroot())
    text = _text(tree.getroot(), held, options)
    if not text:
        raise Unreadable("no_text", "No element holds words.")
    published_on, basis = next(filter(None, map(fields.day_of, _said(held, options.published))), None), "metadata"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    title, author, site, language = (
        next(filter(None, map(fields.said, _said(held, names))), None)
        for names in (options.title, options.author, options.site, options.language)
    )
    return Parsed(
        text,
        None,
        "application/xml",
        (tree.docinfo.encoding or "utf-8").lower(),
        title=title,
        author=author,
        site=site,
        language=fields.language_of(language),
        published_on=published_on,
        published_basis=basis if published_on else "none",
    )


def _held(root: _Element) -> dict[str, list[_Element | str]]:
    """Elements, and values of attributes, by their names: alone, and with the prefix of their namespace."""
    held: dict[str, list[_Element | str]] = {}
    for element in root.iter("*"):
        prefixes = {uri: key for key, uri in element.nsmap.items() if key}
        for key, value in element.attrib.items():
            for name in _names(str(key), prefixes):
                held.setdefault(name, []).append(str(value))
        for name in _names(str(element.tag), prefixes):
            held.setdefault(name, []).append(element)
    return held


def _names(tag: str, prefixes: dict[str, str]) -> tuple[str, ...]:
    space, _, name = tag.rpartition("}")
    prefix = "xml" if space[1:] == XML else prefixes.get(space[1:])
    return (name.lower(), f"{prefix}:{name}".lower()) if prefix else (name.lower(),)


def _text(root: _Element, held: dict[str, list[_Element | str]], options: Options) -> str:
    """The words of the first element called by the best name there is, else of all."""
    for name in (*options.text, *options.summary):
        for holder in held.get(name.lower(), ()):
            words = "" if isinstance(holder, str) else _words(holder)
            if words:
                return words
    return _words(root)


def _words(element: _Element) -> str:
    return "\n\n".join(filter(None, map(markup.plain, markup.paragraphs(element))))


def _said(held: dict[str, list[_Element | str]], names: tuple[str, ...]) -> Iterator[str]:
    """What the elements and attributes of these names say, the best name first."""
    for name in names:
        for holder in held.get(name.lower(), ()):
            yield holder if isinstance(holder, str) else " ".join(_words(holder).split())
