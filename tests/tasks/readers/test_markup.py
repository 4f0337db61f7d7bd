"""The words of markup: paragraphs apart, words of one line together, nothing lost but what nobody sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers.markup import BLOCK, INLINE, page_tree, paragraphs, plain, xml_tree


def of_page(source: str) -> list[str]:
    tree = page_tree(source)
    assert tree is not None
    return paragraphs(tree)


def of_xml(source: str) -> list[str]:
    return paragraphs(xml_tree(source.encode()).getroot())


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>One <b>b</b>ig\n  boat</p><p>Two</p>", ["One big boat", "Two"]),
        ("<div>One<p>Two</p>three<div>four</div></div>", ["One", "Two", "three", "four"]),
        ("<p>One<br>two<br/> three</p>", ["One\ntwo\nthree"]),
        ("<ul><li>One</li><li>Two</li></ul>", ["One", "Two"]),
        ("<table><tr><th>Port</th><th>Ships</th></tr><tr><td>412</td></tr></table>", ["Port | Ships", "412"]),
        ("<table><tr><td></td><td>412</td></tr></table>", ["412"]),
        ("<p>One</p><script>var x = 1</script><style>p {}</style><p>Two</p>", ["One", "Two"]),
        ("<p>One<!-- not this --> two</p>", ["One two"]),
        ("<p>Fish &amp; chips&nbsp;&eacute;</p>", ["Fish & chips\xa0é"]),
        ("<head><title>no</title></head><body>One</body>", ["One"]),
        ("<p>never <b>closed <p>next", ["never closed", "next"]),
        ("words alone", ["words alone"]),
        ("<p> </p>", []),
    ],
)  # fmt: skip
def test_the_words_of_a_page(source: str, words: list[str]) -> None:
    assert of_page(source) == words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<a><para>One <q>two</q> three</para><para>Four</para></a>", ["One two three", "Four"]),
        ("<a><x>One</x><x>Two</x></a>", ["One", "Two"]),
        ("<a>It <x>was</x> <y>late</y></a>", ["It was late"]),
        ("<a xmlns='urn:a'><p>One <n:hi xmlns:n='urn:b'>two</n:hi></p></a>", ["One two"]),
        ("<a><![CDATA[One < two]]></a>", ["One < two"]),
        ("<!DOCTYPE a SYSTEM 'a.dtd'><a>caf&eacute; <?php no ?>yes</a>", ["café yes"]),
        ("<a>caf&eacute;s&nbsp;&amp;<![CDATA[&lt;]]> &#233;</a>", ["cafés\xa0&&lt; é"]),
    ],
)
def test_the_words_of_xml(source: str, words: list[str]) -> None:
    assert of_xml(source) == words


def laughs(deep: int) -> str:
    levels = "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, deep + 1))
    return (
        f"<!DOCTYPE a [<!ENTITY l0 'ha'>{levels}<!ENTITY f SYSTEM 'file:///etc/hostname'>]><a>One &l{deep}; &f; two</a>"
    )


def test_entities_are_not_resolved() -> None:
    assert of_xml(laughs(2)) == ["One &l2; &f; two"]
    with pytest.raises(Unreadable):
        of_xml(laughs(12))


@pytest.mark.parametrize(
    "source", ["", "words", "<a>", "<a></b>", "<a>\x01</a>", "<a>" * 5000, "<?xml encoding='x'?><a/>"]
)
def test_broken_xml_is_told(source: str) -> None:
    with pytest.raises(Unreadable) as raised:
        xml_tree(source.encode())
    assert raised.value.reason == "broken_file"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("Fish &amp; chips", "Fish & chips"),
        ("a < b and b > c", "a < b and b > c"),
        ("R&D; fish & chips", "R&D; fish & chips"),
        ("One<br>two", "One\ntwo"),
        ("<b></b>", ""),
    ],
)
def test_a_value_without_its_markup(value: str, words: str) -> None:
    assert plain(value) == words


words_alone = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
tags = st.sampled_from(
    [*sorted(INLINE - {"br", "wbr", "rt", "rp", "ruby", "rb"}), "p", "div", "li", "section", "strange"]
)


@given(st.lists(st.tuples(tags, words_alone), min_size=1, max_size=12))
def test_no_word_is_lost_and_none_comes_twice(parts: list[tuple[str, str]]) -> None:
    source = "".join(f"<{tag}>{word}{number}q</{tag}> " for number, (tag, word) in enumerate(parts))
    wanted = [f"{word}{number}q" for number, (_, word) in enumerate(parts)]
    assert " ".join(of_xml(f"<doc>{source}</doc>")).split() == wanted
    assert " ".join(of_page(source)).split() == wanted


def test_every_block_ends_a_line() -> None:
    for name in BLOCK - {"td", "th", "hr"}:
        assert of_xml(f"<doc>one<{name}>two</{name}>three</doc>") == ["one", "two", "three"], name
