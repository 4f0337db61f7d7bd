"""Sentences: spans that cover every word once, in order; the usual traps of news."""

import textwrap

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


@pytest.mark.parametrize(
    "sentences",
    [
        ["It began at 5 p.m. Monday.", "It ended at 8 a.m. EDT on Friday.", "It closed at 9 p.m.", "Police left."],
        ["He said no.", "Police saw Nos. 5 and 6.", "It cost Rs. 500 or approx. $40."],
        ["She liked modern art.", "He was a sales rep.", "Then Rep. Ann Lee spoke.", "He was ill.", "She left."],
        ["The shop on Main St.", "The owner lives in Springfield, Ill. Police Chief Lee lives in Bath."],
        ["See p. 5 and pp. 6-7.", "It was built c. 1900.", "Buy fruit, e.g. Apples."],
        ["It ended.[1]", "The next one too.[2][3]", "More."],
        ["He said . . . and left.", "They agreed . . .", "But why?", "… Nobody knows."],
        ["Gov. “Big Jim” Roe of the U.S. “war on drugs” spoke.", "Dr. (Jo) Lee sat.", "The end."],
        ["Am 3. Oktober feiert man z.B. in Berlin bzw. Bonn.", "Das ist gut."],
        ["M. Dupont a parlé.", "Il est parti.", "El Sr. Ruiz no.", "¿Quién?", "Él."],
        ["Under U.S. Under Secretary Lee it worked.", "So do I.", "They know."],
        ["In Miami, Fla.", "``There were fewer,'' he said."],
        ["1. The first item.", "It goes on."],
        [
            "Prices rose 4 . 8 % in May .",
            "It was 1 . 25 million .",
            "That was in 2020 . 8 men left ."[:18],
            "8 men left .",
        ],
    ],
)
def test_harder_ones(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[start:end] for start, end in split(text)] == sentences


@pytest.mark.parametrize(
    "lines",
    [
        ["A headline of six words here", "The body goes on for a long while after it, and then it stops."],
        ["Apples", "Pears", "Plums"],
        ["1. Blue", "2. Red", "3. Green"],
        ["By Ada Obi", "Lagos", "12 May"],
        ["Results:", "• 40 seats", "• 12 seats"],
    ],
)
def test_lines_that_stand_alone_are_sentences(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert [text[start:end] for start, end in split(text)] == lines


@pytest.mark.parametrize("width", [30, 45, 72])
def test_wrapped_prose_is_split_as_if_it_were_not(width: int) -> None:
    prose = (
        "The road to Kampala was shut on Monday after the river rose, President Yoweri Kaguta Museveni said, and the "
        "Port Authority of Lagos asked United Nations agencies for help. The next day it was open. He said no to Acme "
        "Inc. Chief Executive Jo Lund, who had come to the town on Tuesday with Mr. Obi of the Red Cross."
    )
    wrapped = textwrap.fill(prose, width)
    assert [wrapped[start:end].replace("\n", " ") for start, end in split(wrapped)] == [
        prose[start:end] for start, end in split(prose)
    ]


@pytest.mark.parametrize(
    "sentences",
    [
        ["首相说。", "他今天走了！", "为什么？", "GDP增长3.5%。"],
        ["“我不知道。”他说。", "第二句。"],
        ["「そうだ。」と言った。", "次の文です。", "終わり"],
        ["यह पहला वाक्य है।", " दूसरा।"[1:], "क्या?"],
        ["هل وصل الرئيس؟", "نعم وصل.", "انتهى"],
        ["یہ پہلا جملہ ہے۔", "دوسرا جملہ۔"],
        ["ይህ ነው።", "ሌላ።"],
    ],
)
def test_stops_of_other_scripts(sentences: list[str]) -> None:
    for gap in ("", " ", "\n") if sentences[0][-1] in "。" else (" ", "\n\n"):
        text = gap.join(sentences)
        assert [text[start:end] for start, end in split(text)] == sentences


@given(st.lists(st.sampled_from(["He left.", "The U.S. army won.", "Why?", "“Go!”", "It cost $3.5 bn."]), min_size=1))
def test_sentences_do_not_depend_on_their_neighbours(sentences: list[str]) -> None:
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one", 1),
        ("It's a well-known 3.5m fact.", 5),
        ("4,000 men, 3,5 and 1,2,3", 5),
        ("one,two", 2),
        ("— … !", 0),
    ],
)
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_a_megabyte_of_stops_is_nothing_special() -> None:
    """Quadratic work would take hours, not fail: the suite's own limit is the guard."""
    for piece in (".", ". ", "a\n", ".'", "A. ", "?! "):
        split(piece * 300_000)
