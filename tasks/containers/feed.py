"""Feeds (RSS, Atom): each item is a document, in XML as it stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tasks.containers import Member, Source, digest, held, whole
from tasks.readers import markup
from tasks.readers.options import Options

if TYPE_CHECKING:
    from lxml.etree import _Element

NAME: Final = "feed"
VERSION: Final = "1"
KINDS: Final = ("feed",)

ITEMS: Final = frozenset({"item", "entry"})
#: Elements of an item that name it for good, best first.
IDS: Final = ("guid", "id", "link")
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Always."""
    return True


def members(source: Source) -> Iterator[Member]:
    """The items, named by their ids, else by a digest, so that they keep their names when others come or go.

    Raises:
        Unreadable: `broken_file`, it is not well-formed.
    """
    from lxml import etree

    root = markup.xml_tree(whole(source)).getroot()
    items = [each for each in root.iter("*") if markup.name_of(each) in ITEMS]
    site, language = _about(root)
    for item in items:
        _tell(item, site, language)
        data = etree.tostring(item, method="c14n", with_tail=False)
        yield Member((_name(item) or digest(data),), held(data), "xml")


def _about(root: _Element) -> tuple[str | None, str | None]:
    """Title and language of the feed."""
    head = next((each for each in root if markup.name_of(each) == "channel"), root)
    told = {markup.name_of(each): " ".join("".join(map(str, each.itertext())).split()) for each in reversed(head)}
    return told.get("title") or None, told.get("language") or root.get(LANGUAGE) or head.get(LANGUAGE) or None


def _tell(item: _Element, site: str | None, language: str | None) -> None:
    """Have an item say what it has from its feed: its site and language."""
    from lxml import etree

    names = {markup.name_of(each) for each in item}
    if site and "source" not in names:
        etree.SubElement(item, "source").text = site
    if language and "language" not in names and item.get(LANGUAGE) is None:
        item.set(LANGUAGE, language)


def _name(item: _Element) -> str | None:
    """What the item says is its id."""
    told = {markup.name_of(each): (each.text or each.get("href") or "").strip() for each in reversed(item)}
    return next(filter(None, (told.get(name) for name in IDS)), None) or item.get(ABOUT)
