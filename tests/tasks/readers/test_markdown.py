"""Markdown: words without marks, front matter of every sort, and a way back that never drifts."""

import datetime as dt
import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.readers import Parsed
from tasks.readers.markdown import PIECE, read


def parsed(source: str, name: str = "a.md") -> Parsed:
    return read(source.encode(), name)


def lead_back(source: str) -> list[tuple[str, str]]:
    """Each word of the text, and what stands at its place in the source."""
    found = parsed(source)
    assert found.offsets is not None
    return [(p[0], source[slice(*found.offsets.span(*p.span()))]) for p in PIECE.finditer(found.text)]


@pytest.mark.parametrize(
    ("front", "title", "author", "day"),
    [
        ("title: Boats\nauthor: Ada Obi\ndate: 2024-06-20", "Boats", "Ada Obi", 20),
        ("title: 'Boats: a tale'\nby: Ada\ndate: 20 June 2024", "Boats: a tale", "Ada", 20),
        ("title: Boats\nauthors: [Ada, Bo]\npublished: 2024-06-20T23:30:00-05:00", "Boats", "Ada, Bo", 20),
        ("title: Boats\nauthors:\n  - name: Ada\n    email: a@b.c\n  - name: Bo", "Boats", "Ada, Bo", None),
        ("Title: Boats\nAuthor: {name: Ada}", "Boats", "Ada", None),
        ("title: 12:30\nauthor: null\ndate: ~", "12:30", None, None),
        ("title: Yes\nauthor: ''\ndate: 2024-13-40", "Yes", None, None),
        ("title: 3.10\ndate: [2024-06-20]", "3.10", None, 20),
        (
            "# what they think\ntitle: Boats: a tale\nauthor: Ada\ndate: 2024-06-20\ntags:\n- sea",
            "Boats: a tale",
            "Ada",
            20,
        ),
        ("title: >-\n  Two\n  lines\nauthor: Ada", "Two lines", "Ada", None),
    ],
)
def test_front_matter(front: str, title: str, author: str | None, day: int | None) -> None:
    found = parsed(f"---\n{front}\n---\n\nSome 40 boats sank.")
    assert (found.text, found.title, found.author) == ("Some 40 boats sank.", title, author)
    assert found.published_on == (dt.date(2024, 6, day) if day else None)
    assert found.published_basis == ("metadata" if day else "none")


@pytest.mark.parametrize(
    ("said", "code"), [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("deu", "deu"), ("English", None), ("''", None)]
)
def test_a_language_is_a_code_or_nothing(said: str, code: str | None) -> None:
    assert parsed(f"---\nlang: {said}\n---\nBoats.").language == code


@pytest.mark.parametrize(
    "source",
    [
        "---\ntitle: Boats\nSome 40 boats sank.",
        "---\nnot a field [\n---\nBoats.",
        "---\n- a list\n---\nBoats.",
        "Words first.\n\n---\ntitle: Boats\n---\n",
        "--- \n" + "[" * 600 + "\n---\nBoats.",
    ],
)
def test_what_is_no_front_matter_is_text(source: str) -> None:
    found = parsed(source)
    assert "oats" in found.text
    assert found.author is None
    assert found.published_on is None


def test_the_first_heading_is_the_title_of_a_document_that_names_none() -> None:
    assert parsed("Words.\n\n## A *bold*\n\n# B").title == "A bold"
    assert parsed("Two\nlines\n=====\n\nWords.").title == "Two lines"
    assert parsed("---\ntitle: T\n---\n# A").title == "T"
    assert parsed("Words.").title is None


def test_the_day_is_in_the_metadata_or_the_text_or_the_name() -> None:
    name = "2024-06-22.md"
    found = [
        parsed("---\ndate: 2024-06-20\n---\nPublished: 21 June 2024\n\nBoats.", name),
        parsed("# Boats\n\n*Published: 21 June 2024*\n\nBoats.", name),
        parsed("Boats.", name),
    ]
    assert [p.published_basis for p in found] == ["metadata", "text", "file_name"]
    assert [p.published_on for p in found] == [dt.date(2024, 6, 20), dt.date(2024, 6, 21), dt.date(2024, 6, 22)]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A **bold** and *soft* `code`.", "A bold and soft code."),
        ('See [the port](http://a.b/c "t"), <http://d.e>, [f][g].\n\n[g]: /h', "See the port, http://d.e, f."),
        ("![a ship](ship.png) sails", "a ship sails"),
        ("- one\n- two\n  - three\n\n1. four", "one\n\ntwo\n\nthree\n\nfour"),
        ("> said\n> he", "said\nhe"),
        ("| a | b |\n|---|--:|\n| *1* | 2 |\n| 3 | |", "a | b\n\n1 | 2\n\n3"),
        ("```py\nx = '&amp;'\n```\n\n    y", "x = '&amp;'\n\ny"),
        ("Fish &amp; chips&nbsp;\\*2\\*", "Fish & chips\xa0*2*"),
        ("one\\\ntwo  \nthree\r\nfour", "one\ntwo\nthree\nfour"),
        ("---\n\n***", ""),
    ],
)
def test_the_words_without_the_marks(source: str, text: str) -> None:
    assert parsed(source).text == text


@pytest.mark.parametrize(
    "source",
    [
        '&quot;Hello&quot; there said the man with 5,000 goats. He said "world" then.',
        "Fish &amp; chips for caf&eacute;s, **5**km away in un*believ*able &copy; 2024.",
        '# Sink\n\n&quot;Sink&quot; is a word.\n\n> Some "40" boats sink\n\n```py\npy &quot; py\n```\n',
        '| a | b |\n|---|---|\n| &quot; | one |\n| " | two |\n',
    ],
)
def test_a_word_that_is_spelled_otherwise_leads_none_astray(source: str) -> None:
    for word, there in lead_back(source):
        assert re.sub(r"[*`]", "", html.unescape(there)) == html.unescape(word) or (word, there) == ("|", "|")


plain_words = st.from_regex(r"[a-z0-9é]{1,8}", fullmatch=True)


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A document and its words, none of which stands in any markup."""
    words = [f"{word}{number}Q" for number, word in enumerate(draw(st.lists(plain_words, min_size=1, max_size=12)))]
    marks = st.sampled_from(
        ["{}", "**{}**", "*{}*", "`{}`", "[{}](http://x/y)", "![{}](i.png)", "\n\n# {}\n\n", "\n\n- {}\n",
         "\n\n> {}\n\n", "\n\n```\n{}\n```\n\n", "&quot;{}&quot;", "{}&nbsp;",
         "\n\n| {} | b |\n|---|---|\n| c | d |\n\n", "\r\n\r\n{}\r\n", "\\_{}"]
    )  # fmt: skip
    return " ".join(draw(marks).format(word) for word in words), words


@given(documents())
@settings(deadline=None)
def test_every_word_leads_back_to_itself(made: tuple[str, list[str]]) -> None:
    source, words = made
    told = [(word, there) for word, there in lead_back(source) if word.endswith("Q")]
    assert [word.lstrip("_") for word, _ in told] == words
    assert [there.lstrip("\\_") for _, there in told] == words


markup = st.sampled_from([*"ab1é \n\r\t*_#`~[]()!<>&;:|-=+\\\"'.", "&amp;", "&#8217;", "\n\n", "---\n", "](", "```"])
anything = st.one_of(st.text(max_size=200), st.lists(markup, max_size=80).map("".join))


@given(anything)
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_its_map_is_monotone(source: str) -> None:
    source = source.lstrip("\ufeff").replace("\0", "")
    if not source.strip() or any("\ud800" <= c <= "\udfff" for c in source):
        return
    found = read(source.encode("utf-16"), "a.md")
    assert found.offsets is not None
    last = 0
    for position in range(len(found.text)):
        begin, end = found.offsets.span(position, position + 1)
        assert last <= begin <= end <= len(source)
        last = begin


def test_a_long_paragraph_of_marks_does_not_drift() -> None:
    source = "&quot;word&quot; **b**c " * 5000
    assert [there for word, there in lead_back(source) if word == "word"] == ["word"] * 5000
