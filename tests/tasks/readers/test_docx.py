"""Word documents: every word that is shown, in its order, and what the document says about itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.docx import read
from tests.tasks.readers import made

ROWS = [["port", "ships"], ["Dakar", "412"], ["", ""], ["Łódź", ""]]


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The document with one of its parts made otherwise."""
    return made.rezipped(data, lambda members: members | {part: change(members[part].decode()).encode()})


def body(xml: str) -> bytes:
    """A document with this body."""
    return changed(
        made.docx(["x"]), "word/document.xml", lambda old: re.sub(r"<w:p>.*</w:p>", lambda _: xml, old, flags=re.DOTALL)
    )


def test_paragraphs_and_tables_in_their_order() -> None:
    found = read(made.docx(["Rain fell.", "Some 40\tboats sank."], ROWS, language="en-GB"), "a.docx")
    assert found.text == "Rain fell.\n\nSome 40\tboats sank.\n\nport | ships\nDakar | 412\nŁódź"
    assert found.language == "en"
    assert found.media_type.endswith("wordprocessingml.document")


def test_what_it_says_about_itself() -> None:
    made_at = dt.datetime(2024, 6, 20, 23)
    found = read(made.docx([made.WORDS], title="Rain in Kampala", author="Ada Obi", created=made_at), "a.docx")
    assert (found.title, found.author) == ("Rain in Kampala", "Ada Obi")
    assert (found.published_on, found.published_basis) == (made.DAY, "metadata")
    told = read(made.docx(["Published: 19 June 2024", made.WORDS], author="Ada Obi", created=made_at), "a.docx")
    assert (told.published_on, told.published_basis) == (dt.date(2024, 6, 19), "text")


def test_what_the_program_says_of_its_own_is_nothing() -> None:
    found = read(made.docx([made.WORDS]), "a.docx")
    assert (found.title, found.author, found.published_on, found.published_basis) == (None, None, None, "none")


def test_a_heading_is_the_title_where_none_is_named() -> None:
    import docx as library

    document = library.Document()
    document.add_heading("Rain in Kampala", 0)
    document.add_paragraph(made.WORDS)
    assert read(made.saved(document), "a.docx").title == "Rain in Kampala"


def run(words: str, more: str = "") -> str:
    return f"<w:r>{more}<w:t xml:space='preserve'>{words}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{run('One ')}<w:ins>{run('two')}</w:ins><w:del><w:r><w:delText>no</w:delText></w:r></w:del></w:p>",
         "One two"),
        (f"<w:p><w:moveFrom>{run('no')}</w:moveFrom><w:moveTo>{run('One')}</w:moveTo></w:p>", "One"),
        (f"<w:sdt><w:sdtContent><w:p>{run('One')}</w:p></w:sdtContent></w:sdt><w:p>{run('two')}</w:p>", "One\n\ntwo"),
        (f"<w:p><w:hyperlink>{run('One')}</w:hyperlink><w:smartTag>{run(' two')}</w:smartTag></w:p>", "One two"),
        (f"<w:p>{run('One')}{run('no', '<w:rPr><w:vanish/></w:rPr>')}</w:p>", "One"),
        (f"<w:p><w:pPr><w:tabs><w:tab w:pos='9'/></w:tabs></w:pPr>{run('One')}<w:r><w:br/></w:r>{run('two')}</w:p>",
         "One\ntwo"),
        (f"<w:p>{run('One')}<w:r><w:br w:type='page'/></w:r>{run('two')}</w:p>", "One\ntwo"),
        (f"<w:p>{run('One')}<w:r><w:noBreakHyphen/></w:r>{run('two')}</w:p>", "One\u2011two"),
        (f"<w:p><w:pPr><w:pStyle w:val='TOC1'/></w:pPr>{run('no 3')}</w:p><w:p>{run('One')}</w:p>", "One"),
        (f"<w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p></w:tc><w:tc><w:tbl><w:tr><w:tc><w:p>{run('c')}</w:p>"
         f"</w:tc></w:tr></w:tbl><w:p>{run('d')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('e')}</w:p>", "a b | c d\n\ne"),
        (f"<w:p><w:r><w:drawing><w:txbxContent><w:p>{run('box')}</w:p></w:txbxContent></w:drawing></w:r>{run('One')}</w:p>",
         "box\n\nOne"),
    ],
)  # fmt: skip
def test_all_words_that_are_shown(xml: str, text: str) -> None:
    assert read(body(xml), "a.docx").text == text


NOTES = """<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def test_footnotes_come_after_the_text() -> None:
    rels = "word/_rels/document.xml.rels"
    data = changed(
        made.docx(["Rain fell."]), rels, lambda old: old.replace("</Relationships>", "<Relationship Id='n1' Type="
        "'http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes' Target='footnotes.xml'/>"
        "</Relationships>")
    )  # fmt: skip
    noted = made.rezipped(data, lambda members: members | {"word/footnotes.xml": NOTES.encode()})
    assert read(noted, "a.docx").text == "Rain fell.\n\nA note."


def test_the_strict_form() -> None:
    strict = changed(
        made.docx(["Rain fell."]),
        "word/document.xml",
        lambda old: old.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
    )
    assert read(strict, "a.docx").text == "Rain fell."


def test_broken_properties_are_no_reason() -> None:
    data = changed(made.docx(["Rain fell."], title="Rain"), "docProps/core.xml", lambda old: old[:-30])
    assert (read(data, "a.docx").text, read(data, "a.docx").title) == ("Rain fell.", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"words", "broken_file"),
        (made.OLE_LOCKED, "encrypted"),
        (made.docx(["Rain."])[:-100], "broken_file"),
        (made.docx([""]), "no_text"),
        (made.zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"}), "broken_file"),
        (changed(made.docx(["Rain."]), "word/document.xml", lambda old: old[:-30]), "broken_file"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.docx")
    assert raised.value.reason == reason


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)


@given(st.lists(words, min_size=1, max_size=5))
@settings(deadline=None, max_examples=25)
def test_every_paragraph_is_there(paragraphs: list[str]) -> None:
    assert read(made.docx(paragraphs), "a.docx").text.split("\n\n") == paragraphs


WHOLE = made.docx([made.WORDS] * 3, ROWS)


@given(st.binary(max_size=40), st.integers(0, len(WHOLE)))
@settings(deadline=None)
def test_any_damage_is_read_or_told(noise: bytes, at: int) -> None:
    try:
        found = read(WHOLE[:at] + noise + WHOLE[at + len(noise) :], "a.docx")
    except Unreadable as error:
        assert error.reason in ("broken_file", "encrypted", "too_large", "no_text")
    else:
        assert found.text
