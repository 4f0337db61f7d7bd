"""Find the capitalised words of a text in one pass; everything about names is built on them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_CASED: Final = (range(0x250), range(0x370, 0x590), range(0x10A0, 0x1100), range(0x1E00, 0x2000))
UPPER: Final = "".join(c for block in _CASED for c in map(chr, block) if c.isupper())

#: An initialism (U.S.), an initial (J.), or a capitalised word with what hyphens and apostrophes tie to it; the
#: possessive ending stays outside. It begins with a plain class of letters, which `re` finds fastest.
_WORD: Final = re.compile(
    rf"[{UPPER}](?<!\w.)(?:"
    rf"(?<=[A-Z])(?:(?:\.[A-Z])+(?!\w)\.?|\.(?=\ ?[{UPPER}]))"
    rf"|\w*(?:-(?:[a-z]{{1,4}}-)?(?=[{UPPER}\d])\w+|['’](?![sS](?!\w))\w+|&(?=[{UPPER}])\w+)*"
    rf")",
    re.DOTALL,
)
#: What ties itself to the word after it: `al-Shabaab`, `d'Ivoire`.
_TIED: Final = re.compile(r"(?<!\w)(?:al|el|ad|ar|as|ash|an|at|ul|sub|d|l)[-’']\Z")
_TIES: Final = frozenset("-’'")


class Word(NamedTuple):
    """A capitalised word and where it stands."""

    start: int
    end: int
    text: str


def capitalised(text: str) -> list[Word]:
    """The capitalised words of `text`, ascending; `’` is read as `'`."""
    words: list[Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in _TIES:
            tied = _TIED.search(text, max(words[-1].end if words else 0, start - 5), start)
            start = tied.start() if tied else start
        words.append(Word(start, end, text[start:end].replace("’", "'")))
    return words


_LOUD_BEFORE: Final = re.compile(rf"(?<!\w)[{UPPER}]{{2,}} \Z")
_LOUD_AFTER: Final = re.compile(rf" [{UPPER}]{{2,}}(?!\w)")


def shouted(text: str, start: int, end: int) -> bool:
    """Whether a word beside this place is in capitals too: then capitals tell nothing of it."""
    return bool(_LOUD_AFTER.match(text, end) or _LOUD_BEFORE.search(text, max(0, start - 24), start))


def listed(text: str, separator: str | None = None) -> frozenset[str]:
    """The words (or parts) of a written list."""
    return frozenset(part.strip() for part in text.split(separator))


@lru_cache(maxsize=50_000)
def unaccented(name: str) -> str:
    """`name` without accents and other marks on its letters."""
    if name.isascii():
        return name
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def shown(text: str, start: int, end: int) -> str:
    """The name at this place on one line, with single spaces."""
    return " ".join(text[start:end].split())


@lru_cache(maxsize=50_000)
def fold(name: str) -> str:
    """`name` for comparison: no accents, no case, straight apostrophes, single spaces."""
    if name.isascii():
        return " ".join(name.lower().split())
    return " ".join(unaccented(name.replace("’", "'")).casefold().split())
