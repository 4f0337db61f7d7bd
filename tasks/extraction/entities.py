"""Entities of a document: the recogniser's names mended, the lexicon's added, and each tied to the thing it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tasks.extraction.agree import agree
from tasks.extraction.choose import choose
from tasks.extraction.extend import extend, join
from tasks.extraction.gazetteer.lexicon import lexicon
from tasks.extraction.identity.links import links, with_links
from tasks.extraction.identity.resolve import resolve
from tasks.extraction.mend import mend
from tasks.extraction.phrases import phrases
from tasks.extraction.propose import propose
from tasks.extraction.repeats import with_repeats
from tasks.extraction.spot import spot
from tasks.extraction.words import capitalised
from tasks.records import Entity, Mention, Name, Text

EXTRACTOR: Final = "entities"
VERSION: Final = "1"


def extract(doc: Text, names: Sequence[Name]) -> tuple[list[Mention], list[Entity]]:
    """Mentions in ascending order, not overlapping, and every entity that one of them points to."""
    known = lexicon()
    words = capitalised(doc.text)
    spotted = spot(doc.text, words, known)
    chosen = choose(doc.text, mend(doc.text, names), spotted, phrases(doc.text, words), known)
    lower = frozenset(doc.text.split())
    chosen = join(doc.text, propose(doc.text, words, chosen), words)
    chosen = agree(doc.text, chosen, lower)
    chosen = with_repeats(doc.text, words, extend(doc.text, words, chosen, lower), lower)
    complete, linked = with_links(chosen, links(doc.text, chosen, known))
    return resolve(doc, complete, linked, known)
