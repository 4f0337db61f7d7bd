"""Quotes of a document: direct speech between marks and reported speech, with the entity that speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tasks.extraction.speech.direct import direct
from tasks.extraction.speech.reported import reported
from tasks.extraction.speech.speakers import Names
from tasks.records import Mention, Quote, Text

EXTRACTOR: Final = "quotes"
VERSION: Final = "1"


def extract(doc: Text, mentions: Sequence[Mention]) -> list[Quote]:
    """Direct and reported speech in ascending order; no two quotes have the same span.

    The span of a direct quote is the words between the marks; that of reported speech is the clause. They may nest:
    a reported clause can quote some of its words.
    """
    names = Names.of(doc.text, mentions)
    spans: dict[tuple[int, int], Quote] = {}
    spoken = direct(doc.text, names)
    for quote in [*spoken, *reported(doc.text, doc.sentences, names, spoken)]:
        spans.setdefault((quote.start, quote.end), quote)
    return [spans[span] for span in sorted(spans)]
