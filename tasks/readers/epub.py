"""EPUB books: the chapters in reading order, title, author, language and day from the package document."""

from __future__ import annotations

import posixpath
import zipfile
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, fields, markup, package
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME: Final = "epub"
VERSION: Final = "2"
KINDS: Final = ("epub",)

#: Documents of a book that are text.
CHAPTERS: Final = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document")


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The words of every document of the spine, without the table of contents.

    Raises:
        Unreadable: empty, encrypted, broken, or without words.
    """
    with package.opened(data) as held:
        path = _package(held)
        book = markup.xml_tree(package.member(held, path)).getroot()
        paths = _spine(book, posixpath.dirname(path))
        _refuse_locked(held, paths)
        chapters = [_chapter(held, each) for each in paths]
    missing = chapters.count(None)
    if missing == len(paths):
        raise package.broken("none of its chapters can be read")
    text = "\n\n".join(filter(None, chapters))
    if not text:
        raise Unreadable("no_text", "The book holds no words; are its pages pictures?")
    told = _told(book)
    published_on, basis = fields.day_of(told.get("date")), "metadata"
    if published_on is None:
        published_on, basis = days.in_file_name(file_name), "file_name"
    return Parsed(
        text,
        None,
        "application/epub+zip",
        "utf-8",
        title=fields.said(told.get("title", [])[:1]),
        author=fields.said(told.get("creator")),
        language=fields.language_of(told.get("language", [])[:1]),
        published_on=published_on,
        published_basis=basis if published_on else "none",
        note=f"{missing} of {len(paths)} chapters are missing or damaged." if missing else None,
    )


def _package(held: zipfile.ZipFile) -> str:
    """The path of the package document."""
    container = markup.xml_tree(package.member(held, "META-INF/container.xml")).getroot()
    found = next((each.get("full-path") for each in container.iter("{*}rootfile")), None)
    if not found:
        raise package.broken("it names no package document")
    return str(found)


def _spine(book: _Element, folder: str) -> list[str]:
    """Paths of the documents of a book in reading order."""
    items = {
        str(item.get("id")): posixpath.normpath(posixpath.join(folder, unquote(str(item.get("href")))))
        for item in book.iter("{*}item")
        if item.get("media-type") in CHAPTERS and "nav" not in str(item.get("properties") or "").split()
    }
    order = [str(each.get("idref")) for each in book.iter("{*}itemref")]
    return [items[each] for each in dict.fromkeys(order) if each in items]


def _refuse_locked(held: zipfile.ZipFile, paths: list[str]) -> None:
    """Fonts may be scrambled, chapters not."""
    if "META-INF/encryption.xml" in held.namelist():
        locks = markup.xml_tree(package.member(held, "META-INF/encryption.xml")).getroot()
        locked = {unquote(str(each.get("URI"))) for each in locks.iter("{*}CipherReference")}
        if locked.intersection(paths):
            raise Unreadable("encrypted", "The book is locked by its shop: put an unlocked copy in its place.")


def _chapter(held: zipfile.ZipFile, path: str) -> str | None:
    """The words of a chapter; None where it is missing or damaged."""
    try:
        return _words(package.member(held, path))
    except Unreadable:
        return None


def _words(data: bytes) -> str:
    tree = markup.page_tree(decode(data).text) if data.strip() else None
    return "\n\n".join(markup.paragraphs(tree)) if tree is not None else ""


def _told(book: _Element) -> dict[str, list[str]]:
    """Dublin Core elements, all of each name; days of publication before others."""
    told: dict[str, list[str]] = {}
    for each in book.iter("{http://purl.org/dc/elements/1.1/}*"):
        if each.text and each.text.strip():
            known = told.setdefault(markup.name_of(each), [])
            event = each.get("{http://www.idpf.org/2007/opf}event")
            known.insert(0 if event == "publication" else len(known), each.text.strip())
    told["date"] = told.get("date", [])[:1]
    return told
