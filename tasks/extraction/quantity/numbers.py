"""Numbers in digits, in words and in any mix of both, read from the token they begin at."""

from __future__ import annotations

from typing import Final

from tasks.extraction.quantity import currencies, digits, words
from tasks.extraction.quantity.numeral import Numeral, times
from tasks.extraction.quantity.plain import is_plain
from tasks.extraction.quantity.spelled import HYPHENS, Reader, lot
from tasks.extraction.quantity.tokens import Tokens

_ARTICLES: Final = frozenset(("a", "an"))
_SMALL = words.SMALL
_SCALES = words.SCALES


def read(tokens: Tokens, index: int, *, comma_decimal: bool = False, joined: bool = True) -> Numeral | None:
    """The number that begins at token `index`, or None.

    Args:
        tokens: of the sentence.
        index: where to begin.
        comma_decimal: whether the language of the document writes 3,5 for three and a half.
        joined: whether `and` may join parts of one number; not after `between`.
    """
    word = tokens.words[index]
    if not word:
        return None
    if word[0].isdecimal():
        numeral = digits.read(tokens, index, comma_decimal)
        return numeral if numeral is None or is_plain(tokens.lows[numeral.last]) else _scaled(tokens, numeral)
    if word in words.GLYPHS:
        value = words.GLYPHS[word]
        return _scaled(tokens, Numeral(index, index + 1, value, value, "fraction", value))
    if word == "." and tokens.words[index + 1][:1].isdecimal() and tokens.glued(index + 1):
        numeral = digits.leading_point(tokens, index)
        return None if numeral is None else _scaled(tokens, numeral)
    return _words(tokens, index, joined)


def _scaled(tokens: Tokens, numeral: Numeral) -> Numeral:
    """Apply the scale words after digits: `5.2 million`, `3 lakh crore`, `4 thousand 3 hundred and 21`."""
    j = numeral.last
    skip = 1 if tokens.words[j] in HYPHENS and tokens.glued(j) and tokens.glued(j + 1) else 0
    low = tokens.lows[j + skip]
    if skip and low == "plus" and tokens.lows[j + 2] in _SCALES:
        skip, low = 2, tokens.lows[j + 2]  # a 600-plus billion surplus
    if low in _SCALES or low in ("hundred", "hundreds", "thousands"):
        return _groups(tokens, numeral, j + skip)
    many = words.DOZENS.get(low, 0) if low != "score" else lot(tokens, j + skip)
    if many or (many := lot(tokens, j + skip) if low == "gross" else 0):
        return times(numeral, many, j + skip + 1)
    scale = words.SHORT_SCALES.get(low)
    foreign = numeral.comma and low in ("mio", "mrd", "mld") and not _priced(tokens, numeral, j + skip + 1)
    if (
        scale is not None
        and not foreign
        and not _goes_on(tokens, j + skip, low)
        and not _of_heat(tokens, numeral, j + skip)
    ):
        last = j + skip + 1
        if tokens.words[last] == "." and low in ("mio", "mrd", "mld") and tokens.glued(last):
            last += 1
        return times(numeral, scale, last)
    return numeral


def _priced(tokens: Tokens, numeral: Numeral, last: int) -> bool:
    """Whether a sign or code of money stands before the number or after its scale."""
    near = (tokens.words[numeral.first - 1] if numeral.first else "", tokens.words[last])
    return any(word in currencies.SIGNS or word in currencies.CODES for word in near)


def _of_heat(tokens: Tokens, numeral: Numeral, index: int) -> bool:
    """Whether a K at token `index` is kelvins: `0 K`, `cooled to 4 K`."""
    if tokens.words[index] != "K":
        return False
    return not numeral.low or (
        not tokens.glued(index) and not _HEATED.isdisjoint(tokens.lows[max(0, index - 12) : index])
    )


_HEATED: Final = words.vocabulary(
    "temperature temperatures cooled cool heated heat kelvin superconducting helium cryogenic"
)


def _goes_on(tokens: Tokens, index: int, low: str) -> bool:
    """Whether the letters are the start of something longer: `5k-run` is, `5k` is not."""
    if not tokens.glued(index) and low in ("k", "cr"):
        return tokens.words[index + 1][:1].isdecimal() or tokens.words[index] not in ("k", "K", "cr", "Cr")
    return tokens.glued(index + 1) and tokens.words[index + 1][:1].isalnum()


def _groups(tokens: Tokens, numeral: Numeral, index: int) -> Numeral:
    """Digits followed by `hundred` or a scale word at `index`, then by smaller groups."""
    reader = Reader(tokens, index)
    reader.current, reader.seen, reader.digits = numeral.low, True, True
    reader.run()
    return _finished(reader, numeral.first, numeral.kind)


def _words(tokens: Tokens, index: int, joined: bool) -> Numeral | None:
    """A number that begins with a word."""
    first = index
    low = tokens.lows[index]
    if low in _ARTICLES:
        return _after_article(tokens, index, joined)
    if low == "half":
        return _half(tokens, first, index)
    if low == "quarter":
        return _quarter(tokens, index, index)
    if low == "point":
        return _after_point(tokens, index)
    if low not in _SMALL and low not in _SCALES and low != "hundred" and low not in ("dozen", "score"):
        return None
    if low in ("dozen", "score"):
        return None
    reader = Reader(tokens, index)
    reader.joined = joined
    reader.run()
    if not reader.seen:
        return None
    return _finished(reader, first, "words")


def _after_article(tokens: Tokens, index: int, joined: bool) -> Numeral | None:
    """`a hundred`, `a million`, `a dozen`, `a half`, `a couple`."""
    low = tokens.lows[index + 1]
    if low == "gross":
        many = lot(tokens, index + 1)
        return Numeral(index, index + 2, many, many, "words", 1, many) if many else None
    if low in words.DOZENS and low != "dozens":
        if tokens.lows[index + 2 : index + 5] == ["and", "a", "half"]:
            value = words.DOZENS[low] * 1.5
            return Numeral(index, index + 5, value, value, "words", 1.5, words.DOZENS[low])
        return Numeral(index, index + 2, words.DOZENS[low], words.DOZENS[low], "words", 1, words.DOZENS[low])
    if low == "half":
        return _half(tokens, index, index + 1)
    if low == "quarter":
        return _quarter(tokens, index, index + 1)
    if low != "hundred" and low not in _SCALES:
        return None
    reader = Reader(tokens, index + 1)
    reader.joined, reader.current, reader.seen = joined, 1, True
    reader.run()
    return _finished(reader, index, "words")


def _quarter(tokens: Tokens, first: int, index: int) -> Numeral | None:
    """`a quarter million`, `quarter-million`."""
    j = index + 1
    j += tokens.words[j] in HYPHENS and tokens.glued(j)
    scale = _SCALES.get(tokens.lows[j])
    return None if scale is None else Numeral(first, j + 1, scale / 4, scale / 4, "words", 0.25, scale)


def _half(tokens: Tokens, first: int, index: int) -> Numeral | None:
    """`half a million`, `half million`, `half a dozen`; a bare `half` is a fraction, read elsewhere."""
    j = index + 1
    if tokens.words[j] in HYPHENS and tokens.glued(j):
        j += 1
    if tokens.lows[j] in _ARTICLES:
        j += 1
        j += tokens.words[j] in HYPHENS and tokens.glued(j)
    low = tokens.lows[j]
    scale = _SCALES.get(low) or words.DOZENS.get(low if low == "dozen" else "") or (100.0 if low == "hundred" else None)
    if scale is None:
        return None
    return Numeral(first, j + 1, scale / 2, scale / 2, "words", 0.5, scale)


def _after_point(tokens: Tokens, index: int) -> Numeral | None:
    """`point five`."""
    reader = Reader(tokens, index)
    reader.seen = True
    reader.run()
    return _finished(reader, index, "words") if reader.index > index + 1 else None


def _finished(reader: Reader, first: int, kind: str) -> Numeral:
    value = reader.value
    return Numeral(first, reader.index, value, value, kind, value / reader.largest, reader.largest)
