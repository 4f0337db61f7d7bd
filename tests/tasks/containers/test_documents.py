"""Mailboxes, letters, records, rows, feeds and captures: each holds documents that readers then read."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import mailbox
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.batch.limits import Limits
from tasks.containers.walk import Found
from tasks.errors import Unreadable
from tasks.readers import capture, eml, reader_of
from tasks.readers import json as json_reader
from tasks.readers import xml as xml_reader
from tasks.readers.options import Options
from tests.tasks.containers.packed import found, opened, refused, walked, zipped
from tests.tasks.readers import made


def letter(words: str, message_id: str | None = None, **attached: bytes) -> bytes:
    built = EmailMessage()
    built["From"], built["Subject"], built["Date"] = "Ada <a@example.org>", "Rain", "Thu, 20 Jun 2024 10:00:00 +0000"
    if message_id:
        built["Message-ID"] = f"<{message_id}>"
    built.set_content(words)
    for name, data in attached.items():
        built.add_attachment(data, "application", "octet-stream", filename=name.replace("_", "."))
    return built.as_bytes()


def mbox(folder: Path, letters: list[bytes]) -> bytes:
    path = folder / "box"
    path.unlink(missing_ok=True)
    box = mailbox.mbox(path)
    for each in letters:
        box.add(each)
    box.close()
    return path.read_bytes()


def test_a_mailbox(tmp_path: Path) -> None:
    letters = [letter("Rain fell.\n\nFrom here on it was dry.\n", "1@x"), letter("Sun.\n"), letter("Wind.\n", "a/b@x")]
    data = mbox(tmp_path, letters)
    entries = walked(data, "box")
    names = list(found(entries))
    assert (names[0], names[2]) == ("1%40x", "a%2Fb%40x")
    assert {entry.kind for entry in entries if isinstance(entry, Found)} == {"eml"}
    texts = [eml.read(each, "x").text.strip() for each in found(entries).values()]
    assert texts == ["Rain fell.\n\nFrom here on it was dry.", "Sun.", "Wind."]
    assert found(walked(gzip.compress(data), "box.gz")) == found(entries)


def test_letters_keep_their_names_when_others_come_and_go(tmp_path: Path) -> None:
    letters = [letter(f"Rain {n}.\n", f"{n}@x" if n % 2 else None) for n in range(6)]
    before = found(walked(mbox(tmp_path, letters), "box"))
    after = found(walked(mbox(tmp_path, [letter("New.\n"), *letters[2:]]), "box"))
    assert len(before.items() & after.items()) == 4


def test_what_is_attached_is_a_document_of_its_own(tmp_path: Path) -> None:
    data = letter("See below.\n", "1@x", report_txt=b"Rain fell.", notes_zip=zipped([("n.txt", b"Sun")]))
    entries = walked(data, "a.eml")
    assert found(entries) == {"report.txt": b"Rain fell.", "notes.zip!/n.txt": b"Sun"}
    assert opened(entries) == {"notes.zip": 1}
    inside = found(walked(mbox(tmp_path, [data]), "box"))
    assert list(inside) == ["1%40x", "1%40x!/report.txt", "1%40x!/notes.zip!/n.txt"]


def test_a_letter_within_a_letter() -> None:
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "b@example.org", "Fwd"
    outer.set_content("See below.\n")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "a@example.org", "Rain"
    inner.set_content("Rain fell.\n")
    inner.add_attachment("Sun.", filename="sun.txt")
    outer.add_attachment(inner)
    entries = walked(outer.as_bytes(), "a.eml")
    assert list(found(entries)) == ["letter%201.eml", "letter%201.eml!/sun.txt"]
    assert eml.read(found(entries)["letter%201.eml"], "x").text.strip() == "Rain fell."


def test_pictures_of_the_page_and_seals_are_not_attached() -> None:
    built = EmailMessage()
    built["Subject"] = "Rain"
    built.set_content("Rain.\n")
    built.add_alternative("<p>Rain <img src='cid:1'></p>", subtype="html")
    page = built.get_payload()[1]  # type: ignore[index]
    page.add_related(b"\x89PNG", "image", "png", cid="<1>", filename="logo.png")  # type: ignore[union-attr]
    built.add_attachment(b"sealed", "application", "pgp-signature", filename="signature.asc")
    assert walked(built.as_bytes(), "a.eml") == []


def test_a_letter_with_nothing_attached_holds_nothing() -> None:
    assert walked(letter("The attachment is missing.\n"), "a.eml") == []


LINES = [{"id": 7, "title": "Rain", "text": "Rain fell."}, {"title": "Sun", "text": "It shone."}]


def lines(records: list[Any]) -> bytes:
    return "\n".join(json.dumps(record) for record in records).encode()


def test_a_document_a_line() -> None:
    entries = walked(lines(LINES) + b"\n\n{broken\n", "a.jsonl")
    names = list(found(entries))
    assert names[0] == "7"
    assert json_reader.read(found(entries)["7"], "7").title == "Rain"
    with pytest.raises(Unreadable):
        json_reader.read(found(entries)[names[2]], "x")
    assert found(walked(gzip.compress(lines(LINES)), "a.jsonl.gz")).keys() == set(names[:2])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_lines_in_any_encoding(encoding: str) -> None:
    data = lines(LINES).decode().encode(encoding)
    assert found(walked(data, "a.jsonl")) == found(walked(lines(LINES), "a.jsonl"))


def test_a_line_that_is_too_long_is_lost_alone() -> None:
    data = lines([LINES[0], {"text": "x" * 3000}, LINES[1]])
    entries = walked(data, "a.jsonl", Limits(max_bytes=2000))
    assert len(found(entries)) == 2
    assert list(refused(entries).values()) == ["too_large"]


def test_a_document_an_element_of_a_list() -> None:
    entries = walked(json.dumps(LINES, indent=1).encode(), "a.json")
    assert next(iter(found(entries))) == "7"
    assert opened(entries) == {"": 2}


NUMBERS = [{"speed": 3, "note": "Slow."}, {"speed": 4, "note": "Fast."}]


@pytest.mark.parametrize(
    ("records", "options", "count"),
    [
        (LINES, Options(), 2),
        (LINES, Options(records_as_documents=False), 0),
        (NUMBERS, Options(), 0),
        (NUMBERS, Options(text=("note",)), 2),
    ],
)
def test_records_are_documents_when_they_have_a_text(records: list[Any], options: Options, count: int) -> None:
    for data, name in ((lines(records), "a.jsonl"), (json.dumps(records).encode(), "a.json")):
        assert len(found(walked(data, name, options=options))) == count


def test_a_list_within_an_object_when_one_says_where() -> None:
    data = json.dumps({"response": {"results": LINES}, "status": "ok"}).encode()
    assert not walked(data, "a.json")
    assert len(found(walked(data, "a.json", options=Options(records="response.results")))) == 2
    assert not walked(data, "a.json", options=Options(records="response.other"))


CELLS = [["ID", "Title", "Body", "Note"], ["7", "Rain", "Rain fell.", ""], [], ["8", "Sun", "It shone."]]


def test_rows_are_documents_when_one_says_so() -> None:
    rows = Options(rows_as_documents=True)
    data = "\n".join(",".join(row) for row in CELLS).encode()
    assert not walked(data, "a.csv")
    entries = walked(data, "a.csv", options=rows)
    assert list(found(entries)) == ["7", "8"]
    assert json_reader.read(found(entries)["8"], "8").text == "It shone."
    book = made.xlsx([row or [""] for row in CELLS])
    assert list(found(walked(book, "a.xlsx", options=rows))) == ["7", "8"]
    assert refused(walked(b"a,b\n1,2\n", "a.csv", options=rows)) == {"": "no_text"}


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Weather</title><language>en-gb</language><lastBuildDate>Fri, 21 Jun 2024 00:00:00 GMT</lastBuildDate>
<item><title>Rain</title><guid>https://example.org/1</guid><pubDate>Thu, 20 Jun 2024 10:00:00 GMT</pubDate>
<description>Short.</description><content:encoded>&lt;p&gt;Rain &lt;b&gt;fell&lt;/b&gt;.&lt;/p&gt;</content:encoded>
</item><item><title>Sun</title><link>https://example.org/2</link><description>It shone.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Weather</title>
<entry><id>tag:1</id><title>Rain</title><published>2024-06-20T10:00:00Z</published><author><name>Ada</name></author>
<content type="html">&lt;p&gt;Rain fell.&lt;/p&gt;</content></entry></feed>"""


def test_an_item_of_a_feed() -> None:
    entries = walked(RSS.encode(), "a.rss")
    assert list(found(entries)) == ["https%3A%2F%2Fexample.org%2F1", "https%3A%2F%2Fexample.org%2F2"]
    one, two = [xml_reader.read(data, "x") for data in found(entries).values()]
    assert (one.text, one.title, one.site, one.language) == ("Rain fell.", "Rain", "The Weather", "en")
    assert (one.published_on, two.text, two.published_on) == (made.DAY, "It shone.", None)
    (entry,) = found(walked(ATOM.encode(), "a.xml")).values()
    told = xml_reader.read(entry, "x")
    assert (told.text, told.title, told.author, told.language) == ("Rain fell.", "Rain", "Ada", "en")


def test_an_item_is_the_same_whatever_stands_beside_it() -> None:
    later = RSS.replace("21 Jun", "22 Jun").replace(
        "<item><title>Rain", "<item><title>New</title></item><item><title>Rain"
    )
    assert found(walked(RSS.encode(), "a")).items() < found(walked(later.encode(), "a")).items()


PAGE = (
    "<html lang='en'><head><title>Rain in Łódź</title><meta property='article:published_time' content='2024-06-20'>"
    "</head><body><article><h1>Rain in Łódź</h1><p>Rain fell in Łódź for three days, the mayor said on Monday, and at "
    "least 40 boats sank in the old harbour below the bridge.</p></article></body></html>"
)


def warc(*records: tuple[str, str, str, bytes], status: str = "200 OK", chunked: bool = False) -> bytes:
    """Records of (type, address, media type, body)."""
    built = b""
    for kind, address, media, body in (("warcinfo", "", "application/warc-fields", b"software: made\r\n"), *records):
        if kind == "response":
            body = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body) if chunked else body
            coded = "Transfer-Encoding: chunked\r\n" if chunked else ""
            body = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{coded}\r\n".encode() + body
            media = "application/http; msgtype=response"
        target = f"WARC-Target-URI: {address}\r\n" if address else ""
        built += (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-07-01T08:30:00Z\r\n"
            f"Content-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n"
        ).encode() + body
        built += b"\r\n\r\n"
    return built


@pytest.mark.parametrize("chunked", [False, True])
def test_a_page_of_a_crawl(chunked: bool) -> None:
    data = warc(
        ("response", "https://example.org/a/rain", "text/html; charset=iso-8859-2", PAGE.encode("iso-8859-2")),
        ("response", "https://example.org/x.png", "image/png", b"\x89PNG"),
        ("conversion", "https://example.org/b", "text/plain", b"Sun shone."),
        chunked=chunked,
    )
    entries = walked(data, "a.warc")
    names = list(found(entries))
    assert names == [
        "20240701T083000Z/https%3A%2F%2Fexample.org%2Fa%2Frain",
        "20240701T083000Z/https%3A%2F%2Fexample.org%2Fb",
    ]
    told = capture.read(found(entries)[names[0]], "rain")
    assert "Rain fell in Łódź" in told.text
    assert (told.title, told.site, told.encoding, told.media_type) == (
        "Rain in Łódź",
        "example.org",
        "iso8859-2",
        "text/html",
    )
    assert (told.published_on, told.collected_at) == (made.DAY, dt.datetime(2024, 7, 1, 8, 30))
    assert capture.read(found(entries)[names[1]], "b").text == "Sun shone."
    assert found(walked(gzip.compress(data), "a.warc.gz")) == found(entries)


def test_what_was_not_received_is_no_document() -> None:
    assert not found(walked(warc(("response", "http://a.b/", "text/html", b"x"), status="404 Not Found"), "a.warc"))


def test_a_crawl_cut_short() -> None:
    data = warc(*(("response", f"http://a.b/{n}", "text/plain", b"Rain fell. " * 50) for n in range(3)))
    entries = walked(data[:-200], "a.warc")
    assert (len(found(entries)), refused(entries)) == (2, {"": "broken_file"})


def test_a_crawl_without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    data = warc(("response", "http://a.b/", "text/plain", b"Rain"))
    made.hide(monkeypatch, "warcio")
    assert refused(walked(data, "a.warc")) == {"": "needs_extra"}


def test_every_kind_that_a_container_names_has_a_reader() -> None:
    assert all(reader_of(kind) for kind in ("eml", "json", "xml", "capture"))


BITS = [
    b"From a@b Thu Jun 20 10:00:00 2024\n", b"From: a\n", b"\n", b">From x\n", b"Message-ID: <1>\n", b"{", b"}",
    b"[", b"]",    b'{"text": "Rain"}', b",", b'"', b"<rss>", b"<item>", b"</item>", b"</rss>", b"<guid>1</guid>",
    b"WARC/1.0\r\n", b"\r\n",    b"WARC-Type: response\r\n", b"Content-Length: 5\r\n",
    b"HTTP/1.1 200 OK\r\n", b"Content-Type: text/plain\r\n",
    b"Content-Type: multipart/mixed; boundary=x\n", b"--x\n", b"--x--\n", b"Content-Type: message/rfc822\n",
    b"Content-Disposition: attachment; filename*=x''%ff\n", b"text", b"\xff", b"\xef\xbb\xbf",
    b"\x1f\x8b\x08", b"PK\x03\x04",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(BITS), max_size=14),
    st.sampled_from(["mbox", "eml", "jsonl", "json", "rss", "warc", "gz", "zip"]),
)
@settings(max_examples=500, deadline=None)
def test_any_pieces_are_opened_or_refused(parts: list[bytes], ending: str) -> None:
    for entry in walked(b"".join(parts), f"a.{ending}"):
        entry.uri.encode()
