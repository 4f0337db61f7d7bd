"""Reading files of every format, beside the bare library each reader is made with, on the same files in the same run.

`python -m tests.bench.intake` measures this alone. A reader does more than its library: it tells what the file is, its
day, title, author and encoding, and keeps the way back to the source; the ratio is what that costs.
"""

from __future__ import annotations

import csv
import email
import email.policy
import io
import itertools
import json
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any, Final

from tasks.readers import reader_for
from tests.bench.corpus import LIKE_NEWS, articles
from tests.tasks.readers import made

#: Documents of each format, and seconds that one round of reading them takes at least.
DOCUMENTS: Final = 24
ROUND: Final = 0.3
ROUNDS: Final = 3


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how a text is written in it, and how its library reads what it can of that by itself."""

    ending: str
    library: str
    write: Callable[[str], bytes]
    bare: Callable[[bytes], str]


def paragraphs(text: str) -> list[str]:
    return [each for each in text.split("\n\n") if each.strip()]


def page(text: str) -> bytes:
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(text))
    head = '<head><meta charset="utf-8"><title>News</title></head>'
    menu = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
    return (
        f'<!doctype html><html lang="en">{head}<body><nav><ul>{menu}</ul></nav><article><h1>News</h1>{body}</article>'
        "<footer>All rights reserved</footer></body></html>"
    ).encode()


def article(text: str) -> bytes:
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs(text))
    return f'<?xml version="1.0" encoding="utf-8"?><article><title>News</title><body>{body}</body></article>'.encode()


def cells(text: str) -> list[list[str]]:
    """A row of eight words each."""
    words = text.replace('"', "").split()
    return [words[at : at + 8] for at in range(0, len(words), 8)]


def table(text: str) -> bytes:
    held = io.StringIO(newline="")
    csv.writer(held).writerows(cells(text))
    return held.getvalue().encode()


def sheet(text: str) -> bytes:
    return made.xlsx([[escape(each) for each in row] for row in cells(text)])


def printed(text: str) -> bytes:
    plain = text.encode("cp1252", "replace").decode("cp1252").split()
    lines = [" ".join(plain[at : at + 12]) for at in range(0, len(plain), 12)]
    return made.pdf([made.lines(lines[at : at + 50]) for at in range(0, len(lines), 50)])


def book(text: str) -> bytes:
    return made.epub(["".join(f"<p>{escape(each)}</p>" for each in paragraphs(text))])


def markdown_it(data: bytes) -> str:
    from markdown_it import MarkdownIt

    return " ".join(token.content for token in MarkdownIt().parse(data.decode()) if token.type == "inline")


def trafilatura(data: bytes) -> str:
    import trafilatura as library

    return str(library.extract(data) or "")


def lxml(data: bytes) -> str:
    from lxml import etree

    return " ".join(etree.fromstring(data).itertext())


def calamine(data: bytes) -> str:
    import python_calamine

    rows = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    return " ".join(str(cell) for row in rows for cell in row)


def pdfium(data: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        return " ".join(shown.get_textpage().get_text_range() for shown in document)


def python_docx(data: bytes) -> str:
    import docx

    return " ".join(each.text for each in docx.Document(io.BytesIO(data)).paragraphs)


def lxml_in_zip(name: str) -> Callable[[bytes], str]:
    def read(data: bytes) -> str:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            return lxml(held.read(name))

    return read


def striprtf(data: bytes) -> str:
    from striprtf.striprtf import rtf_to_text

    return str(rtf_to_text(data.decode("ascii")))


def letter(data: bytes) -> str:
    message: Any = email.message_from_bytes(data, policy=email.policy.default)
    return str(message.get_body(("plain",)).get_content())


FORMATS: Final = (
    Format("txt", "bytes.decode", str.encode, bytes.decode),
    Format("md", "markdown-it-py", str.encode, markdown_it),
    Format("html", "trafilatura", page, trafilatura),
    Format("pdf", "pypdfium2", printed, pdfium),
    Format("docx", "python-docx", lambda text: made.docx(paragraphs(text)), python_docx),
    Format("odt", "zipfile, lxml", lambda text: made.odt(paragraphs(text)), lxml_in_zip("content.xml")),
    Format("rtf", "striprtf", lambda text: made.rtf(paragraphs(text)), striprtf),
    Format("epub", "zipfile, lxml", book, lxml_in_zip("OEBPS/text/c 0.xhtml")),
    Format("eml", "email", made.eml, letter),
    Format("csv", "csv", table, lambda data: " ".join(itertools.chain(*csv.reader(io.StringIO(data.decode()))))),
    Format("xlsx", "calamine", sheet, calamine),
    Format("json", "json", lambda text: json.dumps({"title": "News", "text": text}).encode(),
           lambda data: str(json.loads(data)["text"])),
    Format("xml", "lxml", article, lxml),
)  # fmt: skip


def ours(name: str, data: bytes) -> str:
    """What a reader process does with a file."""
    return reader_for(name, data).read(data, name).text


def speed(read: Callable[[bytes], str], documents: Sequence[bytes], seconds: float) -> float:
    """Bytes a second, over whole rounds that take at least so long."""
    start, size = time.perf_counter(), 0
    while True:
        for data in documents:
            read(data)
        size += sum(map(len, documents))
        took = time.perf_counter() - start
        if took >= seconds:
            return size / took


def lines(texts: Sequence[str], seconds: float = ROUND, rounds: int = ROUNDS) -> list[str]:
    """A line a format, ready to print: the best of some rounds of each, taken in turn."""
    told = [f"{'intake, one process':<24}{'KB a file':>10}{'MB/s':>9}{'bare':>9}{'ratio':>8}  bare library"]
    for form in FORMATS:
        documents = [form.write(text) for text in texts]

        def read(data: bytes, name: str = f"article.{form.ending}") -> str:
            return ours(name, data)

        pairs = [(speed(read, documents, seconds), speed(form.bare, documents, seconds)) for _ in range(rounds)]
        mine, bare = (max(each) / 1e6 for each in zip(*pairs, strict=True))
        size = sum(map(len, documents)) / len(documents) / 1e3
        told.append(f"  {form.ending:<22}{size:>10.1f}{mine:>9.2f}{bare:>9.2f}{mine / bare:>8.2f}  {form.library}")
    return told


def main() -> int:
    """Measure."""
    print("\n".join(lines(articles(DOCUMENTS, Path("seeds"), plain=LIKE_NEWS))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
