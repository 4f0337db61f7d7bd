"""Read the gold documents with the extractors that are installed."""

from __future__ import annotations

from expectations.accuracy import Read, Score, scores
from expectations.gold import Gold, gold
from tasks.batch.extract import loaded_recogniser
from tasks.extraction.findings import find
from tasks.records import Name, Text
from tasks.text.language import language
from tasks.text.sentences import split


def scored(recogniser: str) -> tuple[Score, ...]:
    """How well they do: a second, where the recogniser is loaded already."""
    documents = gold()
    named = loaded_recogniser(recogniser).recognise([document.text for document in documents])
    return scores((document, _read(document, names)) for document, names in zip(documents, named, strict=True))


def _read(document: Gold, names: list[Name]) -> Read:
    text = document.text
    found = find(
        Text(text, tuple(split(text)), document.published_on, language(text, None), document.title),
        names,
    )
    known = {entity.entity_id: entity.name for entity in found.entities}
    return Read(found.mentions, found.figures, found.dates, found.quotes, known)
