"""Inches and feet by marks and words that are something else more often: 10", 6' tall, 4 in thick."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity.known import KNOWN
from tasks.extraction.quantity.tokens import Tokens
from tasks.extraction.quantity.unit_table import Unit
from tasks.extraction.quantity.words import vocabulary

_AFTER_INCH: Final = frozenset(
    ("thick", "wide", "long", "high", "deep", "tall", "diameter", "of", "x", "by", "in", ",", "")
)


PRIMES: Final = {'"': "inch", "”": "inch", "″": "inch", "'": "foot", "’": "foot", "′": "foot"}
_SIZES: Final = vocabulary("long wide tall high deep thick diameter x × by")


def prime(tokens: Tokens, index: int, word: str) -> tuple[Unit, int] | None:
    """`a 10" pipe`, `6' tall`: no closing quotation mark; feet need a word of size behind them."""
    sized = tokens.lows[index + 1] in _SIZES
    if sized or (tokens.glued(index) and PRIMES[word] == "inch" and not tokens.glued(index + 1)):
        quoted = sum(other in _QUOTES for other in tokens.words[max(0, index - _QUOTED) : index]) % 2
        spoken = tokens.words[index + 1] in ("", ".", ",") or quoted
        return None if spoken else (KNOWN[PRIMES[word]], index + 1)
    return None


_QUOTES: Final = frozenset(('"', "“", "”"))
#: How many tokens a quotation may hold.
_QUOTED: Final = 120


def inch(tokens: Tokens, index: int) -> tuple[Unit, int] | None:
    """`in` is an inch only where a measure goes on or the sentence ends."""
    following = tokens.lows[index + 1]
    if index > 1 and tokens.lows[index - 2] in ("feet", "foot", "ft"):
        return KNOWN["inch"], index + 1
    if following == "." and tokens.words[index + 2]:
        return None
    if following in _AFTER_INCH or following in (".", ")", ";"):
        return KNOWN["inch"], index + 1
    return None
