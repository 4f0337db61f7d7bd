"""What a user may tell the readers: which fields hold what, whether rows are documents, how scans are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Options:
    """Options of all readers. The field names of JSON, XML, feeds and tables are compared without case.

    Args:
        text: names of the fields that hold the text.
        summary: of those that hold it where there is no text.
        title, author, published, language, url, site: of those that hold these, best first.
        id: of those that name a record for good, whatever else changes in it.
        rows_as_documents: each row of a CSV, TSV or spreadsheet is a document; its first row names the fields.
        records_as_documents: each record of a JSON list, or of a file with a record a line, is a document, where most
            of the first ones have a text.
        records: the field of a JSON object that holds a list of records, which are documents then: `response.results`.
        ocr_languages: of scanned pages, as tesseract names them: `eng`, `eng+fra`.
        ocr_seconds: the most that reading one scanned page may take.
        ocr_pages: the most scanned pages of one document that are read.
    """

    text: tuple[str, ...] = ("text", "body", "content", "content:encoded", "article", "articlebody")
    summary: tuple[str, ...] = ("description", "summary", "abstract")
    title: tuple[str, ...] = ("title", "headline", "hl1", "article-title")
    author: tuple[str, ...] = ("author", "byline", "creator", "dc:creator", "by", "from")
    published: tuple[str, ...] = (
        "published", "date", "published_on", "published_at", "datepublished", "pubdate", "publication_date", "issued",
        "dc:date", "timestamp",
    )  # fmt: skip
    language: tuple[str, ...] = ("language", "lang", "inlanguage", "xml:lang")
    url: tuple[str, ...] = ("url", "link", "uri", "href", "guid")
    site: tuple[str, ...] = ("site", "source", "publisher", "publication", "sitename")
    id: tuple[str, ...] = ("id", "guid", "uuid", "_id", "url", "link", "uri")
    rows_as_documents: bool = False
    records_as_documents: bool = True
    records: str = ""
    ocr_languages: str = "eng"
    ocr_seconds: float = 60.0
    ocr_pages: int = 200


DEFAULT: Final = Options()
