"""Books: chapters in reading order, and what the book says about itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.epub import read
from tests.tasks.readers import made

METADATA = """<dc:title>Rain in Kampala</dc:title><dc:title>A subtitle</dc:title><dc:creator>Ada Obi</dc:creator>
<dc:creator>Bo Lund</dc:creator><dc:language>en-GB</dc:language>
<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="modification">2025-01-01</dc:date>
<dc:date xmlns:opf="http://www.idpf.org/2007/opf" opf:event="publication">2024-06-20</dc:date>"""


def test_a_book() -> None:
    found = read(made.epub(["<h1>One</h1><p>Rain&nbsp;fell.<br/>More</p>", "<p>Łódź</p>"], METADATA), "a.epub")
    assert found.text == "One\n\nRain\xa0fell.\nMore\n\nŁódź"
    assert (found.title, found.author, found.language) == ("Rain in Kampala", "Ada Obi, Bo Lund", "en")
    assert (found.published_on, found.published_basis) == (made.DAY, "metadata")
    assert (found.media_type, found.note) == ("application/epub+zip", None)


def test_a_book_without_metadata() -> None:
    found = read(made.epub(["<p>Rain</p>"]), "2024-06-20.epub")
    assert (found.title, found.author, found.language) == (None, None, None)
    assert (found.published_on, found.published_basis) == (made.DAY, "file_name")


@given(st.lists(st.from_regex("[a-z]{1,8}", fullmatch=True), min_size=1, max_size=12))
@settings(deadline=None, max_examples=30)
def test_chapters_come_in_reading_order(words: list[str]) -> None:
    assert read(made.epub([f"<p>{word}</p>" for word in words]), "a.epub").text.split("\n\n") == words


def without(data: bytes, *names: str) -> bytes:
    return made.rezipped(data, lambda members: {k: v for k, v in members.items() if k not in names})


def test_a_missing_chapter_is_noted() -> None:
    found = read(without(made.epub(["<p>One</p>", "<p>Two</p>"]), "OEBPS/text/c 0.xhtml"), "a.epub")
    assert found.text == "Two"
    assert found.note == "1 of 2 chapters are missing or damaged."


def locked(path: str) -> dict[str, str]:
    return {
        "META-INF/encryption.xml": "<encryption><EncryptedData xmlns='http://www.w3.org/2001/04/xmlenc#'><CipherData>"
        f"<CipherReference URI='{path}'/></CipherData></EncryptedData></encryption>"
    }


def test_fonts_may_be_locked() -> None:
    assert read(made.epub(["<p>One</p>"], more=locked("OEBPS/font.ttf")), "a.epub").text == "One"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"words", "broken_file"),
        (made.epub(["<p>One</p>"])[:-60], "broken_file"),
        (made.epub(["<p></p>"]), "no_text"),
        (made.epub([""]), "no_text"),
        (without(made.epub(["<p>One</p>"]), "META-INF/container.xml"), "broken_file"),
        (without(made.epub(["<p>One</p>"]), "OEBPS/book.opf"), "broken_file"),
        (without(made.epub(["<p>One</p>"]), "OEBPS/text/c 0.xhtml"), "broken_file"),
        (made.epub(["<p>One</p>"], more=locked("OEBPS/text/c%200.xhtml")), "encrypted"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.epub")
    assert raised.value.reason == reason
