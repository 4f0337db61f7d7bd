"""Everything that is found in one document, each extractor seeing what the ones before it found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

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


#: The tables that `find` fills.
TABLES: Final = ("mentions", "dates", "quotes", "figures")


def find(doc: Text, names: Sequence[Name], redo: Collection[str] = TABLES, kept: Findings | None = None) -> Findings:
    """What the document says; of one in another language than English, only what needs no knowledge of it.

    Args:
        doc: the document.
        names: what the recogniser found in it; not looked at where the document is not in English.
        redo: the tables to find; the others are as in `kept`.
        kept: what was found before in a document in English.
    """
    if kept is not None and is_english(doc.language):
        return _redone(doc, names, redo, kept)
    days = dates.extract(doc)
    if not is_english(doc.language):
        mentions, known = abroad.mentions(doc)
        return Findings(mentions, known, abroad.dates(days), [], amounts.read(doc))
    mentions, known = entities.extract(doc, names)
    said = quotes.extract(doc, mentions)
    return Findings(mentions, known, days, said, figures.extract(doc, days, mentions, said, known))


def _redone(doc: Text, names: Sequence[Name], redo: Collection[str], kept: Findings) -> Findings:
    mentions, known = entities.extract(doc, names) if "mentions" in redo else (kept.mentions, kept.entities)
    days = dates.extract(doc) if "dates" in redo else kept.dates
    said = quotes.extract(doc, mentions) if "quotes" in redo else kept.quotes
    stated = figures.extract(doc, days, mentions, said, known) if "figures" in redo else kept.figures
    return Findings(mentions, known, days, said, stated)
