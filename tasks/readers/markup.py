"""The words of a tree of markup, a paragraph each; and trees from bytes, safely."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from tasks.errors import Unreadable
from tasks.readers.flow import row
from tasks.text.decode import decode

if TYPE_CHECKING:
    from lxml.etree import _Element, _ElementTree

#: Elements that stand within a line, whatever stands beside them.
INLINE: Final = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark q rp rt ruby s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
#: Elements that never do.
BLOCK: Final = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p para pre section summary table tbody td tfoot th "
    "thead title tr ul".split()
)
CELLS: Final = frozenset({"td", "th"})
UNSEEN: Final = frozenset({"script", "style", "head", "template", "noscript", "object", "svg", "math"})

#: What libxml2 says of entities that refer to each other until they fill the memory, or for ever.
UNFOLDING: Final = re.compile(r"entity (?:nesting|amplification|reference loop)")
DECLARED: Final = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{1,40})["']""")
NAMED: Final = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_NAMES: Final = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})

SPACE: Final = re.compile(r"[ \t\r\n\f]+")
EDGE: Final = re.compile(r" *([\n\t]) *")


def name_of(element: _Element) -> str:
    """The name of an element without its namespace, in lower case; none for comments, instructions and entities."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def paragraphs(root: _Element) -> list[str]:
    """The words of `root`, a paragraph, heading, item or table row each.

    An element nobody knows stands within a line where words stand beside it, else it is a paragraph.
    """
    return list(_paragraphs(root))


def _paragraphs(root: _Element) -> Iterator[str]:
    from lxml import etree

    parts: list[str] = []
    mixed: dict[_Element, bool] = {}
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, node in walk:
        name = name_of(node)
        if event == "start" and name:
            breaks = node is root or _breaks(node, name, mixed)
            if name in CELLS:
                parts.append("\t" if any(map(str.strip, parts)) else "")
            elif breaks:
                yield from _flushed(parts)
            if name in UNSEEN and node is not root:
                walk.skip_subtree()
                continue
            parts.append("\n" if name == "br" else SPACE.sub(" ", node.text or ""))
            continue
        if event == "end" and name and name not in CELLS and (node is root or _breaks(node, name, mixed)):
            yield from _flushed(parts)
        if not name and event == "start":
            # A reference to an entity that was not resolved.
            parts.append(html.unescape(node.text or ""))
        if node is not root and (event != "start"):
            parts.append(SPACE.sub(" ", node.tail or ""))
    yield from _flushed(parts)


def _breaks(node: _Element, name: str, mixed: dict[_Element, bool]) -> bool:
    """Whether a paragraph ends where `node` begins and ends."""
    if name in BLOCK or name in UNSEEN:
        return True
    parent = node.getparent()
    if name in INLINE or parent is None:
        return False
    if parent not in mixed:
        tails = (child.tail for child in parent)
        mixed[parent] = any(words and words.strip() for words in (parent.text, *tails))
    return not mixed[parent]


def _flushed(parts: list[str]) -> Iterator[str]:
    words = EDGE.sub(r"\1", re.sub(" {2,}", " ", "".join(parts))).strip()
    parts.clear()
    if words:
        yield row(words.split("\t")) if "\t" in words else words


def xml_tree(data: bytes) -> _ElementTree:
    """The tree of an XML document. No entity is resolved and nothing is fetched.

    Names of characters that only HTML knows, such as `&nbsp;`, are forgiven.

    Raises:
        Unreadable: `broken_file`, it is not well-formed, or nested too deep; `bomb`, its entities stand for more
            and more of each other.
    """
    from lxml import etree

    def tree(source: bytes, encoding: str | None = None) -> _ElementTree:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding=encoding
        )
        return etree.ElementTree(etree.fromstring(source, parser))

    try:
        return tree(data)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        first = str(error)
    for mend in (_numbered, _recoded):
        mended = mend(data)
        if mended is None:
            continue
        try:
            return tree(*mended)
        except etree.XMLSyntaxError:
            continue
    if UNFOLDING.search(first):
        raise Unreadable("bomb", "Its entities stand for more and more of each other, to no end: throw it away.")
    raise Unreadable("broken_file", f"This is no well-formed XML ({first}): get the file again.")


def _numbered(data: bytes) -> tuple[bytes, str | None] | None:
    """Names of characters as numbers; None where there are none."""
    numbered = NAMED.sub(_number, data)
    return (numbered, None) if numbered != data else None


def _number(found: re.Match[bytes]) -> bytes:
    characters = html.unescape(found[0].decode("ascii"))
    if found[1] in XML_NAMES or characters.startswith("&"):
        return found[0]
    return b"".join(b"&#%d;" % ord(character) for character in characters)


def _recoded(data: bytes) -> tuple[bytes, str | None] | None:
    """In UTF-8, where the encoding it declares is not the one it is in; None where it declares none."""
    declared = DECLARED.match(data)
    try:
        return (decode(data, declared[1].decode()).text.encode("utf-8", "replace"), "utf-8") if declared else None
    except Unreadable:
        return None


def page_tree(text: str) -> _Element | None:
    """The tree of an HTML page or a piece of one, mended where it is broken; None when there is none."""
    from lxml import etree

    try:
        return etree.fromstring(text.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8", no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


TAGGED: Final = re.compile(r"</[a-z][a-z0-9]*\s*>|<(?:br|p|img|hr)\b[^<>]*>", re.IGNORECASE)
REFERENCE: Final = re.compile(r"&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});", re.IGNORECASE)


def plain(words: str) -> str:
    """A value that may hold HTML, without its markup."""
    if TAGGED.search(words):
        tree = page_tree(words)
        return "\n\n".join(paragraphs(tree)) if tree is not None else ""
    return html.unescape(words) if REFERENCE.search(words) else words
