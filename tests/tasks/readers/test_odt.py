"""OpenDocument texts: every word that is shown, in its order, and what the document says about itself."""

from __future__ import annotations

import datetime as dt

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.odt import read
from tests.tasks.readers import made
from tests.tasks.readers.test_docx import changed


def body(xml: str) -> bytes:
    """A document with this body."""
    spaces = {
        "office": "office", "text": "text", "table": "table", "draw": "drawing", "svg": "svg-compatible",
    }  # fmt: skip
    names = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in spaces.items())
    content = f"<office:document-content {names}><office:body><office:text>{xml}</office:text></office:body>"
    return made.zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": "<manifest/>",
            "content.xml": content + "</office:document-content>",
        }
    )


def test_what_it_says_about_itself() -> None:
    made_at = dt.datetime(2024, 6, 20, 23)
    data = made.odt(
        ["Rain fell.", "Łódź"],
        title="Rain in Kampala",
        initial_creator="Ada Obi",
        creation_date=made_at,
        language="en-GB",
    )
    found = read(data, "a.odt")
    assert found.text == "Rain fell.\n\nŁódź"
    assert (found.title, found.author, found.language) == ("Rain in Kampala", "Ada Obi", "en")
    assert (found.published_on, found.published_basis) == (made.DAY, "metadata")
    assert found.media_type == "application/vnd.oasis.opendocument.text"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<text:h>One</text:h><text:p>two<text:s text:c='3'/>x<text:tab/>y<text:line-break/>z</text:p>",
         "One\n\ntwo   x\ty\nz"),
        ("<text:p>One\n   <text:span>t</text:span>wo</text:p>", "One two"),
        ("<text:p>One<text:s text:c='many'/>two<text:s/></text:p>", "One two"),
        ("<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "One"),
        ("<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:p>One</text:p>", "One"),
        ("<text:p>One<office:annotation><text:p>no</text:p></office:annotation> two</text:p>", "One two"),
        ("<text:table-of-content><text:p>no 3</text:p></text:table-of-content><text:p>One</text:p>", "One"),
        ("<text:p>One<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
         "</text:note-body></text:note> two</text:p><text:p>Three</text:p>", "One two\n\nThree\n\nA note."),
        ("<table:table><table:table-row><table:table-cell><text:p>a</text:p><text:p>b</text:p></table:table-cell>"
         "<table:covered-table-cell/><table:table-cell><text:p>c</text:p></table:table-cell></table:table-row>"
         "<table:table-row><table:table-cell><text:p>d</text:p></table:table-cell></table:table-row></table:table>"
         "<text:p>e</text:p>", "a b |  | c\nd\n\ne"),
        ("<text:p><draw:frame><svg:title>no</svg:title><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>One"
         " <text:title>two</text:title></text:p>", "box\n\nOne two"),
    ],
)  # fmt: skip
def test_all_words_that_are_shown(xml: str, text: str) -> None:
    assert read(body(xml), "a.odt").text == text


def test_a_heading_is_the_title_where_none_is_named() -> None:
    assert read(body("<text:p>One</text:p><text:h>Rain <text:span>in</text:span> Kampala</text:h>"), "a").title == (
        "Rain in Kampala"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b"words", "broken_file"),
        (made.odt(["Rain."])[:-100], "broken_file"),
        (made.odt([]), "no_text"),
        (changed(made.odt(["Rain."]), "content.xml", lambda old: old[:-30]), "broken_file"),
        (changed(made.odt(["Rain."]), "META-INF/manifest.xml", lambda old: old + "<encryption-data/>"), "encrypted"),
        (made.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "broken_file"),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        read(data, "a.odt")
    assert raised.value.reason == reason


words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=9)


@given(st.lists(words, min_size=1, max_size=5))
@settings(deadline=None, max_examples=25)
def test_every_paragraph_is_there(paragraphs: list[str]) -> None:
    assert read(made.odt(paragraphs), "a.odt").text.split("\n\n") == paragraphs


def test_a_table_another_tool_wrote() -> None:
    document = odfdo.Document("text")
    document.body.clear()
    table = odfdo.Table("Ports", width=2, height=2)
    table.set_values([["port", "ships"], ["Dakar", 412]])
    document.body.append(table)
    document.body.append(odfdo.Paragraph("Rain."))
    assert read(made.saved(document), "a.odt").text == "port | ships\nDakar | 412\n\nRain."
