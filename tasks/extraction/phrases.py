"""Capitalised phrases whose own words tell their kind: `... Treaty`, `Ministry of ...`, `Lake ...`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.heads import DIRECTIONS, FIRST, FIRST_OF, LAST, NEVER, OWNERS, TITLES
from tasks.extraction.words import Word

SCORE: Final = 0.8

#: Words in one name at most, each way from its head.
REACH: Final = 7

_KIND_OF_LAST: Final = {word: kind for kind, words in LAST.items() for word in words}
_KIND_OF_FIRST: Final = {word: kind for kind, words in FIRST.items() for word in words}
_KIND_OF_FIRST_OF: Final = {word: kind for kind, words in FIRST_OF.items() for word in words}

_TELLING: Final = frozenset(_KIND_OF_LAST) | frozenset(_KIND_OF_FIRST) | frozenset(_KIND_OF_FIRST_OF)

_INSIDE: Final = frozenset({" of ", " of the ", " for ", " for the ", " on ", " on the ", " de ", " & "})


_ROMANCE: Final = frozenset({" de ", " de la ", " de las ", " de los ", " del ", " do ", " da ", " dos ", " das "})
_OWNED: Final = frozenset({"'s ", "’s ", "' ", "’ "})


def phrases(text: str, words: Sequence[Word]) -> list[Found]:
    """Phrases with a telling head, ascending and not overlapping."""
    found: list[Found] = []
    past = 0
    for number, word in enumerate(words):
        if word.start < past or word.text not in _TELLING:
            continue
        for first, last, kind, rule in _at(text, words, number):
            start, end = words[first].start, words[last].end
            if start < past:
                continue
            found.append(Found(start, end, kind, SCORE, rule))
            past = end
    return found


def _at(text: str, words: Sequence[Word], number: int) -> Iterator[tuple[int, int, str, str]]:
    """The phrase whose head is word `number`, as numbers of its first and last word."""
    head = words[number].text
    if head in _KIND_OF_LAST:
        first = _back(text, words, number)
        last = _onward(text, words, number) if head in _KIND_OF_FIRST_OF else number
        if first < number and not _goes_on(text, words, last):
            yield first, last, _KIND_OF_LAST[head], "phrase:last"
            return
    if head in _KIND_OF_FIRST_OF:
        last = _onward(text, words, number)
        if last > number and not _goes_on(text, words, last):
            yield number, last, _KIND_OF_FIRST_OF[head], "phrase:first"
            return
    if head in _KIND_OF_FIRST and number + 1 < len(words) and _gap(text, words, number) == " ":
        following = words[number + 1].text
        if following not in NEVER and following not in _KIND_OF_LAST and not _goes_on(text, words, number + 1):
            yield number, number + 1, _KIND_OF_FIRST[head], "phrase:opening"


def _gap(text: str, words: Sequence[Word], number: int) -> str:
    """What stands between word `number` and the next."""
    return text[words[number].end : min(words[number + 1].start, words[number].end + 12)]


def _goes_on(text: str, words: Sequence[Word], last: int) -> bool:
    """Another capitalised word follows directly: the head is not the end of the name."""
    return last + 1 < len(words) and _gap(text, words, last) == " " and words[last + 1].text not in NEVER


def _back(text: str, words: Sequence[Word], number: int) -> int:
    """The first word of the capitalised run that ends at `number`."""
    first = number
    while first > 0 and number - first < REACH:
        before = words[first - 1].text
        gap = _gap(text, words, first - 1)
        owned = before in OWNERS and gap in _OWNED
        if not (gap == " " or owned or (gap in _ROMANCE and first < number)):
            break
        if (before in NEVER and before not in DIRECTIONS) or (
            before in TITLES and before not in _KIND_OF_LAST and first < number
        ):
            break
        first -= 1
    return first


def _onward(text: str, words: Sequence[Word], number: int) -> int:
    """The last word of what follows the head after `of`, `for` and the like."""
    last = number
    joined = False
    while last + 1 < len(words) and last - number < REACH:
        gap = _gap(text, words, last)
        if gap in _INSIDE:
            joined = True
        elif not (gap == " " and joined):
            break
        if words[last + 1].text in NEVER:
            break
        last += 1
    return last
