"""The signature of a text: the more of their wording two texts share, the more places their signatures agree in.

MinHash (Broder, On the Resemblance and Containment of Documents, 1997) over shingles of words, by datasketch. A
signature depends on the text alone: the same in every process, on every machine and in every version of datasketch
that knows the scheme. What is kept of each value are its last 16 bits (Li and König, b-Bit Minwise Hashing, 2010).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from datasketch import MinHash

#: Raise it when a text gets another signature than before.
VERSION: Final = "1"

#: Words of one shingle. Fewer make strangers and reports of one template alike, more make an edited copy a stranger:
#: `python -m tests.measure.copies`.
WIDTH: Final = 5
#: Values of a signature: a Jaccard similarity read off it has a standard error of at most 0.031.
PERMUTATIONS: Final = 256
SEED: Final = 1
#: Bands of three values each: of pairs with a Jaccard similarity of 0.3 five in six agree in one of them, of those with
#: 0.4 all but one in sixty, of those with 0.02 one in two thousand.
BANDS, ROWS = 64, 3
#: Shingles permuted together; each takes a kilobyte while that lasts.
AT_ONCE: Final = 8192
#: Numbers of a text that are kept, those of the smallest hashes.
NUMBERS: Final = 64

#: Scripts that put no space between words; there each character counts as one.
UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD: Final = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to compare it with others.

    Args:
        shingles: how many different ones it has; 0 for a text without words.
        minhash: `PERMUTATIONS` unsigned integers of 16 bits, little-endian; empty for a text without words.
        bands: a hash of each band, which tells its number too; texts that share one are worth comparing.
        numbers: hashes of the different numbers in digits, ascending, at most `NUMBERS`.
    """

    shingles: int
    minhash: bytes
    bands: list[int]
    numbers: list[int]


def signature(text: str) -> Signature:
    """Sign a text; case, punctuation, white space and typographic variety make no difference."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    numbers = sorted({_signed(crc32(number.encode())) for number in NUMBER.findall(plain)})[:NUMBERS]
    found = list(dict.fromkeys(shingles(plain)))
    if not found:
        return Signature(0, b"", [], numbers)
    minhash = _empty().copy()
    for at in range(0, len(found), AT_ONCE):
        minhash.update_batch(found[at : at + AT_ONCE])
    values = minhash.hashvalues.astype("<u4")
    bands = [_signed(crc32(values[at : at + ROWS].tobytes(), at)) for at in range(0, BANDS * ROWS, ROWS)]
    return Signature(len(found), values.astype("<u2").tobytes(), bands, numbers)


def shingles(plain: str, width: int = WIDTH) -> Iterator[int]:
    """CRC-32 of each run of `width` words, in UTF-8 with a blank between; of a shorter text, of all there are.

    CRC-32 is fast and even enough: datasketch mixes its bits (the finaliser of MurmurHash3) before it permutes them.
    """
    words = [word.encode() for word in WORD.findall(plain)]
    for at in range(max(min(1, len(words)), len(words) - width + 1)):
        yield crc32(b" ".join(words[at : at + width]))


@cache
def _empty() -> MinHash:
    """The signature all begin from. datasketch takes most of a second to import, so only who signs does it."""
    from datasketch import MinHash

    return MinHash(PERMUTATIONS, SEED, hashfunc=int, scheme="affine32")


def _signed(value: int) -> int:
    """An unsigned integer of 32 bits as the signed one that DuckDB's INTEGER holds."""
    return value - (1 << 32) if value >> 31 else value
