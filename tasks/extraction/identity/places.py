"""Places of one document: which of the towns of a name is meant, by the countries the document is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.cities import City, cities
from tasks.extraction.gazetteer.countries import SHARED, STATES_TOO
from tasks.extraction.gazetteer.lexicon import Lexicon, city_entity
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import UPPER, fold, shown
from tasks.records import Entity

#: `Paris, Texas`: what follows the comma says where it is.
_WHERE: Final = re.compile(rf", ((?:[{UPPER}][\w.'’-]*)(?: [{UPPER}][\w.'’-]*){{0,3}})")

#: A town of so many people is meant by its name even where the document names other countries only.
_LARGE: Final = 200_000


def place(text: str, start: int, end: int, about: Mapping[str, int], states: Mapping[str, int]) -> Entity:
    """The place called `text[start:end]`.

    Args:
        text: of the document.
        start: of the name.
        end: of the name.
        about: mentions of each country in the document.
        states: mentions of each state of the United States, by its code, and of the towns in it.
    """
    name = shown(text, start, end)
    namesakes = cities().namesakes.get(fold(name), ())
    if not namesakes:
        return Entity(f"place:{slug(name)}", "PLACE", name)
    chosen = _spoken_of(namesakes, about, states)
    if chosen is None:
        return Entity(f"place:{slug(name)}", "PLACE", name)
    return city_entity(chosen, name, namesakes)


def stated(text: str, found: Sequence[Found], lexicon: Lexicon) -> dict[int, Entity]:
    """Towns of which the document itself says where they are (`Paris, Texas`), by the number of the name.

    What is said once holds for every mention of the name, unless two such towns are told apart.
    """
    said: dict[int, City] = {}
    by_name: dict[str, set[City]] = defaultdict(set)
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.kind != "PLACE":
            continue
        key = fold(shown(text, one.start, one.end))
        namesakes = cities().namesakes.get(key, ())
        if not namesakes:
            continue
        numbers[key].append(number)
        city = _stated(text, one.end, namesakes, lexicon)
        if city is not None:
            said[number] = city
            by_name[key].add(city)
    for key, meant in by_name.items():
        if len(meant) == 1:
            said |= dict.fromkeys(numbers[key], next(iter(meant)))
    towns = {}
    for number, city in said.items():
        name = shown(text, found[number].start, found[number].end)
        towns[number] = city_entity(city, name, cities().namesakes[fold(name)])
    return towns


def _stated(text: str, end: int, namesakes: tuple[City, ...], lexicon: Lexicon) -> City | None:
    match = _WHERE.match(text, end)
    if match is None:
        return None
    words = match.group(1).split()
    for size in range(len(words), 0, -1):
        where = " ".join(words[:size])
        state = cities().states.get(fold(where.rstrip(".")))
        if state is not None:
            return next((c for c in namesakes if (c.country, c.division) == ("US", state)), None)
        reading = lexicon.meaning(where) or lexicon.meaning(where.rstrip("."))
        if reading is not None and reading.kind in ("COUNTRY", "PLACE") and reading.entity.country:
            return next((c for c in namesakes if c.country == reading.entity.country), None)
    return None


def state_of(name: str, entity: Entity) -> str | None:
    """The code of the state of the United States that a name means, or in which the town lies that it means."""
    if entity.country != "US" or entity.kind != "PLACE":
        return None
    key = fold(name)
    state = cities().states.get(key)
    if state is not None:
        return state
    return next((c.division for c in cities().namesakes.get(key, ())
                 if str(c.geoname_id) == entity.external_ids.get("geonames")), None)  # fmt: skip


def _spoken_of(namesakes: tuple[City, ...], about: Mapping[str, int], states: Mapping[str, int]) -> City | None:
    """The town in a country the document names, else the largest, unless it is small: nobody far away means it.

    Of the towns of that name in the United States, the one in a state the document names.
    """
    largest = namesakes[0]
    if about.get(largest.country, 0) > 0:
        if largest.country == "US" and not states.get(largest.division, 0):
            named = [city for city in namesakes if city.country == "US" and states.get(city.division, 0)]
            return max(named, key=lambda city: (states[city.division], city.population), default=largest)
        return largest
    if not any(about.get(city.country, 0) for city in namesakes):
        return largest if largest.population >= _LARGE or not about else None
    return max(namesakes, key=lambda city: (min(about.get(city.country, 0), 1), about.get(city.country, 0),
                                            city.population))  # fmt: skip


def in_doubt(name: str, entity: Entity, about: Mapping[str, int], towns: Mapping[str, int],
             lexicon: Lexicon) -> Entity:  # fmt: skip
    """What is meant by a name that two countries share (Congo, Korea), or a country and a state (Georgia).

    Args:
        name: as the text has it.
        entity: the first meaning.
        about: mentions of each country in the document, without the names in doubt themselves.
        towns: the same for towns and states of a country only.
        lexicon: of the countries.
    """
    if name in SHARED:
        first, second = SHARED[name]
        return lexicon.countries[second if about.get(second, 0) and not about.get(first, 0) else first]
    if name in STATES_TOO and not about.get(entity.country or "", 0) and towns.get(STATES_TOO[name], 0):
        code = STATES_TOO[name]
        return Entity(f"place:{slug(name)}-{code.lower()}", "PLACE", name, code)
    return entity


def countries_of(readings: Counter[str]) -> str | None:
    """The country a document is clearly about: at least three mentions and most of all; else None."""
    if not readings:
        return None
    code, count = max(readings.items(), key=lambda pair: (pair[1], pair[0]))
    return code if count >= 3 and 2 * count > sum(readings.values()) else None
