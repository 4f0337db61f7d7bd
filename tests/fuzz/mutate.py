"""Sound documents of every format, changed in ways that their formats allow or just do not: the same for one seed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from random import Random
from typing import Final

from tests.tasks.readers import made

#: What documents of a kind are made of: put in, taken out, and nested.
TOKENS: Final[dict[str, tuple[bytes, ...]]] = {
    "text": (b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"\x1b$B", b"\xc3", b"date 2024-06-20 ", b"\r", b"\xed\xa0\x80"),
    "markdown": (
        b"---\n",
        b"# ",
        b"> ",
        b"- ",
        b"```",
        b"](",
        b"[",
        b"|",
        b"\n\n",
        b"&amp;",
        b"&#x1F600;",
        b"<div>",
        b"\\",
    ),
    "html": (b"<p>", b"</p>", b"<div>", b"<!--", b"-->", b"<table><tr><td>", b"<script>", b"&#0;", b"&nbsp;", b"<br/>"),
    "xml": (
        b"<a>",
        b"</a>",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE a [",
        b"<!ENTITY b 'c'>",
        b"&b;",
        b"xmlns:x='y'",
        b"<?x?>",
    ),
    "json": (b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\ud800", b"null", b"1e999", b'"text":', b'"date":', b"NaN"),
    "table": (b",", b";", b"\t", b'"', b'""', b"\r\n", b"\n", b"|", b"\0"),
    "pdf": (
        b"<<",
        b">>",
        b"obj",
        b"endobj",
        b"stream\n",
        b"endstream",
        b"/Length",
        b"/Kids[",
        b" 0 R",
        b"/Filter",
        b"/FlateDecode",
        b"BT",
        b"ET",
        b"Tj",
        b"(",
        b")",
        b"xref",
        b"trailer",
        b"startxref",
        b"/Encrypt",
        b"/Pages",
    ),
    "rtf": (
        b"{",
        b"}",
        b"\\par ",
        b"\\u",
        b"\\'e9",
        b"\\bin",
        b"\\uc0 ",
        b"{\\*\\x ",
        b"\\ansicpg",
        b"\\cell ",
        b"\\row ",
        b"\\",
    ),
    "capture": (
        b"WARC/1.0\r\n",
        b"\r\n",
        b"\r\n\r\n",
        b"Content-Length: ",
        b"HTTP/1.1 200 OK\r\n",
        b"charset=",
        b"<p>",
    ),
    "eml": (
        b"\r\n",
        b"\r\n\r\n",
        b"--b",
        b"Content-Type: multipart/mixed; boundary=b\r\n",
        b"=?utf-8?b?",
        b"?=",
        b";",
        b",",
        b"Content-Transfer-Encoding: base64\r\n",
        b"charset=",
        b"<",
        b">",
        b"(",
        b"Date: ",
        b"\xff",
    ),
}
XML: Final = (*TOKENS["xml"], b"<w:p>", b"<w:t>", b"</w:t>", b"<text:p>", b"<row>", b"<c r='A1'>", b"<v>")
NUMBERS: Final = (b"0", b"-1", b"1", b"255", b"65536", b"2147483648", b"-2147483649", b"99999999999999999999", b"1e308")
NUMBER: Final = re.compile(rb"\d+")
#: Bytes that no document grows beyond.
MOST: Final = 60_000


@cache
def samples(kind: str) -> tuple[tuple[str, bytes], ...]:
    """File names and sound documents of a kind."""
    words = made.WORDS
    page = (
        f"<!doctype html><html lang=en><head><title>Rain</title></head><body><article><h1>Rain</h1><p>{words * 4}</p>"
    )
    match kind:
        case "text":
            texts = (words, f"Rain\n\n{words}", f"date 2024-06-20 {words} Łódź\r\n")
            return tuple(("a.txt", text.encode(code)) for text in texts for code in ("utf-8", "utf-16", "utf-8-sig"))
        case "markdown":
            front = "---\ntitle: Rain\ndate: 2024-06-20\n---\n"
            return (("a.md", f"{front}# Rain\n\n> {words}\n\n- one\n  - two\n\n|a|b|\n|-|-|\n|1|2|\n".encode()),)
        case "html":
            return (("a.html", f"{page}<table><tr><td>a<td>b</table><ul><li>c</ul></article></body></html>".encode()),)
        case "xml":
            head = "<?xml version='1.0' encoding='utf-8'?><article xmlns:dc='http://purl.org/dc/elements/1.1/'>"
            return (("a.xml", f"{head}<dc:date>2024-06-20</dc:date><body><p>{words}</p></body></article>".encode()),)
        case "json":
            return (
                ("a.json", f'{{"title": "Rain", "date": "2024-06-20", "text": ["{words}", {{"text": "b"}}]}}'.encode()),
            )
        case "table":
            return (
                ("a.csv", b'place,left,why\r\nJinja,"4,000",rain\r\n' * 9),
                ("a.tsv", b"place\tleft\nJinja\t4000\n" * 9),
            )
        case "sheet":
            return (("a.xlsx", made.xlsx([["place", "left"], ["Jinja", 4000], ["Gulu", 2.5]])),)
        case "pdf":
            lines = made.lines([words[:40], words[40:80], "Rain fell."])
            return (("a.pdf", made.pdf([lines, lines], {"Title": "Rain", "CreationDate": "D:20240620"})),)
        case "docx":
            return (("a.docx", made.docx([words, "Rain"], [["a", "b"], ["c", "d"]], title="Rain")),)
        case "odt":
            return (("a.odt", made.odt([words, "Rain"])),)
        case "rtf":
            return (("a.rtf", made.rtf([words, "Łódź 😀"], "{\\title Rain}{\\creatim\\yr2024\\mo6\\dy20}")),)
        case "epub":
            return (("a.epub", made.epub([f"<h1>One</h1><p>{words}</p>", "<p>Two</p>"], "<dc:title>Rain</dc:title>")),)
        case "capture":
            body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}</article></body></html>"
            told = "WARC-Target-URI: http://example.org/a.html\r\nWARC-Date: 2024-06-20T00:00:00Z\r\nContent-Type: "
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n{told}"
            length = f"application/http; msgtype=response\r\nContent-Length: {len(body)}\r\n\r\n"
            return (("a.warc", f"{head}{length}{body}\r\n\r\n".encode()),)
        case "eml":
            return (("a.eml", made.eml()), ("a.eml", made.eml(words, f"<p>{words}</p>", Subject="Zoë and rain")))
    raise KeyError(kind)


def mutated(kind: str, chance: Random) -> tuple[str, bytes]:
    """A file name and a document of a kind, changed in one to thirty ways."""
    name, data = chance.choice(samples(kind))
    if zipfile.is_zipfile(io.BytesIO(data)):
        if chance.random() < 0.8:
            return name, _repacked(data, chance)
        return name, scrambled(data, chance, (b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"\xff" * 4, b"\0" * 4))
    return name, scrambled(data, chance, TOKENS[kind])


def _repacked(data: bytes, chance: Random) -> bytes:
    """A package of which some parts are changed, lost, or doubled under the name of others."""
    with zipfile.ZipFile(io.BytesIO(data)) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    for _ in range(chance.choice((1, 1, 2, 3))):
        name = chance.choice(sorted(parts))
        match chance.randrange(8):
            case 0:
                del parts[name]
            case 1:
                parts[chance.choice(sorted(parts))] = parts[name]
            case _:
                parts[name] = scrambled(parts[name], chance, XML)
        if not parts:
            break
    return made.zipped(parts)


def scrambled(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    """Bytes changed in one to thirty ways."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 4, 8, 30))):
        data = chance.choice(CHANGES)(data, chance, tokens)[:MOST]
    return data


def _place(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 400)))


def _cut(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    return data[: chance.randint(0, len(data))]


def _drop(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + data[end:]


def _repeat(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 2, 9, 99, 999)) + data[end:]


def _swap(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, chance)
    to = chance.randint(0, len(data))
    rest = data[:start] + data[end:]
    return rest[:to] + data[start:end] + rest[to:]


def _insert(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(tokens) + data[start:]


def _nest(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, _ = _place(data, chance)
    return data[:start] + chance.choice(tokens) * chance.choice((3, 30, 300, 3000)) + data[start:]


def _overwrite(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, _ = _place(data, chance)
    token = chance.choice(tokens)
    return data[:start] + token + data[start + len(token) :]


def _flip(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    start, end = _place(data, chance)
    return data[:start] + bytes(chance.randrange(256) for _ in range(end - start)) + data[end:]


def _number(data: bytes, chance: Random, tokens: tuple[bytes, ...]) -> bytes:
    found = NUMBER.search(data, chance.randint(0, len(data)))
    return data[: found.start()] + chance.choice(NUMBERS) + data[found.end() :] if found else data


CHANGES: Final[tuple[Callable[[bytes, Random, tuple[bytes, ...]], bytes], ...]] = (
    _cut, _drop, _repeat, _swap, _insert, _insert, _nest, _overwrite, _flip, _number, _number,
)  # fmt: skip
