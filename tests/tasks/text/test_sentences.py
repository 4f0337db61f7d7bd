"""Sentences: spans that cover every word once, in order; the usual traps of news."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.text.sentences import count_words, split


@given(st.text(st.sampled_from('aB1. !?\n"”…()U.S')))
def test_sentences_cover_all_that_is_not_blank_in_order(text: str) -> None:
    spans = split(text)
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[last:start].strip()
        last = end
    assert not text[last:].strip()


@pytest.mark.parametrize(
    "sentences",
    [
        ["The U.S. military left.", "In the U.S. He said no."[:11], "He said no."],
        ["Dr. Ada Obi met J. K. Rowe in St. Paul.", "It cost $3.5 bn.", "Nobody paid."],
        ["Rain fell.", "“Stop.”", "She left."],
        ["'Go!' he said.", "They went."],
        ["At 5 p.m. the train came.", "The office at No. 10 was shut."],
        ["It grew... and fell.", "It grew…", "Then it fell."],
        ["He lives in Washington, D.C.", "The end."],
        ["Prices rose 2.5 percent.", "In Jan. 2024 they fell."],
        ["Acme Inc. Chief Executive Jo Lund resigned.", "Shares fell."],
        ["Was it 3 or 4?", "Nobody knows!", "The end"],
        ["(They left.)", "He stayed."],
    ],
)
def test_sentences_are_told_apart(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


def test_an_empty_line_ends_a_sentence_and_a_wrapped_line_does_not() -> None:
    text = (
        "A headline without a stop\n\nThe first sentence goes on over the line, as text does when\n"
        "it is wrapped. The second."
    )
    found = [text[start:end] for start, end in split(text)]
    assert found[0] == "A headline without a stop"
    assert found[1].endswith("it is wrapped.")
    assert found[2] == "The second."


def test_list_lines_are_sentences() -> None:
    text = "Results:\n- 40 seats for the Greens\n- 12 seats for others"
    assert len(split(text)) == 3


@pytest.mark.parametrize(("text", "words"), [("", 0), ("one", 1), ("It's a well-known 3.5m fact.", 5), ("— … !", 0)])
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_megabyte_of_stops_is_nothing_special() -> None:
    """Quadratic work would take hours, not fail: the suite's own limit is the guard."""
    for piece in (".", ". ", "a\n", ".'", "A. ", "?! "):
        split(piece * 300_000)
