"""Quotes of a document: direct speech between marks and reported speech, with the entity that speaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.speech import direct, reported
from tasks.extraction.speech.marks import Quoted, paragraphs, quoted
from tasks.extraction.speech.speakers import Names
from tasks.extraction.speech.talk import Talk
from tasks.records import Mention, Quote, Text

EXTRACTOR: Final = "quotes"
VERSION: Final = "1"


def extract(doc: Text, mentions: Sequence[Mention]) -> list[Quote]:
    """Direct and reported speech in ascending order; no two quotes have the same span.

    The span of a direct quote is the words between the marks; that of reported speech is the clause. They may nest:
    a reported clause can quote some of its words.
    """
    spoken: list[Quote] = []
    told: list[Quote] = []
    before: list[tuple[Quoted, direct.Said]] = []
    spans = paragraphs(doc.text)
    pieces = list(quoted(doc.text, spans))
    talk = Talk(Names.of(doc.text, mentions), [start for start, _ in doc.sentences])
    for item in _in_order(pieces, doc.sentences):
        if isinstance(item, Quoted):
            quote, said = direct.one(doc.text, item, before, spans, talk)
            if quote is not None:
                spoken.append(quote)
                before = [(item, said)]
        else:
            quote = reported.one(doc.text, *item, talk)
            told += [quote] if quote is not None else []
        if quote is not None:
            talk.note(quote.end, quote.speaker_entity_id)
    unique: dict[tuple[int, int], Quote] = {}
    for quote in [*direct.backwards(spoken, pieces), *told]:
        unique.setdefault((quote.start, quote.end), quote)
    return [unique[span] for span in sorted(unique)]


def _in_order(pieces: Sequence[Quoted], sentences: Sequence[tuple[int, int]]) -> Iterator[Quoted | tuple[int, int]]:
    """Quotations and sentences as they come; a sentence within a quotation is the speaker's own and left out."""
    at = 0
    for start, end in sentences:
        while at < len(pieces) and pieces[at].end <= start:
            yield pieces[at]
            at += 1
        if at < len(pieces) and pieces[at].start <= start + 1 and end - 1 <= pieces[at].end:
            continue
        yield start, end
    yield from pieces[at:]
