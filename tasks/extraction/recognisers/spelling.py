"""What the compact recogniser reads: the words of a text, and what each tells by its spelling alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from zlib import crc32

from tasks.extraction.words import fold

#: Spaces and the word after them: letters and digits with the apostrophes inside them, an initialism with its points,
#: the possessive, a mark, or line ends. The matches cover a text, so that their lengths give the offsets.
WORD: Final = re.compile(r"[^\S\n]*(?:\n\s*|(?:[^\W\d_]\.){2,}|\w+(?:['’](?![sS]\b)\w+)*|['’][sS]\b|[^\w\s]|\Z)")

#: What stands between two texts, and before and after.
BREAK: Final = "\n\n"

#: Buckets of each hashed feature: the word folded, its first three letters, its last three and four, its shape.
BUCKETS: Final = (12_000, 3_000, 4_000, 6_000, 500)

#: Characters of a word that count; shapes and lengths are told apart up to `_LONG`.
LONGEST: Final = 48
_LONG: Final = 12


def words(text: str) -> list[str]:
    """The words of `text`, each with the spaces before it: joined they are `text` again."""
    found: list[str] = WORD.findall(text)
    if found and not found[-1]:
        found.pop()
    return found


def bare(word: str) -> str:
    """The word without its spaces; line ends are one or two, and spaces at the end of a text are two."""
    stripped = word.strip()
    if stripped:
        return stripped[:LONGEST]
    return "\n" if word.count("\n") == 1 else BREAK


def capital(word: str) -> bool:
    """Whether a name can begin or end here."""
    return word[:1].isupper()


def buckets(word: str) -> tuple[int, ...]:
    """The bucket of each hashed feature of a bare word, numbered through all features."""
    low = fold(word) or word
    return (
        crc32(low.encode()) % BUCKETS[0],
        _bucket(low[:3], 1),
        _bucket(low[-3:], 2),
        _bucket(low[-4:], 3),
        _bucket(shape(word), 4),
    )


@lru_cache(maxsize=50_000)
def _bucket(value: str, feature: int) -> int:
    """The bucket of one value of a hashed feature; the beginnings, ends and shapes of words are few."""
    return sum(BUCKETS[:feature]) + crc32(value.encode(), feature) % BUCKETS[feature]


def shape(word: str) -> str:
    """`X` for capitals, `x` for small letters, `d` for digits; runs end at three: `O'Brien` is `X'Xxxx`."""
    found: list[str] = []
    for char in word[:_LONG]:
        kind = "X" if char.isupper() else "x" if char.isalpha() else "d" if char.isdigit() else char
        if found[-3:] != [kind] * 3:
            found.append(kind)
    return "".join(found) + ("+" if len(word) > _LONG else "")


def traits(word: str) -> tuple[float, ...]:
    """Capitals, digits, marks and length of a bare word, as numbers from 0 to 1."""
    return (
        float(word[:1].isupper()),
        float(len(word) > 1 and word.isupper()),
        float(word.islower()),
        float(word.isdigit()),
        float(not word.isalpha() and any(map(str.isdigit, word))),
        float(not word[:1].isalnum()),
        float(len(word) == 1),
        float(word[:1] == "\n"),
        min(len(word), _LONG) / _LONG,
    )
