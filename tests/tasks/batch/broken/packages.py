"""Office documents and books: locked, cut, bombed, or with parts that lie."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from functools import cache
from typing import Final

from tests.tasks.batch.broken.kinds import LOADED, Broken
from tests.tasks.batch.broken.pages import laughs, secret
from tests.tasks.readers import made

#: What a bomb unpacks to: a thousand times its size.
HUGE: Final = 48 << 20
W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def word() -> bytes:
    return made.docx([made.WORDS] * 3)


@cache
def writer() -> bytes:
    return made.odt([made.WORDS] * 3)


@cache
def book() -> bytes:
    return made.epub([f"<p>{made.WORDS}</p>"] * 3)


@cache
def table() -> bytes:
    return made.xlsx([["place", "left"], ["Jinja", 4000]])


def changed(data: bytes, parts: Mapping[str, str | bytes]) -> bytes:
    """A package with other parts."""
    return made.rezipped(data, lambda members: members | dict(parts))


def without(data: bytes, part: str) -> bytes:
    """A package that lacks a part."""
    return made.rezipped(data, lambda members: {name: held for name, held in members.items() if name != part})


def words(body: str, subset: str = "") -> str:
    """The main part of a Word document."""
    return f'<!DOCTYPE d [{subset}]><w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def bombed(data: bytes, part: str) -> bytes:
    """A package of which one part unpacks to a thousand times its size."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != part:
                new.writestr(member, old.read(member))
        new.writestr(part, bytes(HUGE))
    return held.getvalue()


def understated(data: bytes, part: str, size: int = 10) -> bytes:
    """A package of which one part says that it is smaller than it is."""
    return _sized(data, part, size)


def overstated(data: bytes, part: str) -> bytes:
    """A package of which one part says that it is enormous, in the fields of ZIP64."""
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(part)] != part.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    name, extra = struct.unpack_from("<HH", data, at + 28)
    field = struct.pack("<HHQ", 1, 8, 1 << 60)
    end = at + 46 + name + extra
    made_ = bytearray(data[:end] + field + data[end:])
    struct.pack_into("<I", made_, at + 24, 0xFFFFFFFF)
    struct.pack_into("<H", made_, at + 30, extra + len(field))
    last = made_.rindex(b"PK\x05\x06")
    (directory,) = struct.unpack_from("<I", made_, last + 12)
    struct.pack_into("<I", made_, last + 12, directory + len(field))
    return bytes(made_)


def _sized(data: bytes, part: str, size: int) -> bytes:
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + len(part)] != part.encode():
        at = data.index(b"PK\x01\x02", at + 4)
    changed_ = bytearray(data)
    struct.pack_into("<I", changed_, at + 24, size)
    return bytes(changed_)


def flagged(data: bytes, offset: int, value: int) -> bytes:
    """A package with another 16-bit field in every entry of its directory."""
    changed_ = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<H", changed_, at + offset, value)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(changed_)


def damaged(data: bytes, part: str) -> bytes:
    """A package with a part whose bytes are not those that were packed."""
    at = data.index(part.encode()) + len(part) + 20
    return data[:at] + bytes(byte ^ 0x55 for byte in data[at : at + 30]) + data[at + 30 :]


def overlapping(data: bytes) -> bytes:
    """A package whose entries all are the same bytes."""
    changed_ = bytearray(data)
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<I", changed_, at + 42, 0)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(changed_)


def sheet(cells: str, more: str = "") -> bytes:
    """A spreadsheet with cells as one writes them."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{main}">{more}<sheetData>{cells}</sheetData></worksheet>'
    return changed(table(), {"xl/worksheets/sheet1.xml": text})


def calc(cells: str) -> bytes:
    """An OpenDocument spreadsheet of one row."""
    names = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{names}:office:1.0" xmlns:table="{names}:table:1.0" '
        f'xmlns:text="{names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Boats">'
        f"{cells}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return made.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content,
                        "META-INF/manifest.xml": "<manifest/>"})  # fmt: skip


def many(count: int) -> bytes:
    """A Word document with many parts that nobody needs."""
    return changed(word(), {f"word/media/{n}.txt": "x" for n in range(count)})


DEEP: Final = "<w:tbl><w:tr><w:tc>" * 400 + paragraph("Rain") + "</w:tc></w:tr></w:tbl>" * 400
CELL: Final = '<c r="{}" t="inlineStr"><is><t>{}</t></is></c>'

BOOK: Final = (
    '<package><manifest><item id="a" href="text/c%201.xhtml" media-type="text/html"/></manifest><spine>'
    + '<itemref idref="a"/>' * 20_000
    + "</spine></package>"
)

KINDS: Final = (
    Broken("empty.docx", lambda: b"", "empty_file", "nothing in the file"),
    Broken("cut.docx", lambda: word()[: len(word()) // 2], "broken_file", "cut short"),
    Broken("head-only.docx", lambda: word()[:30], "broken_file", "cut short"),
    Broken("zeros-within.docx", lambda: word()[:400] + bytes(400) + word()[800:], "broken_file", "get the file again"),
    Broken("locked.docx", lambda: made.OLE_LOCKED, "encrypted", "save it without one"),
    Broken("locked-parts.docx", lambda: flagged(word(), 8, 1), "encrypted", "save it without one"),
    Broken(
        "old.doc",
        lambda: made.OLE + bytes(600) + "WordDocument\0".encode("utf-16-le") + bytes(600),
        "no_reader",
        "No reader",
    ),
    Broken("no-main-part.docx", lambda: without(word(), "_rels/.rels"), "broken_file", "names no main document"),
    Broken("main-part-gone.docx", lambda: without(word(), "word/document.xml"), "broken_file", "get the file again"),
    Broken("no-words.docx", lambda: changed(word(), {"word/document.xml": words("")}), "no_text", "in pictures"),
    Broken("bomb.docx", lambda: bombed(word(), "word/document.xml"), "bomb", "fill the memory"),
    Broken("bomb-that-nobody-opens.docx", lambda: bombed(word(), "word/media/bomb.bin"), LOADED, "4,000"),
    Broken("many-parts.docx", lambda: many(3_000), LOADED, "4,000"),
    Broken("understated.docx", lambda: understated(word(), "word/document.xml"), "broken_file", "get the file again"),
    Broken("overstated.docx", lambda: overstated(word(), "word/document.xml"), "too_large", "unpacks to"),
    Broken("damaged.docx", lambda: damaged(word(), "word/document.xml"), "broken_file", "get the file again"),
    Broken("overlapping.docx", lambda: overlapping(word()), "broken_file", "get the file again"),
    Broken("strange-packing.docx", lambda: flagged(word(), 10, 99), "broken_file", "get the file again"),
    Broken(
        "laughs.docx",
        lambda: changed(word(), {"word/document.xml": words(paragraph("Rain. &l29;"), laughs())}),
        "bomb",
        "throw it away",
    ),
    Broken(
        "secret.docx",
        lambda: changed(word(), {"word/document.xml": words(paragraph("Rain. &one;&two;"), secret())}),
        LOADED,
        "Rain.",
    ),
    Broken("deep.docx", lambda: changed(word(), {"word/document.xml": words(DEEP)}), "broken_file", "depth"),
    Broken(
        "traversal.docx",
        lambda: changed(
            word(),
            {
                "_rels/.rels": '<Relationships><Relationship Type="x/officeDocument" '
                'Target="../../../../etc/passwd"/></Relationships>',
                "../../../../tmp/evil.txt": "evil",
            },
        ),
        "broken_file",
        "get the file again",
    ),
    Broken(
        "no-xml.docx", lambda: changed(word(), {"word/document.xml": b"\0\1\2"}), "broken_file", "get the file again"
    ),
    Broken("word.pdf", word, LOADED, "4,000"),
    Broken("cut.odt", lambda: writer()[:-900], "broken_file", "cut short"),
    Broken(
        "locked.odt",
        lambda: changed(writer(), {"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "encrypted",
        "save it without one",
    ),
    Broken("no-content.odt", lambda: without(writer(), "content.xml"), "broken_file", "get the file again"),
    Broken("bomb.odt", lambda: bombed(writer(), "content.xml"), "bomb", "fill the memory"),
    Broken(
        "spaces.odt",
        lambda: changed(
            writer(),
            {
                "content.xml": '<d xmlns:text="urn:oasis:names:tc:opendocument:xmlns:'
                'text:1.0"><text:p>Rain' + '<text:s text:c="4000000000"/>' * 50 + "fell</text:p></d>"
            },
        ),
        LOADED,
        "Rain",
    ),
    Broken("broken-meta.odt", lambda: changed(writer(), {"meta.xml": "<broken"}), LOADED, "4,000"),
    Broken("cut.epub", lambda: book()[: len(book()) // 2], "broken_file", "get the file again"),
    Broken("no-package.epub", lambda: without(book(), "OEBPS/book.opf"), "broken_file", "get the file again"),
    Broken("no-chapter.epub", lambda: made.epub([]), "broken_file", "none of its chapters"),
    Broken(
        "locked.epub",
        lambda: made.epub(
            ["<p>Rain.</p>"], more={"META-INF/encryption.xml": '<e><CipherReference URI="OEBPS/text/c%200.xhtml"/></e>'}
        ),
        "encrypted",
        "unlocked copy",
    ),
    Broken("no-words.epub", lambda: made.epub(["<img src='a.png'/>"]), "no_text", "pictures"),
    Broken("bomb.epub", lambda: bombed(book(), "OEBPS/text/c 1.xhtml"), LOADED, "4,000"),
    Broken(
        "laughs.epub",
        lambda: changed(
            book(), {"OEBPS/text/c 1.xhtml": f"<!DOCTYPE html [{laughs()}]><html><body><p>Sun. &l29;</p></body></html>"}
        ),
        LOADED,
        "Sun.",
    ),
    Broken("zeros-for-a-chapter.epub", lambda: changed(book(), {"OEBPS/text/c 1.xhtml": bytes(900)}), LOADED, "4,000"),
    Broken(
        "traversal.epub",
        lambda: changed(book(), {"META-INF/container.xml": '<c><rootfile full-path="../../../../etc/passwd"/></c>'}),
        "broken_file",
        "get the file again",
    ),
    Broken("repeated.epub", lambda: changed(book(), {"OEBPS/book.opf": BOOK}), LOADED, "4,000"),
    Broken("cut.xlsx", lambda: table()[:-300], "broken_file", "get the file again"),
    Broken("locked.xlsx", lambda: made.OLE_LOCKED, "encrypted", "save it without one"),
    Broken("empty-sheet.xlsx", lambda: sheet(""), "no_text", "No cell"),
    Broken("bomb.xlsx", lambda: bombed(table(), "xl/worksheets/sheet1.xml"), "bomb", "fill the memory"),
    Broken(
        "far-corner.xlsx",
        lambda: sheet(
            "<row r='1'>"
            + CELL.format("A1", "Rain")
            + "</row><row r='1048576'>"
            + CELL.format("XFD1048576", "fell")
            + "</row>",
            '<dimension ref="A1:XFD1048576"/>',
        ),
        "too_large",
        "cells",
    ),
    Broken(
        "large-dimension.xlsx",
        lambda: sheet("<row r='1'>" + CELL.format("A1", "Rain") + "</row>", '<dimension ref="A1:XFD1048576"/>'),
        LOADED,
        "Rain",
    ),
    Broken(
        "no-such-cell.xlsx",
        lambda: sheet("<row>" + CELL.format("ZZZZZZ99999999999", "Rain") + "</row>"),
        LOADED,
        "Rain",
    ),
    Broken(
        "no-such-string.xlsx", lambda: sheet("<row><c t='s'><v>99</v></c></row>"), "broken_file", "get the file again"
    ),
    Broken("no-sheet.xlsx", lambda: without(table(), "xl/worksheets/sheet1.xml"), "broken_file", "get the file again"),
    Broken(
        "laughs.xlsx",
        lambda: changed(
            table(),
            {
                "xl/worksheets/sheet1.xml": f"<!DOCTYPE w [{laughs()}]><worksheet><sheetData>"
                "<row><c t='inlineStr'><is><t>Rain &l29;</t></is></c></row></sheetData></worksheet>"
            },
        ),
        "broken_file",
        "entity",
    ),
    Broken(
        "repeated.ods",
        lambda: calc(
            '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
            'table:number-columns-repeated="16384" office:value-type="string"><text:p>Rain</text:p></table:table-cell>'
            "</table:table-row>"
        ),
        "broken_file",
        "get the file again",
    ),
    Broken(
        "old-cut.xls",
        lambda: made.OLE + bytes(600) + "Workbook\0".encode("utf-16-le") + bytes(600),
        "broken_file",
        "get the file again",
    ),
)
