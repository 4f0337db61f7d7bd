"""Everything that is found in one document, each extractor seeing what the ones before it found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tasks.extraction import abroad, amounts, dates, entities, figures, quotes
from tasks.records import Date, Entity, Figure, Mention, Name, Quote, Text
from tasks.text.language import is_english


@dataclass(frozen=True, slots=True)
class Findings:
    """The rows to be, each list by position."""

    mentions: Sequence[Mention]
    entities: Sequence[Entity]
    dates: Sequence[Date]
    quotes: Sequence[Quote]
    figures: Sequence[Figure]


def find(doc: Text, names: Sequence[Name]) -> Findings:
    """What the document says; of one in another language than English, only what needs no knowledge of it.

    Args:
        doc: the document.
        names: what the recogniser found in it; not looked at where the document is not in English.
    """
    days = dates.extract(doc)
    if not is_english(doc.language):
        mentions, known = abroad.mentions(doc)
        return Findings(mentions, known, abroad.dates(days), [], amounts.read(doc))
    mentions, known = entities.extract(doc, names)
    said = quotes.extract(doc, mentions)
    return Findings(mentions, known, days, said, figures.extract(doc, days, mentions, said, known))
