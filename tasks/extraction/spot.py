"""One pass over the capitalised words for every name of the lexicon; the longest name that fits wins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.lexicon import Lexicon, Reading
from tasks.extraction.gazetteer.organisations import ALSO_WORDS
from tasks.extraction.words import Word

#: Scores: the lexicon is sure of a name, or it is one of several things the word can be.
SURE: Final = 0.95
DOUBTFUL: Final = 0.4

_MONEY: Final = frozenset("$€£¥₦₡")


def spot(text: str, words: Sequence[Word], lexicon: Lexicon) -> list[Found]:
    """Names of the lexicon in `text`, ascending and not overlapping; doubtful ones have the score `DOUBTFUL`."""
    straight = text.replace("’", "'").replace("\n", " ")
    found: list[Found] = []
    past = 0
    for number, word in enumerate(words):
        if word.start < past:
            continue
        names = lexicon.opening.get(word.text)
        shouted = names is None and len(word.text) > 3 and word.text.isupper()
        if shouted:
            names = lexicon.opening.get(word.text.title())
        if names is not None:
            hits = _at(straight, words, number, names, lexicon, shouted=shouted)
        elif "-" in word.text:
            hits = _halves(word, lexicon)
        else:
            continue
        for hit in hits:
            found.append(hit)
            past = hit.end
    return found


def _at(straight: str, words: Sequence[Word], number: int, names: Sequence[str], lexicon: Lexicon, *,
        shouted: bool) -> Iterator[Found]:  # fmt: skip
    """The longest of `names` that stands at word `number`; in capitals, where it is `shouted`."""
    word = words[number]
    for name in names:
        end = word.start + len(name)
        piece = straight[word.start : end]
        if (piece == name or (shouted and piece == name.upper())) and _ends(straight, end):
            reading = lexicon.readings[name]
            if _stands(straight, words, number, end, name, reading):
                yield _found(word.start, end, reading)
                return


def _found(start: int, end: int, reading: Reading) -> Found:
    score = DOUBTFUL if reading.doubtful else SURE
    return Found(start, end, reading.kind, score, "gazetteer", reading)


def _ends(straight: str, end: int) -> bool:
    """No letter or digit goes on after `end`, and it is no amount of money (US$5)."""
    after = straight[end : end + 1]
    return not after.isalnum() and after not in _MONEY


def _stands(straight: str, words: Sequence[Word], number: int, end: int, name: str, reading: Reading) -> bool:
    """Whether what is around the name lets it be that name."""
    start = words[number].start
    if reading.article:
        following = number + 1
        if straight[max(0, start - 4) : start].lower() != "the ":
            return False
        return not (following < len(words) and words[following].start == end + 1)
    if name in ALSO_WORDS:
        beside = [words[n] for n in (number - 1, number + 1) if 0 <= n < len(words)]
        touching = (other.text for other in beside if other.end + 1 == start or other.start - 1 == end)
        return not any(len(other) > 2 and other.isupper() and other.isalpha() for other in touching)
    return True


def _halves(word: Word, lexicon: Lexicon) -> Iterator[Found]:
    """`Russia-Ukraine` names two countries."""
    start = word.start
    for part in word.text.split("-"):
        reading = lexicon.readings.get(part)
        if reading is not None and not reading.article:
            yield _found(start, start + len(part), reading)
        start += len(part) + 1
