"""Tie every name of a document to the thing it stands for, and list those things."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.countries import SHARED, STATES_TOO
from tasks.extraction.gazetteer.lexicon import Lexicon
from tasks.extraction.identity.organisations import organisations
from tasks.extraction.identity.people import people
from tasks.extraction.identity.places import countries_of, in_doubt, place, state_of, stated
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import shown
from tasks.records import Entity, Mention, Text

#: Between the name of a country and what belongs to it.
_OF: Final = frozenset({"'s ", "’s ", " ", "' ", "’ "})


def resolve(doc: Text, found: Sequence[Found], linked: Mapping[int, int],
            lexicon: Lexicon) -> tuple[list[Mention], list[Entity]]:  # fmt: skip
    """Mentions with their entities.

    Args:
        doc: the document.
        found: its names, ascending, not overlapping.
        linked: number of a name -> number of the earlier name whose other name it is.
        lexicon: for the countries that town names are read by.
    """
    about, towns = _about(doc.text, found)
    states = _states(doc.text, found)
    ties: dict[int, Entity | None] = {
        n: in_doubt(shown(doc.text, f.start, f.end), f.reading.entity, about, towns, lexicon)
        for n, f in enumerate(found)
        if f.reading is not None
    }
    ties.update(stated(doc.text, found, lexicon))
    ties.update(people(doc.text, doc.sentences, found, linked))
    ties.update(organisations(doc.text, found, linked, _homes(doc.text, found), countries_of(about)))
    for number, name in enumerate(found):
        if number in ties or number in linked:
            continue
        if name.kind == "NATIONALITY":
            ties[number] = _people(shown(doc.text, name.start, name.end))
        else:
            ties[number] = place(doc.text, name.start, name.end, about, states)
    for number, earlier in sorted(linked.items()):
        if number not in ties or ties[number] is None:
            ties[number] = ties.get(earlier)
    return _mentions(doc.text, found, ties), _entities(doc.text, found, ties)


def _about(text: str, found: Sequence[Found]) -> tuple[Counter[str], Counter[str]]:
    """How often the document names each country, and towns and states of each; names in doubt do not count."""
    about: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    for name in found:
        country = name.reading.entity.country if name.reading is not None else None
        if country is None or text[name.start : name.end] in SHARED or text[name.start : name.end] in STATES_TOO:
            continue
        about[country] += 1
        # Washington stands for the United States as a capital does, not as a place there.
        towns[country] += name.kind == "PLACE" and text[name.start : name.end] != "Washington"
    return about, towns


def _states(text: str, found: Sequence[Found]) -> Counter[str]:
    """How often the document names each state of the United States, or a town that everybody knows to be there."""
    named = (
        state_of(shown(text, name.start, name.end), name.reading.entity)
        for name in found
        if name.reading is not None and name.kind == "PLACE"
    )
    return Counter(state for state in named if state is not None)


def _homes(text: str, found: Sequence[Found]) -> dict[int, str]:
    """The country of an organisation or building, where one is named right before it."""
    homes: dict[int, str] = {}
    for number, name in enumerate(found):
        before = found[number - 1] if number else None
        if before and before.reading and text[before.end : name.start] in _OF and before.reading.entity.country:
            homes[number] = before.reading.entity.country
    return homes


def _people(surface: str) -> Entity:
    """A people the lexicon does not know; its plural names the same."""
    name = surface[:-1] if len(surface) > 4 and surface.endswith("s") and not surface.endswith("ss") else surface
    return Entity(f"people:{slug(name)}", "NATIONALITY", name)


def _mentions(text: str, found: Sequence[Found], ties: Mapping[int, Entity | None]) -> list[Mention]:
    mentions = []
    for number, name in enumerate(found):
        entity = ties.get(number)
        moved = entity is not None and name.kind == "COUNTRY" and entity.kind == "PLACE"
        mentions.append(
            Mention(
                name.start,
                name.end,
                text[name.start : name.end],
                name.rule,
                "PLACE" if moved else name.kind,
                entity.entity_id if entity is not None else None,
                round(name.score, 3),
            )
        )
    return mentions


def _entities(text: str, found: Sequence[Found], ties: Mapping[int, Entity | None]) -> list[Entity]:
    """Each entity once, with every other name the document gives it, in the order of first mention."""
    first: dict[str, Entity] = {}
    aliases: dict[str, dict[str, None]] = {}
    for number, name in enumerate(found):
        entity = ties.get(number)
        if entity is None:
            continue
        first.setdefault(entity.entity_id, entity)
        others = aliases.setdefault(entity.entity_id, {})
        if name.kind != "NATIONALITY" or entity.kind == "NATIONALITY":
            others[shown(text, name.start, name.end)] = None
    return [
        Entity(
            key, e.kind, e.name, e.country, tuple(other for other in aliases[key] if other != e.name), e.external_ids
        )
        for key, e in first.items()
    ]
