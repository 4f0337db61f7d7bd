"""Denominators of more than one word: twenty-firsts, one-thousandths, one hundred fifths."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tasks.extraction.quantity import words
from tasks.extraction.quantity.spelled import HYPHENS, Reader
from tasks.extraction.quantity.tokens import Tokens

#: Ordinals that multiply what stands before them.
_SCALES: Final[Mapping[str, float]] = {
    "hundredth": 1e2, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12,
}  # fmt: skip
#: Ordinals that are added to the tens or hundreds before them.
_ADDED: Final[Mapping[str, int]] = {
    **words.ORDINAL_UNITS,
    **{word: value for word, value in words.PARTS.items() if 10 <= value < 100},
}


def denominator(tokens: Tokens, index: int, above: float) -> tuple[float, int] | None:
    """The denominator at token `index` under the numerator `above`, and the index after it; a plural under many."""
    low = tokens.lows[index]
    if low not in words.SMALL or (low in words.UNITS and abs(above) % 100 >= 20 and not above % 10):
        return None  # it goes on with the number above
    reader = Reader(tokens, index)
    reader.run()
    j = reader.index + (tokens.words[reader.index] in HYPHENS)
    if tokens.lows[j] == "and" and reader.value % 100 == 0:
        j += 1 + (tokens.words[j + 1] in HYPHENS)  # one hundred and fifth
    low = tokens.lows[j]
    if abs(above) != 1:
        if not low.endswith("s"):
            return None
        low = low[:-1]
    card = reader.value
    if low in _SCALES and 0 < card < 1000:
        return card * _SCALES[low], j + 1
    ordinal = _ADDED.get(low, 0)
    if ordinal and card >= 20 and (card % 100 == 0 or (card % 10 == 0 and ordinal < 10)):
        return card + ordinal, j + 1
    return None
