"""Word documents: paragraphs, tables and text boxes in their order, then the notes; read from their XML.

Insertions that nobody has accepted yet are text, deletions are none (ECMA-376 part 1, 17.13.5). Tables of contents
and hidden text are left out.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, about, fields, markup, package
from tasks.readers.flow import Flow
from tasks.readers.options import DEFAULT, Options

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME: Final = "docx"
VERSION: Final = "2"
KINDS: Final = ("docx",)

MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: What holds no words, or words that are not shown: properties, tracked deletions, the older form of a drawing.
UNSEEN: Final = frozenset({"del", "movefrom", "fallback", "ppr", "rpr", "sdtpr", "sectpr", "tblpr", "trpr", "tcpr"})
#: Elements that are characters.
CHARACTERS: Final = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011", "softhyphen": "\u00ad"}
TITLES: Final = frozenset({"title", "heading1"})


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The words of the document, and its core properties.

    Raises:
        Unreadable: empty, encrypted, broken, or without words.
    """
    with package.opened(data) as held:
        parts = package.relations(held, "")
        main = parts.get("officedocument")
        if main is None:
            raise package.broken("it names no main document")
        flow = Flow()
        heading = _read(markup.xml_tree(package.member(held, main)).getroot(), flow)
        notes = package.relations(held, main)
        for part in filter(None, (notes.get("footnotes"), notes.get("endnotes"))):
            _read(markup.xml_tree(package.member(held, part)).getroot(), flow)
        properties = _properties(held, parts.get("core-properties"))
    text = flow.text()
    if not text:
        raise Unreadable("no_text", "The document holds no words; are they in pictures?")
    author = properties.get("creator")
    created = fields.day_of(properties.get("created")) if author != "python-docx" else None
    published_on, basis = about.published(text, file_name, created)
    return Parsed(
        text,
        None,
        MEDIA_TYPE,
        "utf-8",
        title=about.title(properties.get("title")) or heading,
        author=about.author(author),
        language=fields.language_of(properties.get("language")),
        published_on=published_on,
        published_basis=basis,
    )


def _properties(held: zipfile.ZipFile, part: str | None) -> dict[str, str]:
    """Core properties by their names; none where they are missing or broken, for the text is what counts."""
    try:
        root = markup.xml_tree(package.member(held, part)).getroot() if part else None
    except Unreadable:
        return {}
    return {markup.name_of(each): each.text or "" for each in root} if root is not None else {}


def _read(root: _Element, flow: Flow) -> str | None:
    """Put the words below `root` into `flow`; the first title or heading."""
    from lxml import etree

    heading = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = markup.name_of(node)
        if event == "end":
            if name == "p" and not _is_drawn(node) and not _is_hidden(node, name):
                words = flow.end()
                heading = heading or (" ".join(words.split()) if _style(node) in TITLES else None)
            elif name == "tr":
                flow.end_row()
            elif name == "tbl":
                flow.end_table()
        elif name in UNSEEN or _is_hidden(node, name):
            walk.skip_subtree()
        elif name == "p" and not _is_drawn(node):
            flow.begin()
        elif name == "tr":
            flow.row()
        elif name == "tc":
            flow.cell()
        elif name == "t":
            flow.add(node.text or "")
        elif name in CHARACTERS:
            flow.add(CHARACTERS[name])
    return heading


def _is_drawn(node: _Element) -> bool:
    """Paragraphs of a drawing have no words of their own: those of its text box are below it."""
    return not str(node.tag).partition("}")[0].endswith(("wordprocessingml/2006/main", "wordprocessingml/main"))


def _is_hidden(node: _Element, name: str) -> bool:
    if name == "r":
        return any(
            markup.name_of(each) == "vanish" for group in node if markup.name_of(group) == "rpr" for each in group
        )
    if name == "p":
        return _style(node).startswith("toc")
    if name in ("footnote", "endnote"):
        return _get(node, "type") is not None
    return name == "sdt" and any(_get(each, "val") == "Table of Contents" for each in node.iter("{*}docPartGallery"))


def _style(paragraph: _Element) -> str:
    found = (each for group in paragraph if markup.name_of(group) == "ppr" for each in group)
    return next((_get(each, "val") or "" for each in found if markup.name_of(each) == "pstyle"), "").lower()


def _get(node: _Element, name: str) -> str | None:
    """The attribute `name`, in any namespace."""
    return next((str(value) for key, value in node.attrib.items() if str(key).rpartition("}")[2] == name), None)
