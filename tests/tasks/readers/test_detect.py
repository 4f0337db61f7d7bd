"""What a file is, is told by its bytes, whatever its name says."""

from __future__ import annotations

import gzip
import io
import json
import mailbox
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.readers.detect import BINARY, BY_ENDING, CODE, CONTAINERS, DOCUMENTS, ENDINGS, OLE, kind_of, media_type
from tests.tasks.readers import made

WARC = b"WARC/1.1\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"
FEED = '<rss version="2.0"><channel><item><title>Rain</title></item></channel></rss>'


def tar() -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    return held.getvalue()


def mbox(folder: Path) -> bytes:
    box = mailbox.mbox(folder / "box")
    box.add(made.eml())
    box.close()
    return (folder / "box").read_bytes()


SAID = {
    "pdf": made.pdf([[(60, 700, 12, "Rain")]]),
    "docx": made.docx(["Rain"]),
    "odt": made.odt(["Rain"]),
    "epub": made.epub(["<p>Rain</p>"]),
    "sheet": made.xlsx([["a", 1]]),
    "rtf": made.rtf(["Rain"]),
    "eml": made.eml(Received="from a by b", MIME_Version="1.0"),
    "html": b"<!-- x -->\n<!DOCTYPE html><html><body>Rain</body></html>",
    "xml": b'<?xml version="1.0"?><!-- c --><article><title>Rain</title></article>',
    "feed": b'<?xml version="1.0"?>\n' + FEED.encode(),
    "json": json.dumps({"title": "Rain"}, indent=1).encode(),
    "json_list": b'[{"title": "Rain"}, {"title": "Sun"}]',
    "jsonl": b'{"title": "Rain"}\n{"title": "Sun"}\n',
    "warc": WARC,
    "gzip": gzip.compress(WARC),
    "tar": tar(),
    "zip": made.zipped({"a.txt": "Rain", "b/c.txt": "Sun"}),
}


@pytest.mark.parametrize("kind", SAID)
@pytest.mark.parametrize("ending", ["", *sorted(ENDINGS)])
def test_the_bytes_decide(kind: str, ending: str) -> None:
    assert kind_of(SAID[kind], f"a.{ending}" if ending else "a") == kind


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_marked_up_text_in_any_encoding(encoding: str) -> None:
    for kind in ("html", "json", "xml"):
        assert kind_of(SAID[kind].decode().encode(encoding), "a.txt") == kind


def test_a_mailbox_is_none_of_its_letters(tmp_path: Path) -> None:
    assert kind_of(mbox(tmp_path), "a.txt") == "mbox"


@pytest.mark.parametrize("ending", sorted(BY_ENDING))
def test_the_ending_decides_between_kinds_of_text(ending: str) -> None:
    endings = [name for name, kind in ENDINGS.items() if kind == ending]
    assert {kind_of(b"Rain, fell\nin Kampala, again\n", f"a.{name.upper()}") for name in endings} == {ending}


@pytest.mark.parametrize(
    "name", ["README", "notes.log", "story.new", "a.pdf", "a.docx", "a.json", "a.xml", "a.eml", ".hidden", "a.gz"]
)
def test_text_is_text_under_any_other_ending(name: str) -> None:
    assert kind_of(b"It rained in Kampala.\n\nFrom Monday on it rained.", name) == "text"


@pytest.mark.parametrize(
    "words",
    [
        "From: the ministry\nTo: the press\nSubject: rain\n\nIt rained.",
        "Date: 20 June 2024\nFrom Kampala 12:30 2024\n\nIt rained.",
        "[Kampala] It rained.",
        "{This} is no data.",
        "<b>Rain</b> fell, and <i>more</i>.",
        "<feed the hens> it said.",
        "WARC/1.0 is how an archive begins, %PDF-1.7 how a PDF does.",
        "From time to time it rained.",
        "[1, 2, 3]",
    ],
)
def test_texts_that_look_like_something_else(words: str) -> None:
    assert kind_of(words.encode(), "a.txt") == "text"
    assert kind_of(words.encode(), "a.md") == "markdown"


def test_what_an_ending_adds() -> None:
    assert kind_of(b"From: ada@example.org\nSubject: rain\n\nIt rained.", "a.eml") == "eml"
    assert kind_of(b"<article><title>Rain</title></article>", "a.xml") == "xml"
    assert kind_of(FEED.encode(), "a.xml") == kind_of(FEED.encode(), "a") == "feed"
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"{}><a/></rdf:RDF>'
    assert kind_of(rdf.format(' xmlns="http://purl.org/rss/1.0/"').encode(), "a.rdf") == "feed"
    assert kind_of(rdf.format("").encode(), "a.xml") == "xml"
    assert kind_of(b"<p>Rain</p>", "a.html") == "html"
    assert kind_of(b'{"title": "Rain"}\n', "a.jsonl") == "jsonl"
    assert kind_of(b'{"title": "Rain"}\n', "a.json") == "json"
    assert kind_of(b'{"title": "Rain"', "a.json") == "json", "its reader says that it is cut short"
    assert kind_of(b"\x00\x01" * 99, "a.pdf") == "pdf", "its reader says that it is none"
    assert kind_of(b"\x00\x01" * 99, "a.txt") == "text", "its reader says that it is none"


@pytest.mark.parametrize("kind", ["docx", "odt", "epub", "sheet", "zip"])
def test_a_package_that_lost_its_end_is_still_told(kind: str) -> None:
    assert kind_of(SAID[kind][: len(SAID[kind]) * 2 // 3], "a.bin") == kind


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        made.zipped({"META-INF/MANIFEST.MF": "Manifest-Version: 1.0", "a.class": b"\xca\xfe"}),
        made.zipped({"[Content_Types].xml": "", "ppt/presentation.xml": ""}),
        made.zipped({"mimetype": "application/vnd.oasis.opendocument.graphics", "content.xml": ""}),
        b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>Rain</text></svg>',
        OLE + bytes(600) + "WordDocument".encode("utf-16-le"),
        bytes(range(256)) * 9,
    ],
    ids=["picture", "program", "slides", "drawing", "another drawing", "old word", "bytes"],
)
def test_what_has_no_reader(data: bytes) -> None:
    assert kind_of(data, "a") == kind_of(data, "a.dat") == BINARY


@pytest.mark.parametrize(("name", "kind"), [("a.docx", "docx"), ("a", "docx"), ("a.xlsx", "sheet")])
def test_encrypted_office_files_go_to_the_reader_that_says_so(name: str, kind: str) -> None:
    assert kind_of(OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), name) == kind


def test_the_media_type_of_the_unknown() -> None:
    assert media_type(b"\x89PNG\r\n\x1a\n" + bytes(50), "a") == "image/png"
    assert media_type(bytes(100), "a") is None


@given(st.binary(max_size=300), st.sampled_from([*SAID.values(), b""]), st.sampled_from(["", *ENDINGS]))
def test_any_bytes_are_of_some_kind(noise: bytes, start: bytes, ending: str) -> None:
    for data in (noise, start + noise, noise + start, start[: len(noise)]):
        assert kind_of(data, f"a.{ending}") in (*DOCUMENTS, *CONTAINERS, BINARY, CODE)
        media_type(data, "a")
