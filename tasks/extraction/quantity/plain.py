"""Words that leave the number before them what it is: most nouns; they save every other rule its tries."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, words
from tasks.extraction.quantity.coins import COINS
from tasks.extraction.quantity.known import NAMES, SYMBOLS
from tasks.extraction.quantity.words import vocabulary

#: Every word that some rule looks for right behind a number, in lower case.
_MEANS: Final = frozenset(
    low.lower()
    for table in (
        words.SMALL, words.SCALES, words.SHORT_SCALES, words.LETTER_SCALES, words.DOZENS, words.PARTS,
        words.PARTS_PLURAL, words.ORDINAL_UNITS, [f"{word}s" for word in words.ORDINAL_UNITS], words.MONTHS,
        words.CLOCK, NAMES, SYMBOLS, currencies.FORMS, currencies.CODES, currencies.DOLLARS, currencies.SUFFIXES,
        [f"{letter}{code}" for letter in "mk" for code in currencies.CODES],
        [name.split()[0] for name in (*currencies.COUNTRIES, *COINS)],
        vocabulary("""
            a an and or of to in out over below times time fold x e y p c d w m k f g hundred hundreds thousands gross
            grand sterling square sq cubic cu point per against hourly daily weekly monthly annually yearly ci
            confidence
        """),
    )
    for low in table
)  # fmt: skip
_CLOSING: Final = frozenset((".", ";", "?", "!", ")", ""))


def is_plain(low: str) -> bool:
    """Whether a token in lower case after a number says nothing of it: the thing counted, or the end."""
    return low not in _MEANS and (low.isalpha() or low in _CLOSING)
