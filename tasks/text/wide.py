"""UTF-16 and UTF-32 without a byte order mark, told by what the bytes would read."""

from __future__ import annotations

import codecs
import unicodedata
from collections import Counter
from typing import Final

#: What is tried, the wider first: what is UTF-32 is valid UTF-16 too, with a NUL in every second place.
ENCODINGS: Final = (("utf-32-le", 4), ("utf-32-be", 4), ("utf-16-le", 2), ("utf-16-be", 2))
#: How much is looked at.
SAMPLE: Final = 8 << 10
#: Share of characters that no text has, and of letters, marks, digits and blanks that every one has at least.
ODD: Final = 0.005
WORDY: Final = 0.6
#: No letter makes more of a text.
MOST: Final = 0.4
#: Characters that no text has: controls, private ones, halves of characters, and those that nothing is assigned to.
_ODD: Final = frozenset(("Cc", "Cn", "Co", "Cs"))
_BLANK: Final = frozenset("\t\n\r\f\x1b")


def wide(data: bytes) -> str | None:
    """The encoding of bytes that have no byte order mark, None where they are neither.

    A text has blanks or ends of lines, and those have a byte of zeros.
    """
    if b"\0" not in data[:SAMPLE]:
        return None
    best, most = None, 0
    for encoding, width in ENCODINGS:
        if len(data) % width:
            continue
        plain = _plain(data[:SAMPLE], encoding)
        if plain > most:
            best, most = encoding, plain
        if best and width == 4:
            break
    return best


def _plain(sample: bytes, encoding: str) -> int:
    """How many blanks and signs of ASCII the text has that these bytes would be; 0 where they would be none."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0
    counts = Counter(text)
    kinds: Counter[str] = Counter()
    for character, count in counts.items():
        kinds[unicodedata.category(character) if character not in _BLANK else "Zs"] += count
    odd = sum(kinds[kind] for kind in _ODD)
    wordy = sum(count for kind, count in kinds.items() if kind[0] in "LMNZ")
    most = max((count for character, count in counts.items() if character.isalnum()), default=0)
    if not text or odd > ODD * len(text) or wordy < WORDY * len(text) or (most > MOST * len(text) and len(text) > 20):
        return 0
    return sum(count for character, count in counts.items() if character.isascii() and not character.isalpha())
