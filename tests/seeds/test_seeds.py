"""The seed documents: enough of them, in enough formats and encodings, and every one readable."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tasks.readers import Parsed, reader_for

SEEDS: Final = Path(__file__).parents[2] / "seeds"
FILES: Final = sorted(path for path in SEEDS.rglob("*") if path.is_file() and not path.name.startswith("."))


def parsed(path: Path) -> Parsed:
    data = path.read_bytes()
    return reader_for(path.name, data).read(data, path.name)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 12
    assert any(path.parent != SEEDS for path in FILES)


def test_every_format_and_many_encodings_are_there() -> None:
    documents = [parsed(path) for path in FILES]
    assert {d.media_type for d in documents} == {
        "text/plain", "text/markdown", "text/html", "application/pdf", "message/rfc822",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    }  # fmt: skip
    assert len({d.encoding.lower().replace("-", "").replace("_", "") for d in documents}) >= 4
    assert {d.published_basis for d in documents} >= {"header", "metadata", "text", "none"}


def test_their_bytes_are_kept() -> None:
    heads = [path.read_bytes() for path in FILES]
    assert any(head.startswith(b"\xef\xbb\xbf") for head in heads)
    assert any(head.startswith((b"\xff\xfe", b"\xfe\xff")) for head in heads)
    assert any(b"\r\n" in head for head in heads)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_one_is_read(path: Path) -> None:
    document = parsed(path)
    assert 250 <= len(document.text.split()) <= 450
    assert len(re.findall(r"\d[\d,.]*", document.text)) >= 15
    assert re.search('["“”]', document.text), "nobody is quoted"
    assert "\ufffd" not in document.text
    assert not re.search(r"[\x80-\x9f]|â€|Ã.|&[a-z]+;|<[a-z]+", document.text), "decoded from the wrong encoding"


def test_no_boilerplate_is_taken_for_text() -> None:
    text = "\n".join(parsed(path).text for path in FILES if path.suffix == ".html")
    for words in ("Cookie settings", "Subscribe for", "Most read", "newsletter", "Puzzles", "Contact: the news desk"):
        assert words not in text
