"""Web pages: the article alone, what it says about itself, its encoding; and never a call to the network."""

import datetime as dt
import socket

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.html import read

WORDS = "The harbour of Łódź took in forty ships on Monday, the port authority told reporters in a long statement. "


def page(head: str = "", body: str = WORDS * 3, attributes: str = "") -> str:
    return (
        f"<!doctype html><html{attributes}><head><title>Forty ships</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Front page</a></li><li><a href='/sport'>Puzzles</a></li></ul></nav>"
        f"<article><h1>Forty ships</h1><p>{body}</p></article>"
        f"<aside><a href='/n'>Subscribe for more</a></aside><footer>All rights reserved</footer></body></html>"
    )


META = '<meta property="article:published_time" content="{}">'
LINKED = (
    '<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", '
    '"headline": "Forty ships", "datePublished": "{}", "author": {{"@type": "Person", "name": "Ada Obi"}}}}</script>'
)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_the_article_without_the_page_around_it() -> None:
    parsed = read(page(attributes=' lang="en-GB"').encode(), "a.html")
    assert parsed.text.count("forty ships") == 3
    for words in ("Front page", "Puzzles", "Subscribe", "rights"):
        assert words not in parsed.text
    assert (parsed.title, parsed.language, parsed.media_type) == ("Forty ships", "en", "text/html")
    assert parsed.offsets is None


@pytest.mark.parametrize("head", [META, LINKED])
@pytest.mark.parametrize("told", ["2024-03-05", "2024-03-05T23:50:00-08:00"])
def test_the_day_it_was_published(head: str, told: str) -> None:
    parsed = read(page(head.format(told)).encode(), "2001-01-01.html")
    assert (parsed.published_on, parsed.published_basis) == (dt.date(2024, 3, 5), "metadata")


@pytest.mark.parametrize("told", ["2024-13-45", "soon", ""])
def test_a_day_that_is_none_is_not_guessed(told: str) -> None:
    body = WORDS * 3 + "It fell on 3 May 2020, he said."
    parsed = read(page(META.format(told), body).encode(), "a.html")
    assert (parsed.published_on, parsed.published_basis) == (None, "none")
    parsed = read(page(META.format(told), body).encode(), "2024-06-20.html")
    assert (parsed.published_on, parsed.published_basis) == (dt.date(2024, 6, 20), "file_name")


@pytest.mark.parametrize("head", ['<meta name="author" content="Ada Obi">', LINKED.format("2024-03-05")])
def test_the_author(head: str) -> None:
    assert read(page(head).encode(), "a.html").author == "Ada Obi"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta charset="{}">',
        "<meta charset={}>",
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    ],
)
def test_the_encoding_it_declares(meta: str) -> None:
    parsed = read(page(meta.format("iso-8859-2")).encode("iso-8859-2"), "a.html")
    assert "Łódź" in parsed.text
    assert parsed.encoding == "iso8859-2"


def test_a_wrong_or_unknown_encoding_does_no_harm() -> None:
    for declared in ("ascii", "no-such-encoding"):
        assert "Łódź" in read(page(f'<meta charset="{declared}">').encode(), "a.html").text


@pytest.mark.parametrize(
    ("attributes", "code"),
    [(' lang="pl"', "pl"), (" class='x' lang=DE-AT", "de"), (' lang="english"', None), ("", None)],
)
def test_the_language(attributes: str, code: str | None) -> None:
    assert read(page(attributes=attributes).encode(), "a.html").language == code


@pytest.mark.parametrize(
    "source", ["<html><body></body></html>", "<!doctype html>", "<html><script>x=1</script></html>"]
)
def test_a_page_without_an_article_is_refused(source: str) -> None:
    with pytest.raises(Unreadable) as told:
        read(source.encode(), "a.html")
    assert told.value.reason == "no_text"


def test_tables_of_the_article_are_kept() -> None:
    table = "<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Dakar</td><td>412</td></tr></table>"
    parsed = read(page(body=WORDS * 3 + "</p>" + table + "<p>" + WORDS).encode(), "a.html")
    assert "412" in parsed.text


def test_marks_of_items_and_tables_are_no_words() -> None:
    lists = "<ul><li>5 ships sank</li><li>- 3 stayed</li></ul><table><tr><th>a|b</th><td>1</td></tr></table>"
    text = read(page(body=WORDS * 3 + "</p>" + lists + "<p>" + WORDS).encode(), "a.html").text
    assert "5 ships sank" in text.split("\n\n")
    assert "---" not in text
    assert not any(line.startswith("|") or line.endswith("|") for line in text.splitlines())


def test_the_encoding_and_language_of_xhtml() -> None:
    made = page(attributes=' xmlns="http://www.w3.org/1999/xhtml" xml:lang="pl"', body="Żółw w Łodzi. " + WORDS * 2)
    parsed = read(('<?xml version="1.0" encoding="iso-8859-2"?>\n' + made).encode("iso-8859-2"), "a.xhtml")
    assert "Żółw w Łodzi." in parsed.text
    assert (parsed.encoding, parsed.language) == ("iso8859-2", "pl")


WRITTEN = (
    "<h2>What was lost</h2><p>Some 40 boats sank.</p><ul><li>5 large ones</li></ul>"
    "<table><tr><td>Dakar</td><td>412</td></tr></table><p>Two did not.</p>"
)


@pytest.mark.parametrize(
    "wrap", ["{}", "<html><body>{}", "<html><body lang=EN><div class=WordSection1>{}</div></body></html>"]
)
def test_all_words_of_a_page_that_a_word_processor_wrote(wrap: str) -> None:
    found = read(wrap.format(WRITTEN).encode(), "a.html")
    assert found.text.split("\n\n") == [
        "What was lost",
        "Some 40 boats sank.",
        "5 large ones",
        "Dakar | 412",
        "Two did not.",
    ]


@pytest.mark.parametrize(
    "menu", ["<div class=menu>Puzzles</div>", "<nav>Puzzles</nav>", "<p><a href=/p>Puzzles and more</a></p>" * 9]
)
def test_a_page_that_is_laid_out_is_none_of_those(menu: str) -> None:
    assert "Puzzles" not in read(f"<html><body>{menu}<p>{WORDS * 3}</p><p>{WORDS}</p></body></html>".encode(), "a").text


@pytest.mark.parametrize(
    "source",
    [
        "<p>" + WORDS * 3,
        f"<html><body><p>{WORDS}<p>{WORDS}<b>{WORDS}",
        f"</div></p>{WORDS * 3}<br>{WORDS}",
        f"<html><head><body><article><p>{WORDS * 3}</article></html></html><p>",
        "<html><body>" + "<div>" * 200 + f"<p>{WORDS * 3}</p>",
        f"<html><body><article><p>{WORDS * 3}</p></article><!-- never closed {WORDS}",
        f"<html><body><article><p>{WORDS * 3}\0\0</p></article>",
    ],
)
def test_malformed_pages_keep_their_words(source: str) -> None:
    assert "forty ships on Monday" in read(source.encode(), "a.html").text


def test_a_huge_page() -> None:
    body = "".join(f"<p>Paragraph {number}: {WORDS}</p>" for number in range(5000))
    found = read(page(body=body).encode(), "a.html")
    assert found.text.count("forty ships") == 5000


@given(
    st.text(max_size=60), st.lists(st.sampled_from(["<p>", "</p>", "<div", ">", "&lt;", "<!--", "]]>", "<table>", "'"]))
)
@settings(max_examples=60, deadline=None)
def test_any_page_is_read_or_refused(words: str, marks: list[str]) -> None:
    body = words.join(marks).replace("\ud800", "")
    try:
        parsed = read(page(body=body).encode("utf-8", "replace"), "a.html")
    except Unreadable as error:
        assert error.reason in ("no_text", "binary_content")
    else:
        assert parsed.text.strip()
