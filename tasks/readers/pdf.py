"""PDF by pdfium: its text layer in reading order, page by page; scanned pages by OCR where tesseract is installed."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, about, days, extras, fields, layout, ocr, package
from tasks.readers.layout import Box, Paragraph
from tasks.readers.options import DEFAULT, Options

NAME: Final = "pdf"
VERSION: Final = "1"
KINDS: Final = ("pdf",)

CREATED: Final = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
#: A hyphen at the end of a line, as pdfium tells it.
HYPHEN: Final = "\ufffe"
#: A word; what ends with such a hyphen is one of its own.
WORD: Final = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?")
LETTER: Final = re.compile(r"\w")
#: Dots an inch that scanned pages are read at, and the most dots of one page.
DENSITY: Final = 300
MOST_DOTS: Final = 40_000_000
#: Errors of pdfium: it needs a password, or another way to decrypt.
LOCKED: Final = (4, 5)
#: Damaged pages after which the rest is not tried: some files tell of millions that are not there.
MOST_DAMAGED: Final = 5000
#: How much higher than the text a title is.
TITLE: Final = 1.2
LONGEST_TITLE: Final = 200


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The words of every page.

    Raises:
        Unreadable: empty, encrypted, broken, without words, scanned where there is no OCR (`needs_ocr`), or the extra
            `pdf` is not installed.
    """
    if not data.strip():
        raise Unreadable("empty_file", "There is nothing in the file.")
    pdfium = extras.library("pypdfium2")
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code not in LOCKED:
            raise package.broken(error) from None
        # Of a file without pages pdfium has nothing to say but what it said last, of another file.
        raise package.encrypted() if b"/Encrypt" in data else package.broken("it holds no page") from None
    with document:
        pages, note = _pages(document, pdfium, options)
        told = _told(document, pdfium.raw)
    text, begins = layout.joined([layout.joined([paragraph.text for paragraph in page])[0] for page in pages])
    if not LETTER.search(text):
        raise Unreadable("no_text", "The document holds no words.")
    made = CREATED.match(told["CreationDate"])
    created = days.day(*made.groups()) if made else None
    published_on, basis = about.published(text, file_name, created)
    return Parsed(
        text,
        None,
        "application/pdf",
        "binary",
        title=about.title(told["Title"]) or _title(pages),
        author=about.author(told["Author"]),
        language=fields.language_of(told["Lang"]),
        published_on=published_on,
        published_basis=basis,
        pages=begins,
        note=note,
    )


def _pages(document: Any, pdfium: Any, options: Options) -> tuple[list[list[Paragraph]], str | None]:
    """The paragraphs of each page, and what is to be known of those without a text layer.

    Raises:
        Unreadable: `needs_ocr`, no page could be read without it.
    """
    pages: list[list[Paragraph]] = []
    scanned = read_by_ocr = broken = 0
    tesseract = ocr.program()
    for number in range(len(document)):
        try:
            page = document[number]
            words = _words(page, pdfium.raw)
        except pdfium.PdfiumError:
            broken += 1
            pages.append([])
            if broken == MOST_DAMAGED:
                break
            continue
        if any(LETTER.search(word.text) for turned in words for word in turned):
            pages.append([paragraph for turned in words for paragraph in layout.paragraphs(turned)])
        elif next(page.get_objects(), None) is None:
            pages.append([])
        else:
            scanned += 1
            told = ocr.read(tesseract, _picture(page), options) if tesseract and scanned <= options.ocr_pages else None
            read_by_ocr += told is not None
            pages.append([Paragraph(each, 0.0) for each in re.split(r"\n\s*\n", told or "") if each.strip()])
        page.close()
    if broken and not any(pages):
        raise package.broken(f"none of its {len(document):,} pages can be read")
    unread = scanned - read_by_ocr
    if unread and not any(pages):
        raise Unreadable("needs_ocr", f"All {len(pages)} pages are pictures. {_remedy(tesseract)}")
    notes = (
        f"{read_by_ocr} of {len(pages)} pages are pictures and were read by OCR." if read_by_ocr else "",
        f"{unread} of {len(pages)} pages are pictures and were not read. {_remedy(tesseract)}" if unread else "",
        f"{broken} of {len(pages)} pages are damaged." if broken else "",
        f"What follows them was not tried: {len(document):,} pages are told of." if broken == MOST_DAMAGED else "",
    )
    return pages, " ".join(filter(None, notes)) or None


def _remedy(tesseract: str | None) -> str:
    if tesseract is None:
        return "Install tesseract (Debian: tesseract-ocr), and they are read."
    return "tesseract did not read them in time: check its languages and the limits on OCR."


def _words(page: Any, raw: Any) -> list[list[Box]]:
    """The words that are shown, each way of writing for itself, the usual one first; places are as one reads them."""
    layer = page.get_textpage()
    count = layer.count_chars()
    text = layer.get_text_range()
    if len(text) != count:
        # Where characters lie beyond the basic plane, or were left out: one by one.
        text = "".join(chr(raw.FPDFText_GetUnicode(layer, i) or 0xFFFD) for i in range(count))
    low_x, low_y, high_x, high_y = page.get_bbox()
    ways: dict[int, list[Box]] = {}
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    for order, found in enumerate(WORD.finditer(text)):
        word = found[0].rstrip(HYPHEN) + "-" * found[0].endswith(HYPHEN)
        if not (
            raw.FPDFText_GetLooseCharBox(layer, found.start(), first)
            and raw.FPDFText_GetLooseCharBox(layer, found.start() + max(0, len(found[0].rstrip(HYPHEN)) - 1), last)
        ):
            continue
        left, right = min(first.left, last.left), max(first.right, last.right)
        bottom, top = min(first.bottom, last.bottom), max(first.top, last.top)
        if low_x <= (left + right) / 2 <= high_x and low_y <= (bottom + top) / 2 <= high_y:
            turn = round(raw.FPDFText_GetCharAngle(layer, found.start()) / (math.pi / 2)) % 4
            ways.setdefault(turn, []).append(Box(word, *_turned(left, bottom, right, top, turn), order))
    layer.close()
    return sorted(ways.values(), key=len, reverse=True)


def _turned(left: float, bottom: float, right: float, top: float, turn: int) -> tuple[float, float, float, float]:
    """A rectangle as it lies for those who read words that are turned clockwise by so many quarters."""
    if turn == 1:
        return -top, left, -bottom, right
    if turn == 2:
        return -right, -top, -left, -bottom
    if turn == 3:
        return bottom, -right, top, -left
    return left, bottom, right, top


def _picture(page: Any) -> bytes:
    """The page in grey, as PGM."""
    width, height = page.get_size()
    scale = min(DENSITY / 72, (MOST_DOTS / max(1.0, width * height)) ** 0.5)
    shown = page.render(scale=scale, grayscale=True)
    rows, stride = bytes(shown.buffer), shown.stride
    lines = b"".join(rows[at : at + shown.width] for at in range(0, stride * shown.height, stride))
    return b"P5 %d %d 255\n" % (shown.width, shown.height) + lines


def _told(document: Any, raw: Any) -> dict[str, str]:
    """Title, author, day of creation and language, empty where they are not told."""
    told = {
        name: _words_of(partial(raw.FPDF_GetMetaText, document, name.encode()))
        for name in ("Title", "Author", "CreationDate")
    }
    return told | {"Lang": _words_of(partial(raw.FPDFCatalog_GetLanguage, document))}


def _words_of(fill: Callable[[Any, int], int]) -> str:
    """What a function of pdfium says that fills a buffer with UTF-16."""
    size = fill(None, 0)
    held = (ctypes.c_ushort * (size // 2))()
    fill(held, size)
    return bytes(held).decode("utf-16-le", "replace").strip("\0 ")


def _title(pages: Sequence[Sequence[Paragraph]]) -> str | None:
    """The words of the first page that are larger than all others."""
    first = next(filter(None, pages), ())
    usual = max((len(p.text), p.height) for p in first)[1] if first else 0.0
    high = max((p.height for p in first), default=0.0)
    words = " ".join(next((p.text for p in first if p.height == high), "").split())
    return words if high > TITLE * usual > 0 and LETTER.search(words) and len(words) <= LONGEST_TITLE else None
