"""Quotes: what is said, by whom, and what is only put in marks."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction import quotes
from tasks.records import Mention, Quote, Text
from tasks.text.sentences import split

PEOPLE = {
    "Ana Lima": "person:ana-lima", "Lima": "person:ana-lima", "Tom Reed": "person:tom-reed",
    "Reed": "person:tom-reed", "Kenya": "country:KE", "NATO": "org:nato", "Nairobi": "place:nairobi",
}  # fmt: skip
KIND = {"person": "PERSON", "country": "COUNTRY", "org": "ORG", "place": "PLACE"}


def mentions(text: str) -> list[Mention]:
    names = "|".join(sorted(PEOPLE, key=len, reverse=True))
    return [
        Mention(
            m.start(), m.end(), m.group(), "test:given", KIND[PEOPLE[m.group()].split(":")[0]], PEOPLE[m.group()], 1.0
        )
        for m in re.finditer(rf"\b(?:{names})\b", text)
    ]


def said(text: str) -> list[Quote]:
    return quotes.extract(Text(text, tuple(split(text))), mentions(text))


def rows(text: str, *, direct: bool) -> list[tuple[str, str | None, str | None]]:
    return [(q.surface, q.speaker_entity_id, q.cue) for q in said(text) if q.direct == direct]


ANA, TOM = "person:ana-lima", "person:tom-reed"

DIRECT = [
    ("“We will rebuild the bridge,” said Ana Lima.", [("We will rebuild the bridge,", ANA, "said")]),
    ("“We will rebuild the bridge,” Mr. Reed, 72, told the court.", [("We will rebuild the bridge,", TOM, "told")]),
    ("Ana Lima left early, saying: “We will rebuild the bridge.”",
     [("We will rebuild the bridge.", ANA, "saying")]),
    ("“We will rebuild the bridge,” Ana Lima said.", [("We will rebuild the bridge,", ANA, "said")]),
    ('"We will rebuild the bridge," Ana Lima said.', [("We will rebuild the bridge,", ANA, "said")]),
    ("Ana Lima said: “We will rebuild the bridge.”", [("We will rebuild the bridge.", ANA, "said")]),
    ("Ana Lima, who leads the council, told reporters: “We will rebuild the bridge.”",
     [("We will rebuild the bridge.", ANA, "told")]),
    ("“We will rebuild the bridge,” the mayor, Ana Lima, told Tom Reed.",
     [("We will rebuild the bridge,", ANA, "told")]),
    ("« We will rebuild the bridge », said Ana Lima.", [("We will rebuild the bridge", ANA, "said")]),
    ("‘We will rebuild the bridge,’ Ana Lima said.", [("We will rebuild the bridge,", ANA, "said")]),
    ("'We will rebuild the bridge,' Ana Lima said.", [("We will rebuild the bridge,", ANA, "said")]),
    ("At the time, Tom Reed joked to the waiting crowd: “The bridge is older than I am.”",
     [("The bridge is older than I am.", TOM, "joked")]),
    ("“Never again,” said Ana Lima.", [("Never again,", ANA, "said")]),
    ("“We will rebuild,” Ana Lima said. “It will take a year.”",
     [("We will rebuild,", ANA, "said"), ("It will take a year.", ANA, "said")]),
    ("Ana Lima came late. “I was held up at the bridge,” she said.",
     [("I was held up at the bridge,", ANA, "said")]),
    ("Ana Lima met Tom Reed. “I was held up at the bridge,” she said.",
     [("I was held up at the bridge,", None, "said")]),
    ("“The road to the north is closed,” an official said.",
     [("The road to the north is closed,", None, "said")]),
    ("“The alliance will not wait,” NATO said.", [("The alliance will not wait,", "org:nato", "said")]),
    ("“The road is closed today,” according to Tom Reed.", [("The road is closed today,", TOM, "according to")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), DIRECT, ids=[text[:34] for text, _ in DIRECT])
def test_direct_speech_and_its_speaker(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert rows(text, direct=True) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima read “The Long River Home” in a day.",
        "The so-called “green wall” grew.",
        "They call it “the wall” in Nairobi.",
        "It's Reed's turn and the dogs' dinner.",
        "An “unfinished mark runs on.\n\nAnother paragraph.",
        "The 6'2\" guard scored.",
        "“”",
    ],
)
def test_marks_without_speech_are_no_quotes(text: str) -> None:
    assert rows(text, direct=True) == []


def test_speech_over_paragraphs_has_one_speaker() -> None:
    text = "“We waited for the water to go down, Ana Lima said.\n\n“Then we went home.”"
    assert [s for s, *_ in rows(text, direct=True)] == [
        "We waited for the water to go down, Ana Lima said.",
        "Then we went home.",
    ]
    text = "Ana Lima said: “We waited for the water.\n\n“Then we went home at last.”"
    assert rows(text, direct=True) == [
        ("We waited for the water.", ANA, "said"),
        ("Then we went home at last.", ANA, "said"),
    ]


def test_the_last_paragraph_names_the_speaker_of_those_before() -> None:
    text = "“We waited for the water.\n\n“Then we went home at last,” said Tom Reed."
    assert {speaker for _, speaker, _ in rows(text, direct=True)} == {TOM}


def test_a_whole_sentence_in_marks_goes_on_with_the_speaker_before() -> None:
    text = "Ana Lima said the bridge was closed.\n\n“It will not open before the spring.”\n\nTom Reed left."
    assert rows(text, direct=True) == [("It will not open before the spring.", ANA, None)]
    text = "Ana Lima opened the bridge.\n\n“It will not open before the spring.”"
    assert rows(text, direct=True)[0][1] is None


def test_a_pronoun_is_whoever_spoke_last() -> None:
    text = "Ana Lima said the bridge was closed. She said it would open in May. “I am sure of it,” she added."
    assert {q.speaker_entity_id for q in said(text)} == {ANA}


def test_someone_without_a_name_is_nobody_else() -> None:
    assert rows("“The road is mined,” said the NATO commander.", direct=True) == [("The road is mined,", None, "said")]


def test_two_speakers_in_turn() -> None:
    text = "“The bridge is safe enough,” said Ana Lima.\n\n“It is not at all safe,” said Tom Reed."
    assert [speaker for _, speaker, _ in rows(text, direct=True)] == [ANA, TOM]


REPORTED = [
    ("Ana Lima said that the bridge would open in May.", [("the bridge would open in May", ANA, "said")]),
    ("Ana Lima said the bridge would open in May.", [("the bridge would open in May", ANA, "said")]),
    ("Ana Lima told reporters that the bridge would open.", [("the bridge would open", ANA, "told")]),
    ("Kenyan officials said that the bridge would open.", [("the bridge would open", None, "said")]),
    ("In February, Ana Lima estimated that more than 180 people were hurt.",
     [("more than 180 people were hurt", ANA, "estimated")]),
    ("According to Tom Reed, the bridge would open in May.",
     [("the bridge would open in May", TOM, "according to")]),
    ("The bridge would open in May, according to Tom Reed.",
     [("The bridge would open in May", TOM, "according to")]),
    ("Tom Reed sat down. He looked around and suggested that the bridge was old.",
     [("the bridge was old", TOM, "suggested")]),
    ("It is alleged that Ana Lima said that all was well.", [("all was well", ANA, "said")]),
    ("NATO warned that the road was mined.", [("the road was mined", "org:nato", "warned")]),
    ("Ana Lima left early. She said the bridge would open.", [("the bridge would open", ANA, "said")]),
    ("The bridge would open in May, Ana Lima said.", [("The bridge would open in May", ANA, "said")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), REPORTED, ids=[text[:34] for text, _ in REPORTED])
def test_reported_speech_and_its_speaker(text: str, wanted: list[tuple[str, str | None, str | None]]) -> None:
    assert rows(text, direct=False) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima said: “We will rebuild the bridge.”",
        "The bridge that Ana Lima opened is long.",
        "Much was said about the bridge.",
        "He asked for water and read a book.",
    ],
)
def test_what_is_not_reported(text: str) -> None:
    assert rows(text, direct=False) == []


PIECES = st.sampled_from(
    ["“", "”", '"', "'", "‘", "’", "«", "»", "Ana Lima", "Tom Reed", " said ", " said that ", "he said", ", ", ". ",
     "\n", "\n\n", "according to ", "the bridge is open", "who", " told reporters: ", "x", " "]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=40).map("".join), st.text(max_size=50)))
def test_whatever_comes_in_the_contract_holds(text: str) -> None:
    found = said(text)
    assert [q.surface for q in found] == [text[q.start : q.end] for q in found]
    spans = [(q.start, q.end) for q in found]
    assert spans == sorted(set(spans)) and all(start < end for start, end in spans)
    known = {m.entity_id for m in mentions(text)}
    assert all(q.speaker_entity_id is None or q.speaker_entity_id in known for q in found)
    direct = [(q.start, q.end) for q in found if q.direct]
    assert all(a[1] <= b[0] for a, b in pairwise(direct))
