"""Which currency a sign or a noun means in this document: its countries decide, else the commonest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tasks.extraction.quantity import currencies
from tasks.extraction.quantity.unit_table import Unit
from tasks.records import Mention

#: ISO 4217 for money of no known currency.
UNKNOWN: Final = "XXX"

#: Countries whose dollar a bare sign stands for when no other country with a dollar is named.
_OWN_DOLLAR: Final = frozenset(("CA", "AU", "NZ", "SG", "HK"))
_NAMED_KINDS: Final = frozenset(("COUNTRY", "NATIONALITY"))


@dataclass(frozen=True, slots=True)
class Purse:
    """The countries a document names, most named first."""

    countries: tuple[str, ...] = ()

    def code(self, noun: str) -> str:
        """The ISO 4217 code of a noun such as `rupee`; a code stands for itself."""
        by_country = currencies.NOUNS.get(noun)
        if by_country is None:
            return _SPECIAL.get(noun, noun)
        if len(by_country) == 1:
            return next(iter(by_country.values()))
        if noun == "dollar":
            return self._dollar(by_country)
        if noun == "pound" and "GB" in self.countries:
            return "GBP"
        for country in self.countries:
            if country in by_country and country not in _PAST_FRANCS:
                return by_country[country]
        return currencies.DEFAULTS.get(noun, UNKNOWN)

    def _dollar(self, by_country: dict[str, str]) -> str:
        named = [country for country in self.countries if country in by_country]
        if len(named) == 1 and named[0] in _OWN_DOLLAR:
            return by_country[named[0]]
        return "USD"


_PAST_FRANCS: Final = frozenset(("FR", "BE"))
_SPECIAL: Final = {"franc_cfa": "XAF", "peso_or_pula": "PHP", "sen": UNKNOWN}


def purse(mentions: Sequence[Mention]) -> Purse:
    """The countries that the mentions of a document name, as far as one has a currency."""
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind in _NAMED_KINDS or mention.kind == "PLACE":
            country = currencies.COUNTRIES.get(_bare(mention.surface))
            if country is not None:
                counts[country] += 1
    return Purse(tuple(country for country, _ in counts.most_common()))


def _bare(surface: str) -> str:
    low = surface.lower().replace("’", "'").removesuffix("'s")
    return low.removeprefix("the ")


@lru_cache(maxsize=512)
def unit(code: str) -> Unit:
    """The unit of an ISO 4217 code: currencies are their own base."""
    return Unit(code, "money", 1.0, code)


@lru_cache(maxsize=64)
def hundredth(name: str, code: str) -> Unit:
    """A hundredth of a currency (a tenth for mao), based on the whole."""
    return Unit(name, "money", 0.1 if name == "mao" else 0.01, code)
