"""OpenDocument texts: paragraphs and tables in their order, then the notes; read from their XML.

Tracked deletions, comments, tables of contents and other indexes are left out (OpenDocument 1.3 part 3).
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

NAME: Final = "odt"
VERSION: Final = "1"
KINDS: Final = ("odt",)

MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"

PARAGRAPHS: Final = frozenset({"p", "h"})
UNSEEN: Final = frozenset(
    {"tracked-changes", "annotation", "note-citation", "table-of-content", "alphabetical-index", "illustration-index",
     "table-index", "object-index", "user-index", "ruby-text", "forms", "binary-data"}
)  # fmt: skip
#: The most spaces that one element stands for.
SPACES: Final = 1000


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The words of the document, and its metadata.

    Raises:
        Unreadable: empty, encrypted, broken, or without words.
    """
    with package.opened(data) as held:
        if b"encryption-data" in _part(held, "META-INF/manifest.xml"):
            raise package.encrypted()
        root = markup.xml_tree(package.member(held, "content.xml")).getroot()
        meta = _meta(held)
    flow = Flow()
    notes: list[_Element] = []
    heading = _read(root, flow, notes)
    for note in notes:
        _read(note, flow, [])
    text = flow.text()
    if not text:
        raise Unreadable("no_text", "The document holds no words; are they in pictures?")
    published_on, basis = about.published(text, file_name, fields.day_of(meta.get("creation-date")))
    return Parsed(
        text,
        None,
        MEDIA_TYPE,
        "utf-8",
        title=about.title(meta.get("title")) or heading,
        author=about.author(meta.get("initial-creator") or meta.get("creator")),
        language=fields.language_of(meta.get("language")),
        published_on=published_on,
        published_basis=basis,
    )


def _part(held: zipfile.ZipFile, name: str) -> bytes:
    """A part that need not be there."""
    return package.member(held, name) if name in held.namelist() else b""


def _meta(held: zipfile.ZipFile) -> dict[str, str]:
    """Metadata by its names; none where it is missing or broken, for the text is what counts."""
    try:
        root = markup.xml_tree(_part(held, "meta.xml")).getroot()
    except Unreadable:
        return {}
    return {markup.name_of(each): each.text or "" for each in root.iter("*")}


def _read(root: _Element, flow: Flow, notes: list[_Element]) -> str | None:
    """Put the words below `root` into `flow`, what stands in notes into `notes`; the first title or heading."""
    from lxml import etree

    heading = None
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, node in walk:
        name = markup.name_of(node)
        if event == "start":
            if _is_unseen(node, name) or (name == "note-body" and node is not root):
                notes += [node] if name == "note-body" else []
                walk.skip_subtree()
                continue
            if name in PARAGRAPHS:
                flow.begin()
            elif name == "table-row":
                flow.row()
            elif name in ("table-cell", "covered-table-cell"):
                flow.cell()
            flow.add(_characters(node, name))
            continue
        if name in PARAGRAPHS:
            words = flow.end()
            heading = heading or (" ".join(words.split()) if name == "h" else None)
        elif name == "table-row":
            flow.end_row()
        elif name == "table":
            flow.end_table()
        if node is not root:
            flow.add(markup.SPACE.sub(" ", node.tail or ""))
    return heading


def _is_unseen(node: _Element, name: str) -> bool:
    """Elements whose words are not shown; the title and description of a drawing are not those of the document."""
    return name in UNSEEN or (name in ("title", "desc") and "svg-compatible" in str(node.tag))


def _characters(node: _Element, name: str) -> str:
    """The characters an element stands for and those that follow at once."""
    if name == "s":
        count = next((str(value) for key, value in node.attrib.items() if str(key).endswith("}c")), "1")
        return " " * min(SPACES, int(count) if count.isdecimal() else 1)
    return {"tab": "\t", "line-break": "\n"}.get(name, "") + markup.SPACE.sub(" ", node.text or "")
