"""What is read of a text that is not in English: what its digits and signs say, and countries by their names there.

The recogniser and the rules know English. Of another language they make names of its nouns and counts of its words, so
they do not run. What is left is what digits say by themselves, days here and amounts in `amounts`, and the names that
the Unicode CLDR has for countries in the text's own language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.cities import cities
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.lexicon import Reading, lexicon
from tasks.extraction.identity.resolve import resolve
from tasks.extraction.spot import SURE
from tasks.extraction.words import fold, listed
from tasks.records import Date, Entity, Mention, Text

#: Languages that write names large and leave them as they are often enough for a list of names to find them.
NAMED: Final = frozenset({"cs", "da", "de", "es", "fr", "it", "nl", "no", "pl", "pt", "ru", "sv", "tr"})

#: Names of countries that are a word, a first name or a city as often in one of those languages.
DOUBTFUL: Final = listed(
    "chad dania gana gine indie jersey jordan kuba mali man monaco niger oman palau somali umman того гана мали перу"
    " чили"
)
#: A namesake elsewhere that is so large is as likely meant: Granada.
LARGE: Final = 50_000
SHORTEST: Final = 4

#: A day in digits, year and all.
_DAY: Final = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4}")


def mentions(doc: Text) -> tuple[list[Mention], list[Entity]]:
    """Countries, as the language of the document calls them."""
    known = _countries(doc.language or "")
    if not known:
        return [], []
    names = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    found = [
        Found(match.start(), match.end(), "COUNTRY", SURE, f"gazetteer:{doc.language}", known[match.group()])
        for match in re.finditer(rf"(?<![\w-])(?:{names})(?!\w)", doc.text)
    ]
    return resolve(doc, found, {}, lexicon())


def dates(found: Sequence[Date]) -> list[Date]:
    """Of the dates that the rules for English find, the days that are written in digits."""
    return [date for date in found if _DAY.fullmatch(date.surface)]


@cache
def _countries(language: str) -> Mapping[str, Reading]:
    """Name -> the country, for names that mean nothing else there; none where names are not told from words so."""
    if language not in NAMED:
        return {}
    from babel import Locale

    called = Locale(language).territories
    return {
        called[country]: Reading("COUNTRY", entity)
        for country, entity in lexicon().countries.items()
        if country in called and _sure(called[country], country)
    }


def _sure(name: str, country: str) -> bool:
    key = fold(name)
    namesakes = cities().namesakes.get(key, ())
    return (
        len(name) >= SHORTEST
        and name[0].isupper()
        and key not in DOUBTFUL
        and key not in FIRST_NAMES
        and not any(city.country != country and city.population > LARGE for city in namesakes)
    )
