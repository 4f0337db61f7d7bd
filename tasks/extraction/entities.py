"""Entities of a document: the recogniser's names mended, the lexicon's added, and each tied to the thing it names."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tasks.extraction.agree import agree
from tasks.extraction.choose import choose
from tasks.extraction.extend import extend, join
from tasks.extraction.found import Found
from tasks.extraction.gazetteer.lexicon import lexicon
from tasks.extraction.identity.links import links, with_links
from tasks.extraction.identity.resolve import resolve
from tasks.extraction.mend import mend
from tasks.extraction.phrases import phrases
from tasks.extraction.pieces import pieces
from tasks.extraction.propose import propose
from tasks.extraction.repeats import with_repeats
from tasks.extraction.spot import spot
from tasks.extraction.words import capitalised
from tasks.records import Entity, Mention, Name, Text
from tasks.text.language import strange

EXTRACTOR: Final = "entities"
VERSION: Final = "4"


#: Longer texts are worked in blocks of this many characters, each with an identity of its own.
BLOCK: Final = 1_000_000


def extract(doc: Text, names: Sequence[Name]) -> tuple[list[Mention], list[Entity]]:
    """Mentions in ascending order, not overlapping, and every entity that one of them points to."""
    if len(doc.text) <= BLOCK:
        return _extract(doc, names)
    mentions: list[Mention] = []
    known: dict[str, Entity] = {}
    ordered = sorted(names, key=lambda name: name.start)
    for start, end in pieces(doc.text, BLOCK):
        block, inside = _block(doc, ordered, start, end)
        found, entities = _extract(block, inside)
        mentions += [replace(m, start=m.start + start, end=m.end + start) for m in found]
        for entity in entities:
            known[entity.entity_id] = _merged(known.get(entity.entity_id), entity)
    return mentions, list(known.values())


def _extract(doc: Text, names: Sequence[Name]) -> tuple[list[Mention], list[Entity]]:
    known = lexicon()
    text = doc.text
    words = capitalised(text)
    lower = frozenset(text.split())
    elsewhere = strange(text, doc.sentences, lower)
    recognised, phrased = (_outside(elsewhere, found) for found in (mend(text, names), phrases(text, words)))
    found = choose(text, recognised, spot(text, words, known), phrased, known)
    found = join(text, propose(text, words, found), words)
    found = extend(text, words, agree(text, found, lower), lower)
    found, _ = with_links(text, found, links(text, found, known))
    found = with_repeats(text, words, found, lower)
    found, linked = with_links(text, found, links(text, found, known))
    return resolve(doc, found, linked, known)


def _block(doc: Text, names: Sequence[Name], start: int, end: int) -> tuple[Text, list[Name]]:
    """The part of a document from `start` to `end` as one of its own."""
    first = bisect_right(doc.sentences, start, key=lambda span: span[1])
    last = bisect_left(doc.sentences, end, key=lambda span: span[0])
    sentences = tuple((max(a, start) - start, min(b, end) - start) for a, b in doc.sentences[first:last])
    near = names[bisect_left(names, start, key=_start) : bisect_left(names, end, key=_start)]
    inside = [replace(n, start=n.start - start, end=n.end - start) for n in near if n.end <= end]
    return replace(doc, text=doc.text[start:end], sentences=sentences), inside


def _start(name: Name) -> int:
    return name.start


def _outside(spans: Sequence[tuple[int, int]], found: list[Found]) -> list[Found]:
    """The names that begin in none of the spans: what the text quotes in another language."""
    if not spans:
        return found
    ends = [end for _, end in spans]
    return [f for f in found if (at := bisect_right(ends, f.start)) == len(spans) or f.start < spans[at][0]]


def _merged(first: Entity | None, second: Entity) -> Entity:
    if first is None:
        return second
    names = dict.fromkeys((*first.aliases, second.name, *second.aliases))
    return replace(first, aliases=tuple(name for name in names if name != first.name))
