"""Divided words: put together by what the document writes elsewhere; what may be two words stays."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.hyphens import joined
from tasks.text.normalise import normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The govern-\nment won.", "The government won."),
        ("The well-\nknown man.", "The well-known man."),
        ("A cross-\nborder deal; a cross-border one.", "A cross-border deal; a cross-border one."),
        ("A cross-\nborder deal; crossborder.", "A crossborder deal; crossborder."),
        ("The state-of-\nthe-art mill of the state, the art", "The state-of-the-art mill of the state, the art"),
        ("A well-estab-\nlished firm", "A well-established firm"),
        ("His wealth-\nfund, a wealth, fund", "His wealth-fund, a wealth, fund"),
        ("A 20-\nyear-old and COVID-\n19", "A 20-year-old and COVID-19"),
        ("pre-\nand post-war", "pre-\nand post-war"),
        ("in 2010-\n2015", "in 2010-\n2015"),
        ("TRIPOLI-\nThe army", "TRIPOLI-\nThe army"),
        ("the AFL-\nCIO and the Anglo-\nAmerican war", "the AFL-CIO and the Anglo-American war"),
        ("GOVERN-\nMENT of the government", "GOVERNMENT of the government"),
        ("He sent an e-\nmail with-\nout under-\nstanding", "He sent an e-mail without understanding"),
        ("so-\ncalled, Nairobi-\nbased, short-\nages, north-\nern", "so-called, Nairobi-based, shortages, northern"),
        ("Die Bundes-\nregierung und Maß-\nnahmen, Haupt-\nund Nebensache",
         "Die Bundesregierung und Maßnahmen, Haupt-\nund Nebensache"),
        ("a newly-\nelected vice-\npresident, far-\nright", "a newly-elected vice-president, far-right"),
        ("a dash -\nand a line-\n\nend", "a dash -\nand a line-\n\nend"),
        ("in-\nde-\npend-\nent", "independent"),
    ],
)  # fmt: skip
def test_cases(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_a_document_that_divides_no_words_has_compounds_at_the_ends_of_its_lines() -> None:
    prose = (
        "The drip irrigated farm paid for the glad handing of a sought after man, a continental specific plan. " * 40
    )
    lines = textwrap.wrap(prose, 60)
    raw = "\n".join([*lines, "A drip-", "irrigated farm and its glad-", "handing"])
    assert normalise(raw).text.endswith("A drip-irrigated farm and its glad-handing")
    dense = "\n".join(line + " infra-\nstructure" for line in lines[:20])
    assert "infrastructure" in normalise(dense).text


WORDS = "government understanding Kampala ministry electricity neighbourhood announced international".split()


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(2, 6)), min_size=1))
def test_a_word_that_is_written_whole_elsewhere_is_whole(divided: list[tuple[str, int]]) -> None:
    raw = " ".join([*WORDS, *(f"{word[:at]}-\r\n {word[at:]}" for word, at in divided)])
    done = normalise(raw)
    assert done.text.split() == [*WORDS, *(word for word, _ in divided)]
    for word in re.finditer(r"\S+", done.text):
        start, end = done.offsets.span(*word.span())
        assert re.sub(r"-\s+", "", raw[start:end]) == word[0]


@given(st.text(st.sampled_from("aB1-\n' \u2010é"), max_size=40))
def test_nothing_but_hyphens_and_line_ends_goes(raw: str) -> None:
    text, offsets = joined(raw)
    assert re.sub(r"[-\u2010\n]", "", text) == re.sub(r"[-\u2010\n]", "", raw)
    assert [raw[slice(*offsets.span(i, i + 1))] for i in range(len(text))] == list(text)


def test_a_megabyte_of_hyphens_is_nothing_special() -> None:
    for piece in ("a-\n", "a-", "-\n", "a"):
        joined(piece * 300_000 + "-\n")
