"""PDF that loops, lies, nests, or is hardly there."""

from __future__ import annotations

import zlib
from typing import Final

from tests.tasks.batch.broken.kinds import LOADED, Broken
from tests.tasks.readers import made

SOUND: Final = made.pdf([made.lines(["At least 4,000 people left Jinja on Monday.", "Rain fell."])])


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of the objects as they are given, the first of them number 1."""
    body, places = b"%PDF-1.7\n", []
    for number, held in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, held)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, root, len(body),
    )  # fmt: skip


def one_page(content: bytes, page: bytes = b"", *more: bytes) -> bytes:
    """A PDF of one page: its content stream (object 4), entries of the page, further objects from 5."""
    return pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R%s>>" % page,
        content,
        *more,
    )


def stream(data: bytes, entries: bytes = b"", length: int | None = None) -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data) if length is None else length, entries, data)


FONT: Final = b"/Resources<</Font<</F 5 0 R>>>>"
HELVETICA: Final = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
SHOWN: Final = b"BT /F 11 Tf 60 700 Td (At least 4,000 people left.) Tj ET"


def flate_bomb() -> bytes:
    packer = zlib.compressobj(9)
    packed = packer.compress(SHOWN + b"\n")
    for _ in range(64):
        packed += packer.compress(b" " * (1 << 20))
    packed += packer.flush()
    return one_page(stream(packed, b"/Filter/FlateDecode"), FONT, HELVETICA)


def kids_of(kids: bytes, count: int = 1) -> bytes:
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d/Parent 2 0 R>>" % (kids, count))


def many_words() -> bytes:
    drawn = b"".join(b"1 0 0 1 %d %d Tm (word) Tj " % (20 + n % 80 * 7, 20 + n // 80 * 7) for n in range(8000))
    return one_page(stream(b"BT /F 3 Tf " + drawn + b" ET"), FONT, HELVETICA)


def one_heap() -> bytes:
    drawn = b"1 0 0 1 60 700 Tm (heap) Tj " * 6000
    return one_page(stream(b"BT /F 9 Tf " + drawn + b" ET"), FONT, HELVETICA)


KINDS: Final = (
    Broken("empty.pdf", lambda: b"", "empty_file", "nothing in the file"),
    Broken("head-only.pdf", lambda: b"%PDF-1.7\n", "broken_file", "get the file again"),
    Broken("noise.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 30, "broken_file", "get the file again"),
    Broken("zeros.pdf", lambda: bytes(4000), "broken_file", "get the file again"),
    Broken("cut.pdf", lambda: SOUND[: len(SOUND) // 3], "broken_file", "get the file again"),
    Broken("end-missing.pdf", lambda: SOUND[:-7], LOADED, "4,000"),
    Broken("wrong-places.pdf", lambda: SOUND.replace(b"0000000", b"0099999"), LOADED, "4,000"),
    Broken("junk-before.pdf", lambda: b"HTTP/1.1 200 OK\r\n\r\n" + SOUND, LOADED, "4,000"),
    Broken("pdf.txt", lambda: SOUND, LOADED, "4,000"),
    Broken("locked.pdf", lambda: made.pdf([made.lines(["Rain"])], locked=True), "encrypted", "save it without one"),
    Broken("no-pages.pdf", lambda: kids_of(b"", 0), "broken_file", "get the file again"),
    Broken("loop.pdf", lambda: kids_of(b"2 0 R"), "broken_file", "none of its"),
    Broken(
        "long-loop.pdf",
        lambda: pdf(
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 9>>",
            b"<</Type/Pages/Kids[4 0 R]/Count 9/Parent 4 0 R>>",
            b"<</Type/Pages/Kids[3 0 R 2 0 R]/Count 9/Parent 3 0 R>>",
        ),
        "broken_file",
        "none of its",
    ),
    Broken("many-pages.pdf", lambda: kids_of(b"3 0 R", 2_000_000_000), "broken_file", "get the file again"),
    Broken("a-million-pages.pdf", lambda: kids_of(b"3 0 R", 1_000_000), "broken_file", "none of its"),
    Broken("no-page.pdf", lambda: kids_of(b"99 0 R"), "broken_file", "none of its"),
    Broken("no-root.pdf", lambda: pdf(b"<</Type/Catalog/Pages 2 0 R>>", root=9), "broken_file", "get the file again"),
    Broken("endless-stream.pdf", lambda: one_page(stream(SHOWN, length=999_999_999), FONT, HELVETICA), LOADED, "4,000"),
    Broken("negative-stream.pdf", lambda: one_page(stream(SHOWN, length=-5), FONT, HELVETICA), LOADED, "4,000"),
    Broken(
        "own-length.pdf",
        lambda: one_page(b"<</Length 4 0 R>>stream\n%s\nendstream" % SHOWN, FONT, HELVETICA),
        LOADED,
        "4,000",
    ),
    Broken(
        "broken-stream.pdf",
        lambda: one_page(stream(b"\x78\x9c\x00" + SHOWN, b"/Filter/FlateDecode"), FONT, HELVETICA),
        LOADED,
        "4,000",
    ),
    Broken("bomb.pdf", flate_bomb, LOADED, "4,000"),
    Broken(
        "filters.pdf",
        lambda: one_page(stream(SHOWN, b"/Filter[" + b"/ASCIIHexDecode" * 5000 + b"]"), FONT, HELVETICA),
        LOADED,
        "4,000",
    ),
    Broken(
        "drawn-in-itself.pdf",
        lambda: one_page(
            stream(b"/X Do " + SHOWN),
            b"/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>",
            HELVETICA,
            stream(b"/X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>"),
        ),
        LOADED,
        "4,000",
    ),
    Broken(
        "font-of-itself.pdf",
        lambda: one_page(
            stream(SHOWN),
            FONT,
            b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]"
            b"/FontMatrix[1 0 0 1 0 0]/FirstChar 32/LastChar 126/Widths[%s]/Encoding<</Differences[32%s]>>"
            b"/CharProcs<<%s>>/Resources<</Font<</F 5 0 R>>>>>>" % (b"9 " * 95, b"/x" * 95, b"/x 6 0 R"),
            stream(b"9 0 d0 " + SHOWN),
        ),
        "needs_ocr",
        "tesseract",
    ),
    Broken(
        "deep-array.pdf", lambda: one_page(stream(SHOWN), FONT + b"/Junk" + b"[" * 50_000, HELVETICA), LOADED, "4,000"
    ),
    Broken("deep-state.pdf", lambda: one_page(stream(b"q " * 200_000 + SHOWN), FONT, HELVETICA), LOADED, "4,000"),
    Broken("no-box.pdf", lambda: one_page(stream(SHOWN), FONT + b"/CropBox[9 9 9 9]", HELVETICA), LOADED, "4,000"),
    Broken(
        "huge-numbers.pdf",
        lambda: one_page(
            stream(b"1e38 0 0 1e38 1e38 1e38 cm BT /F 99999999999 Tf 9e99 -9e99 Td (Rain) Tj ET " + SHOWN),
            FONT + b"/UserUnit 1e30",
            HELVETICA,
        ),
        "needs_ocr",
        "tesseract",
    ),
    Broken("many-words.pdf", many_words, LOADED, "word"),
    Broken("heap.pdf", one_heap, LOADED, "heap"),
    Broken(
        "no-such-day.pdf",
        lambda: made.pdf([made.lines(["Rain fell."])], {"CreationDate": "D:20249999"}),
        LOADED,
        "Rain",
    ),
    Broken("scanned.pdf", lambda: made.pdf([b"P5 9 9 255\n" + bytes(81)]), "needs_ocr", "tesseract"),
)
