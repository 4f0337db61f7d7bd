"""The day a web page says it was published; nothing is taken from a day that merely stands there."""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterator
from typing import Final

from tasks.readers import days

TAG: Final = re.compile(r"<(meta|time|link)\b([^>]{0,1000})>", re.IGNORECASE)
ATTRIBUTE: Final = re.compile(r"""([A-Za-z_:.-]+)\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
#: A description of the page for machines, in JSON.
LINKED: Final = re.compile(r"""["']datePublished["']\s{0,9}:\s{0,9}["']([^"']{8,40})["']""")
#: The day as in `/2021/03/04/`, in the address a page says it has.
ADDRESS: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)(?:/|\Z)")
NUMERIC: Final = re.compile(r"\s*(\d{4})([/.]?)(\d\d?)\2(\d\d?)(?!\d)")
#: Where what stands below the heading is no longer about the article.
END: Final = re.compile(r"</article|<(?:footer|aside|nav)\b", re.IGNORECASE)
HEADING: Final = re.compile(r"</h1\s*>", re.IGNORECASE)
MARKUP: Final = re.compile(
    r"<(?:script|style)\b.{0,4000}?</(?:script|style)\s*>|<[^>]{0,2000}>", re.IGNORECASE | re.DOTALL
)

#: Names under which pages tell the day, without case, hyphens, points and underscores.
PUBLISHED: Final = frozenset(
    "article:publishedtime og:publishedtime og:article:publishedtime datepublished rnews:datepublished publisheddate "
    "dateissued dcdateissued dctermsissued dcdate dctermsdate dcdatecreated dctermscreated date pubdate publishdate "
    "publicationdate published articlepublished parselypubdate sailthrudate citationpublicationdate citationdate "
    "citationonlinedate originalpublicationdate articledateoriginal btpubdate dcdatepublished prismpublicationdate "
    "articlepublicationdate contentcreatedate".split()
)

#: How much of a page is looked at: its head, and what follows its heading.
HEAD: Final = 400_000
BELOW: Final = 4000


def published(page: str) -> tuple[dt.date | None, str]:
    """The day a page was published and where that is told (`records.PUBLISHED_BASES`).

    In the order of trust: named in its metadata, in a description for machines, in a `time` that says it is the day of
    publication, in its own address, beside the time right below its heading, and in words there.

    Args:
        page: the HTML.
    """
    head = page[:HEAD]
    named, address = _named(head)
    linked = (day(found[1]) for found in LINKED.finditer(head))
    told = next(filter(None, named), None) or next(filter(None, linked), None) or next(filter(None, address), None)
    if told:
        return told, "metadata"
    heading = HEADING.search(head)
    if not heading:
        return None, "none"
    below = END.split(page[heading.end() : heading.end() + BELOW], maxsplit=1)[0]
    for tag, attributes in _tags(below):
        timed = day(attributes.get("datetime", "")) if tag == "time" else None
        if timed:
            return timed, "metadata"
    words = (" ".join(html.unescape(part).split()) for part in MARKUP.split(below))
    written = days.at_the_top("\n".join(filter(None, words)))
    return written, "text" if written else "none"


def _named(head: str) -> tuple[list[dt.date | None], list[dt.date | None]]:
    """Days in the metadata of a page, and in the addresses it says it has."""
    named, address = [], []
    for tag, attributes in _tags(head):
        what = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        what = re.sub(r"[-._\s]", "", what.lower())
        if tag == "time" and (what == "datepublished" or "pubdate" in attributes):
            named.append(day(attributes.get("datetime", "")))
        elif tag == "meta" and what in PUBLISHED:
            named.append(day(attributes.get("content", "")))
        elif (tag == "meta" and what == "og:url") or (tag == "link" and attributes.get("rel", "") == "canonical"):
            found = ADDRESS.search(attributes.get("content") or attributes.get("href") or "")
            address.append(days.day(*found.groups()) if found else None)
    return named, address


def _tags(source: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Name and attributes of the tags that may tell something."""
    for found in TAG.finditer(source):
        attributes = {
            name.lower(): html.unescape(one or two or three) for name, one, two, three in ATTRIBUTE.findall(found[2])
        }
        if re.search(r"\bpubdate\b", found[2]):
            attributes.setdefault("pubdate", "")
        yield found[1].lower(), attributes


def day(words: str) -> dt.date | None:
    """A day that can be read in one way: the year is named first, or the month in letters."""
    found = NUMERIC.match(words)
    if found:
        year, between, month, number = found.groups()
        return days.day(year, month, number) if between or len(month + number) == 4 else None
    return days.in_words(words[:60])
