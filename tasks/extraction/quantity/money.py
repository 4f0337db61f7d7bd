"""Which currency a sign or a noun means in this document: its countries decide, else it stays a noun."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tasks.extraction.quantity import currencies
from tasks.extraction.quantity.coins import COINS, Coin
from tasks.extraction.quantity.unit_table import Unit
from tasks.records import Entity, Mention

#: Countries whose dollar a bare sign stands for when no other country with a dollar is named.
_OWN_DOLLAR: Final = frozenset(("CA", "AU", "NZ", "SG", "HK"))
_NAMED_KINDS: Final = frozenset(("COUNTRY", "NATIONALITY"))
_PLACED_KINDS: Final = frozenset(("PLACE", "FACILITY"))


@dataclass(frozen=True, slots=True)
class Purse:
    """The countries a document names, most named first."""

    countries: tuple[str, ...] = ()

    def code(self, noun: str) -> str:
        """The ISO 4217 code of a noun such as `rupee`, or the noun where nothing tells whose; a code is itself."""
        by_country = currencies.NOUNS.get(noun)
        if by_country is None:
            return self._short(noun)
        if len(by_country) == 1:
            return next(iter(by_country.values()))
        if noun == "dollar":
            return self._dollar(by_country)
        if noun == "pound" and "GB" in self.countries:
            return "GBP"
        for country in self.countries:
            if country in by_country and country not in _PAST_FRANCS:
                return by_country[country]
        return currencies.DEFAULTS.get(noun, noun)

    def _short(self, form: str) -> str:
        noun, by_country = currencies.SHORT.get(form, (form, {}))
        return next((by_country[country] for country in self.countries if country in by_country), noun)

    def unit(self, noun: str) -> Unit:
        """The unit that a noun, a coin or a code is."""
        coin = self.part(noun) if noun in COINS else None
        return coin if coin is not None else unit(self.code(noun))

    def part(self, form: str, country: str | None = None) -> Unit | None:
        """The unit that a coin of this name is, of `country` if that is told; None where it has no such coin."""
        coins = COINS[form]
        for place in (country,) if country is not None else self.countries:
            for coin in coins:
                if country is None and coin.whole == "shilling":
                    continue  # nobody counts in them: 60 cents a day in Uganda are of a dollar
                code = currencies.NOUNS.get(coin.whole, {}).get(place)
                if code is not None and (country is not None or len(coins) > 1):
                    return part(coin, code)
        return part(coins[0], self.code(coins[0].whole)) if country is None else None

    def _dollar(self, by_country: dict[str, str]) -> str:
        named = [country for country in self.countries if country in by_country]
        if len(named) == 1 and named[0] in _OWN_DOLLAR:
            return by_country[named[0]]
        return "USD"


_PAST_FRANCS: Final = frozenset(("FR", "BE"))


def purse(mentions: Sequence[Mention], entities: Sequence[Entity] = (), country: str | None = None) -> Purse:
    """The countries that the mentions of a document name, or places in them, as far as one has a currency.

    Args:
        mentions: of the document.
        entities: what they stand for.
        country: where the document was published: it comes last.
    """
    homes = {entity.entity_id: entity.country for entity in entities if entity.kind in _PLACED_KINDS}
    counts: Counter[str] = Counter()
    for mention in mentions:
        if mention.kind in _NAMED_KINDS or mention.kind in _PLACED_KINDS:
            named = currencies.COUNTRIES.get(_bare(mention.surface)) or _paying(homes.get(mention.entity_id or ""))
            if named is not None:
                counts[named] += 1
    source = _paying(country)
    found = [country for country, _ in counts.most_common()]
    return Purse((*found, source) if source is not None and source not in counts else tuple(found))


def _paying(country: str | None) -> str | None:
    """The country whose money is paid in another: the one of its union that the table has."""
    country = currencies.UNIONS.get(country or "", country)
    return country if country in currencies.BY_COUNTRY else None


def _bare(surface: str) -> str:
    low = surface.lower().replace("’", "'").removesuffix("'s")
    return low.removeprefix("the ")


@lru_cache(maxsize=512)
def unit(code: str) -> Unit:
    """The unit of an ISO 4217 code: currencies are their own base."""
    return Unit(code, "money", 1.0, code)


@lru_cache(maxsize=128)
def part(coin: Coin, code: str) -> Unit:
    """The unit that a coin is, based on the whole."""
    return Unit(coin.name, "money", coin.factor, code)
