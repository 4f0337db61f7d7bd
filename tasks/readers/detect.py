"""What kind of file some bytes are: told by the bytes; the ending decides only between kinds of text."""

from __future__ import annotations

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

from tasks.text.decode import BOMS, MAGIC, is_binary
from tasks.text.wide import wide

#: Kinds that hold one document each; a `capture` is a record of a WARC file.
DOCUMENTS: Final = (
    "text", "markdown", "html", "xml", "json", "table", "sheet", "pdf", "docx", "odt", "rtf", "epub", "eml",
    "capture",
)  # fmt: skip
#: Kinds that hold several; `eml` may hold attachments, `table` and `sheet` a document a row.
CONTAINERS: Final = ("feed", "json_list", "jsonl", "mbox", "warc", "zip", "tar", "gzip", "bzip2", "xz")
#: What is none of these: bytes nobody reads, and text that nobody wrote for people to read.
BINARY: Final = "binary"
CODE: Final = "code"

#: The kind that an ending promises.
ENDINGS: Final = {
    **dict.fromkeys(("txt", "text"), "text"),
    **dict.fromkeys(("md", "markdown", "mdown"), "markdown"),
    **dict.fromkeys(("html", "htm", "xhtml"), "html"),
    **dict.fromkeys(("csv", "tsv", "tab"), "table"),
    **dict.fromkeys(("xlsx", "xlsm", "xlsb", "xls", "ods"), "sheet"),
    **dict.fromkeys(("docx", "docm", "dotx"), "docx"),
    **dict.fromkeys(("odt", "ott"), "odt"),
    **dict.fromkeys(("jsonl", "ndjson"), "jsonl"),
    **dict.fromkeys(("rss", "atom"), "feed"),
    **dict.fromkeys(("gz", "tgz"), "gzip"),
    **dict.fromkeys(("bz2", "tbz2", "tbz"), "bzip2"),
    **dict.fromkeys(("xz", "txz"), "xz"),
    **dict.fromkeys(
        "css js mjs cjs map ts jsx tsx py sh bat ps1 c h cpp hpp java rb php pl go rs sql ini conf toml lock".split(),
        CODE,
    ),
    **{name: name for name in ("tar", "zip", "xml", "json", "pdf", "rtf", "epub", "eml", "mbox", "warc")},
}  # fmt: skip
#: Text that does not say itself what it is may be any of these, as its ending says.
BY_ENDING: Final = frozenset({"text", "markdown", "html", "table", CODE})

#: How much of a file its beginning is.
HEAD: Final = 16384
#: Compressed files by their first bytes.
PACKED: Final = {
    "gzip": re.compile(rb"\x1f\x8b"),
    "bzip2": re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"),
    "xz": re.compile(rb"\xfd7zXZ\0"),
}
OCTAL: Final = re.compile(rb" *[0-7]+")
PDF: Final = re.compile(rb"%PDF-\d")
#: A PDF may have other bytes before and after it.
PDF_WITHIN: Final = 1024

#: These, and `ROOT`, never go back on what they have passed: a file of many comments is not tried in every way.
HTML: Final = re.compile(
    rb"(?><\?xml[^>]*\?>|<!--.*?-->|\s+)*+(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE | re.DOTALL
)
XML: Final = re.compile(rb"<\?xml\s")
#: The first element, after declaration, comments and document type.
ROOT: Final = re.compile(
    rb"(?><\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>|\s+)*+<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)[\s/>]",
    re.DOTALL,
)
#: The namespace that makes a feed of RDF.
RSS_1: Final = b"http://purl.org/rss/1."
FEEDS: Final = frozenset({b"rss", b"feed", b"RDF"})
MBOX: Final = re.compile(
    rb"From \S{1,320}[^\r\n]{0,60}\b\d\d:\d\d(?::\d\d)?\b[^\r\n]{0,40}\b\d{4}\b[^\r\n]{0,80}\r?\n(?=>?[A-Za-z][\w-]*:)"
)
HEADER: Final = re.compile(rb"(?:([A-Za-z][A-Za-z0-9-]*):[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)")
#: Header fields that machines write, and that nobody types at the head of a text.
MACHINE: Final = frozenset(
    {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"dkim-signature",
     b"content-transfer-encoding"}
)  # fmt: skip
FIELDS: Final = MACHINE | {b"from", b"to", b"subject", b"date", b"sender", b"reply-to", b"content-type"}
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Kinds that are zip files.
PACKAGES: Final = frozenset({"docx", "odt", "sheet", "epub"})
#: What a broken one may raise.
BROKEN_ZIP: Final = (
    zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError, OSError,
)  # fmt: skip
#: The length of a member's name, where a zip file lost its directory.
MEMBER: Final = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
OPEN_DOCUMENT: Final = b"application/vnd.oasis.opendocument."


def kind_of(data: bytes, file_name: str) -> str:
    """The kind of a file: one of `DOCUMENTS` or `CONTAINERS`, `CODE` or `BINARY`.

    Bytes that are nothing anybody knows get the kind that their ending promises, whose reader then says what is wrong
    with them.

    Args:
        data: all its bytes (the directory of a zip file is at its end).
        file_name: the last part of its path.
    """
    promised = ENDINGS.get(ending_of(file_name), BINARY)
    found = _archive(data) or _package(data, promised)
    if found:
        return found
    if not data.strip():
        return promised if promised in DOCUMENTS else "text"
    if is_binary(data):
        return BINARY if data.startswith(MAGIC) else promised
    return _marked_up(data, promised) or (promised if promised in BY_ENDING else "text")


def ending_of(file_name: str) -> str:
    """The ending in lower case, without its point; none for `.hidden`."""
    head, _, tail = file_name.rpartition(".")
    return tail.lower() if head else ""


def media_type(data: bytes, file_name: str) -> str | None:
    """What bytes without a reader look like, for people; None when nobody knows."""
    import puremagic

    try:
        return puremagic.from_string(data[: 64 << 10], mime=True, filename=file_name) or None
    except (puremagic.PureError, ValueError):
        return None


def _archive(data: bytes) -> str | None:
    """Files of files, and PDF."""
    packed = next((kind for kind, magic in PACKED.items() if magic.match(data)), None)
    if packed:
        return packed
    if data[257:262] == b"ustar" or _old_tar(data[:512]):
        return "tar"
    if re.match(rb"WARC/\d\.\d\r?\n", data):
        return "warc"
    found = PDF.search(data[:PDF_WITHIN])
    return "pdf" if found and (found.start() == 0 or b"startxref" in data[-PDF_WITHIN:]) else None


def _old_tar(head: bytes) -> bool:
    """Whether this is the head of a member of a tar file without a mark: its checksum is right."""
    told = head[148:156].rstrip(b"\0 ")
    if len(head) < 512 or not head[0] or not OCTAL.fullmatch(told):
        return False
    return sum(head) - sum(head[148:156]) + 8 * 32 == int(told, 8)


def _package(data: bytes, promised: str) -> str | None:
    """Office documents, which are zip or OLE files."""
    if data.startswith(OLE):
        return _ole(data, promised)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            names = held.namelist()
            first = held.infolist()[0] if names else None
            said = held.read(first)[:200] if first and first.filename == "mimetype" and first.file_size < 200 else b""
        return _zip(names, said)
    except BROKEN_ZIP:
        # Cut short or broken: the names of the members still stand before their bytes.
        starts = [(each.end(), int.from_bytes(each[1], "little")) for each in MEMBER.finditer(data)]
        names = [data[start : start + length].decode("utf-8", "replace") for start, length in starts]
        said = data[38:138] if names[:1] == ["mimetype"] else b""
        kind = _zip(names, said)
        return promised if kind == "zip" and promised in PACKAGES else kind


def _zip(names: Iterable[str], said: bytes) -> str:
    """The kind of a zip file, by its directory and by what its member `mimetype` says."""
    if said.startswith(b"application/epub+zip"):
        return "epub"
    if said.startswith(OPEN_DOCUMENT):
        sort = said[len(OPEN_DOCUMENT) :]
        return "odt" if sort.startswith(b"text") else "sheet" if sort.startswith(b"spreadsheet") else BINARY
    tops = {name.split("/")[0] for name in names}
    if "[Content_Types].xml" in tops:
        return "docx" if "word" in tops else "sheet" if "xl" in tops else BINARY
    if "META-INF" in tops and "META-INF/container.xml" in names:
        return "epub"
    # A program, or what keeps a document in a form of its own.
    return BINARY if "META-INF/MANIFEST.MF" in names or ("Index" in tops and "Metadata" in tops) else "zip"


def _ole(data: bytes, promised: str) -> str:
    """Office files that are encrypted, whose readers tell so, and spreadsheets as they were before 2007."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "sheet" if promised == "sheet" else "docx"
    books = ("Workbook", "Book")
    return "sheet" if any(f"{name}\0".encode("utf-16-le") in data for name in books) else BINARY


def _marked_up(data: bytes, promised: str) -> str | None:
    """Text that says itself what it is; None when it is just text, or what its ending says."""
    head = _plain(data[:HEAD]).lstrip()
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"<"):
        return _tagged(head, promised)
    if head.startswith((b"{", b"[")):
        return _json(data, promised)
    if MBOX.match(head):
        return "mbox"
    return "eml" if _is_mail(head, promised) else None


def _tagged(head: bytes, promised: str) -> str | None:
    if HTML.match(head):
        return "html"
    root = ROOT.match(head)
    if root and root[2] == b"svg":
        return BINARY
    if root and root[2] == b"RDF" and RSS_1 not in head:
        return "xml"
    if root and root[2] in FEEDS and (root[1] or promised in ("xml", "feed") or XML.match(head) or root[2] == b"rss"):
        return "feed"
    return "xml" if XML.match(head) or promised in ("xml", "feed") else None


def _plain(head: bytes) -> bytes:
    """The beginning of a text without its byte order mark, in UTF-8."""
    for mark, encoding in BOMS:
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore").encode("utf-8", "ignore")
    spread = wide(head)
    return head.decode(spread, "ignore").encode("utf-8", "ignore") if spread else head


def _json(data: bytes, promised: str) -> str | None:
    """One object, a list of objects, or an object a line; a text may begin with a bracket too."""
    try:
        text = _plain(data).decode("utf-8")
        lines = text.lstrip().split("\n", 2)
        if _is_object(lines[0]) and (promised == "jsonl" or (len(lines) > 1 and lines[1].startswith("{"))):
            return "jsonl"
        held = json.loads(text)
    except (ValueError, RecursionError):
        return promised if promised in ("json", "jsonl") else None
    if isinstance(held, list):
        return "json_list" if held and all(isinstance(each, dict) for each in held) else None
    return "json"


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_mail(head: bytes, promised: str) -> bool:
    """Header fields at the beginning: those that machines write, or any where the ending says so."""
    fields = []
    at = 0
    while line := HEADER.match(head, at):
        fields.append(line[1].lower())
        at = line.end()
    known = FIELDS.intersection(fields)
    if promised == "eml":
        return bool(known)
    return b"from" in known and len(MACHINE & known) > 1
