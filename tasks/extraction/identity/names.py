"""Whether two full names can be one person's."""

from __future__ import annotations

from typing import Final, NamedTuple

from tasks.extraction.words import fold, listed

#: What tells father and son, or one king and the next.
_SUFFIXES: Final = listed("jr sr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii")
#: Articles of Arabic names, which are written with and without.
_ARTICLES: Final = listed("al el ad ar as ash an at ul")
_PATRONYMS: Final = listed("bin ibn bint")


class Parts(NamedTuple):
    """A name taken apart: its words, folded, without articles; and `jr`, `ii` and the like, else empty."""

    tokens: tuple[str, ...]
    suffix: str = ""

    @property
    def full(self) -> bool:
        """Whether it is more than a bare first name or surname."""
        return len(self.tokens) > 1 or bool(self.suffix)

    def son_of(self, token: str) -> bool:
        """Whether `token` is the name of the father: `Salman` in Mohammed bin Salman."""
        return any(a in _PATRONYMS and b == token for a, b in zip(self.tokens, self.tokens[1:], strict=False))


def parts_of(surface: str) -> Parts:
    """The parts of a name for comparison."""
    words = [part.strip(".,'\"“”‘’()") for part in fold(surface).split()]
    words = [_plain(word) for word in words if word and word not in _ARTICLES]
    suffix = words.pop() if len(words) > 1 and words[-1] in _SUFFIXES else ""
    return Parts(tuple(words), suffix)


def may_be_one(first: Parts, second: Parts) -> bool:
    """The same words in order, some left out, some as initials; or the same but for the spelling of the last."""
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return False
    short, long = sorted((first.tokens, second.tokens), key=len)
    if len(short) < 2:
        return short == long
    if len(short[0]) == 1 and not _fits(short[0], long[0]):
        return False
    if (
        len(short) > 2
        and short[0] == long[0]
        and min(len(short[1]), len(long[1])) == 1
        and not _fits(short[1], long[1])
    ):
        return False
    rest = iter(long)
    if all(any(_fits(part, other) for other in rest) for part in short):
        return True
    if short[-1] == long[-1]:
        return min(len(short[0]), len(long[0])) == 1 and _fits(short[0], long[0])
    alike = len(short) == len(long) and short[:-1] == long[:-1]
    a, b = short[-1], long[-1]
    return alike and min(len(a), len(b)) > 5 and abs(len(a) - len(b)) <= 2 and a[:5] == b[:5] and a[-1:] in b[-2:]


def _fits(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def _plain(word: str) -> str:
    article, hyphen, name = word.partition("-")
    return name if hyphen and name and article in _ARTICLES else word
