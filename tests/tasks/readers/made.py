"""Documents of every format, made here byte by byte or by the libraries that write them."""

from __future__ import annotations

import datetime as dt
import io
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from email.message import EmailMessage
from typing import Any, Final

import pytest

from tasks.readers.detect import OLE

DAY: Final = dt.date(2024, 6, 20)
WORDS: Final = "At least 4,000 people left Jinja on Monday after the river rose, the mayor said. "
#: What Word and Excel make of a document with a password, as far as anybody looks.
OLE_LOCKED: Final = OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


def hide(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Make a library look as if it were not installed."""
    for loaded in [each for each in sys.modules if each.split(".")[0] == name]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setattr(sys, "meta_path", [Hidden(name), *sys.meta_path])


class Hidden:
    """Finds a library nowhere."""

    def __init__(self, name: str) -> None:
        self.name = name

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        if fullname.split(".")[0] == self.name:
            raise ModuleNotFoundError(f"No module named {fullname!r}", name=fullname)


def zipped(members: Mapping[str, str | bytes], stored: Sequence[str] = ("mimetype",)) -> bytes:
    """A zip file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return held.getvalue()


def rezipped(data: bytes, change: Callable[[dict[str, bytes]], Mapping[str, str | bytes]]) -> bytes:
    """A zip file with other members."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        return zipped(change({name: held.read(name) for name in held.namelist()}))


def saved(document: Any) -> bytes:
    """What a library writes of a document of its own."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


Placed = tuple[float, float, float, str]


def pdf(
    pages: Iterable[Sequence[Placed] | bytes],
    info: Mapping[str, str] | None = None,
    more: str = "",
    before: str = "",
    locked: bool = False,
) -> bytes:
    """A PDF of one font; each page is a list of (x, y, size, words), in the order they are drawn, or a picture (PGM).

    `more` are entries of every page, `before` what is drawn before its words; `locked` asks for a password that nobody
    has.
    """
    objects: list[bytes] = []

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    def stream(content: bytes, entries: bytes = b"") -> int:
        packed = zlib.compress(content)
        return add(b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed))

    catalog, tree = add(b""), add(b"")
    font = add(b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
    kids = []
    for page in pages:
        if isinstance(page, bytes):
            _, width, height, rows = page.split(maxsplit=3)
            form = b"/Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 8/Width %s/Height %s"
            picture = stream(rows.split(maxsplit=1)[1], form % (width, height))
            drawn, held = b"q 595 0 0 842 0 0 cm /I1 Do Q", b"/XObject<</I1 %d 0 R>>" % picture
        else:
            drawn = b"\n".join(b"BT /F1 %g Tf %g %g Td (%s) Tj ET" % (p[2], p[0], p[1], _escaped(p[3])) for p in page)
            held = b"/Font<</F1 %d 0 R>>" % font
        entries = (tree, stream(before.encode() + b"\n" + drawn), more.encode(), held)
        kids.append(
            add(b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s/Resources<<%s>>>>" % entries)
        )
    about = add(b"<<" + b"".join(b"/%s(%s)" % (k.encode(), _escaped(v)) for k, v in (info or {}).items()) + b">>")
    objects[catalog - 1] = b"<</Type/Catalog/Pages %d 0 R/Lang(en-GB)>>" % tree
    objects[tree - 1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % k for k in kids), len(kids))
    lock = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"11" * 32, b"22" * 32)
    return _pdf_file(objects, catalog, about, lock if locked else b"")


def scanned(data: bytes, number: int = 0) -> bytes:
    """A page of a PDF as a picture."""
    import pypdfium2

    with pypdfium2.PdfDocument(data) as document:
        shown = document[number].render(scale=200 / 72, grayscale=True)
        rows, stride = bytes(shown.buffer), shown.stride
        lines = b"".join(rows[at : at + shown.width] for at in range(0, stride * shown.height, stride))
        return b"P5 %d %d 255\n" % (shown.width, shown.height) + lines


def _pdf_file(objects: Sequence[bytes], catalog: int, about: int, lock: bytes) -> bytes:
    made = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    trailer = b"trailer<</Size %d/Root %d 0 R/Info %d 0 R%s>>\n" % (size, catalog, about, lock)
    return made + xref + trailer + b"startxref\n%d\n%%%%EOF\n" % len(made)


def _escaped(words: str) -> bytes:
    return words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")


def lines(words: Sequence[str], x: float = 60, top: float = 780, size: float = 11, pitch: float = 14) -> list[Placed]:
    """Lines of a column, top to bottom."""
    return [(x, top - number * pitch, size, line) for number, line in enumerate(words)]


def docx(paragraphs: Iterable[str], rows: Sequence[Sequence[str]] = (), **properties: Any) -> bytes:
    """A Word document: paragraphs, then a table; `properties` are its core properties."""
    import docx as library

    made = library.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for cells, row in zip(table.rows, rows, strict=True):
            for cell, words in zip(cells.cells, row, strict=True):
                cell.text = words
    for name, value in properties.items():
        setattr(made.core_properties, name, value)
    return saved(made)


def odt(paragraphs: Iterable[str], **properties: Any) -> bytes:
    """An OpenDocument text; `properties` are its metadata."""
    import odfdo

    made = odfdo.Document("text")
    made.body.clear()
    for words in paragraphs:
        made.body.append(odfdo.Paragraph(words))
    for name, value in properties.items():
        setattr(made.meta, name, value)
    return saved(made)


def epub(chapters: Sequence[str], metadata: str = "", more: Mapping[str, str] | None = None) -> bytes:
    """A book; the chapters are the insides of `body`, and lie in the file in the opposite order."""
    items = "".join(
        f'<item id="c{n}" href="text/c%20{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    pages = {
        f"OEBPS/text/c {n}.xhtml": '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html '
        f'xmlns="http://www.w3.org/1999/xhtml"><head><title>not shown</title></head><body>{words}</body></html>'
        for n, words in reversed(list(enumerate(chapters)))
    }
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
            "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
            f"<metadata>{metadata}</metadata><manifest>{items}</manifest><spine>{spine}</spine></package>",
            **pages,
            **(more or {}),
        }
    )


def xlsx(rows: Sequence[Sequence[str | float]]) -> bytes:
    """A spreadsheet of one sheet."""

    def cell(value: str | float) -> str:
        return (
            f"<c><v>{value}</v></c>" if not isinstance(value, str) else f'<c t="inlineStr"><is><t>{value}</t></is></c>'
        )

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    sheet = "".join(f"<row>{''.join(map(cell, row))}</row>" for row in rows)
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Boats" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" '
            f'Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{sheet}</sheetData></worksheet>',
        }
    )


def eml(body: str = WORDS, page: str | None = None, **headers: str) -> bytes:
    """A letter, with an HTML form of it where `page` is given."""
    made = EmailMessage()
    told = {
        "From": "Ada Obi <ada@example.org>", "To": "desk@example.org", "Subject": "Rain in Kampala",
        "Date": "Thu, 20 Jun 2024 23:30:00 -0500", "Message-ID": "<1@example.org>",
    }  # fmt: skip
    made.set_content(body)
    if page is not None:
        made.add_alternative(page, subtype="html")
    for name, value in (told | {name.replace("_", "-"): value for name, value in headers.items()}).items():
        del made[name]
        made[name] = value
    return made.as_bytes()


def rtf(paragraphs: Iterable[str], info: str = "") -> bytes:
    """Rich text."""
    body = "\\par\n".join("".join(map(_spelled, words.replace("\\", "\\\\"))) for words in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252{{\\fonttbl{{\\f0 Times;}}}}{{\\info{info}}}\\f0 {body}\\par}}".encode("ascii")


def _spelled(character: str) -> str:
    """A character as rich text spells it: in UTF-16, each half a signed number."""
    if ord(character) < 128:
        return character
    halves = character.encode("utf-16-le")
    return "".join(
        f"\\u{int.from_bytes(halves[at : at + 2], 'little', signed=True)}?" for at in range(0, len(halves), 2)
    )
