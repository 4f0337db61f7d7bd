"""Which pounds are money and which are a weight."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, money, words
from tasks.extraction.quantity.amounts import Amount
from tasks.extraction.quantity.spelled import HYPHENS
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.words import vocabulary

_COSTS: Final = vocabulary(
    """
    cost costs costing paid pay paying fined worth price priced budget debt debts salary wage wages fee fees spent
    spend stole donated raised invest invested profit profits loan loans sales revenue earned earn bill prize tax fine
    sum billion bonus deal bid offer offered sold bought grant funding money cash
    """
)


def _coins_follow(tokens: Tokens, index: int) -> bool:
    """`ten pounds and 50 pence`, `ten pounds fifty`."""
    lows, j = tokens.lows, index + (tokens.lows[index] == "and")
    if lows[j] not in words.SMALL and not (lows[j].isdecimal() and len(lows[j]) <= 2):
        return False
    j += 1 if tokens.words[j + 1] not in HYPHENS else 3
    return lows[j] in ("pence", "penny", "p") or (lows[index] != "and" and not lows[j][:1].isalnum())


def is_money(tokens: Tokens, amount: Amount, purse: money.Purse, last: int) -> bool:
    """A `pound` is money where the document is British, the number is huge, or the words around are of money."""
    if tokens.lows[last] == "of" and tokens.lows[last + 1] not in ("debt", "public", "taxpayers", "funding"):
        return False
    if amount.scale >= 1e6 or (amount.open and amount.low >= 1e6):
        return True
    if _coins_follow(tokens, last):
        return True
    before = tokens.lows[max(0, amount.first - 8) : amount.first]
    if not _COSTS.isdisjoint(before) or tokens.words[last + 1] in currencies.SIGNS:
        return True
    return "GB" in purse.countries[:1] and amount.low >= 1000
