"""Rates of exchange: which currency another is counted by."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, money
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit


def by(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """The currency that a rate at token `index` is by, and the index after it: `per dollar`, `to the euro`."""
    if tokens.lows[index] not in ("per", "to", "against"):
        return None
    the = tokens.lows[index + 1] in ("the", "one", "a")
    if tokens.lows[index] != "per" and not the:
        return None
    j = index + 1 + the
    american = tokens.lows[j] in ("us", "u.s.", "american")
    noun = currencies.FORMS.get(tokens.lows[j + american], "")
    code = currencies.DEFAULTS.get(noun) if noun in _QUOTED_BY else None
    if code is None and noun == "euro":
        code = "EUR"
    return (money.unit(code), j + american + 1) if code is not None else None


#: What rates of exchange are quoted by, beside the euro.
_QUOTED_BY: Final = frozenset(("dollar", "pound"))
