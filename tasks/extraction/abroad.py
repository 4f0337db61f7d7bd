"""What is read of a text that is not in English: what its digits and signs say, and countries by their names there.

The recogniser and the rules know English. Of another language they make names of its nouns and counts of its words, so
they do not run. What is left is true in any language: days and amounts that are written without a word, and the names
that the Unicode CLDR has for countries in the text's own language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.cities import cities
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.lexicon import Reading, lexicon
from tasks.extraction.identity.resolve import resolve
from tasks.extraction.spot import SURE
from tasks.extraction.words import fold, listed
from tasks.records import Date, Entity, Figure, Mention, Text

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
#: Digits with a sign or symbol that is the same everywhere. `$` and `¥` are several currencies, `h` is a time of day.
_SIGN: Final = r"(?:%|‰|€|£|₽|₹|₺|₩|₴|₦|₫|₪|US\$|R\$|EUR|USD|GBP|CHF|JPY|CNY|RUB|INR|TRY|°\s?[CF]|[kcm]?m[²³]?|kg|ha" \
                    r"|km/h|m/s|[kMGT]?Wh?)"  # fmt: skip
_AMOUNT: Final = re.compile(rf"{_SIGN}\s?[-−]?\d[\d.,\s]*|[-−]?\d[\d.,\s]*?\s?{_SIGN}")
#: A thousand in one language and one in another.
_GROUPED: Final = re.compile(r"(?<!\d)\d{1,3}[.,]\d{3}(?![\d.,])")


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


def figures(found: Sequence[Figure]) -> list[Figure]:
    """Of the figures that the rules for English find, those of digits and signs, without what words say of them."""
    return [
        replace(figure, item=None, item_start=None, item_end=None, event=None, change=None, certainty="asserted",
                speaker_entity_id=None, as_of_from=None, as_of_to=None)
        for figure in found
        if _AMOUNT.fullmatch(figure.surface) and not _GROUPED.search(figure.surface)
    ]  # fmt: skip


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
