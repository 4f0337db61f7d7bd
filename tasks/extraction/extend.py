"""Complete the names of persons: capitalised words that stand directly beside one belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.common_words import PLAIN
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.heads import COMMON, LAST, NEVER, TITLES
from tasks.extraction.words import Word, fold

_NO_PART: Final = NEVER | TITLES | COMMON | frozenset(word for words in LAST.values() for word in words)

_PARTICLE: Final = re.compile(r"(?: de)? (?:de|del|do|da|dos|das|di|du|van|von|bin|ibn|ka)(?: la| las| los)? |"
                               r"(?<= de)(?: la| las| los) ")  # fmt: skip
#: A name does not end in one of these.
_OPEN_ENDS: Final = (" Le", " La", " De", " Du", " Van", " Von", " El", " Al", " Bin", " Ben", " Ibn")
_SPACE: Final = re.compile(" ")
_JOINED: Final = frozenset({"PERSON", "PLACE", "ORG", "FACILITY"})

#: Words of a person's name at most.
LONGEST: Final = 6


def extend(text: str, words: Sequence[Word], found: Sequence[Found], lower: frozenset[str]) -> list[Found]:
    """The same names, those of persons taken to the edges of the capitalised words around them; neighbours joined."""
    starts = [word.start for word in words]
    ends = [word.end for word in words]
    done: list[Found] = []
    for number, name in enumerate(found):
        if name.kind != "PERSON" or name.rule.startswith("link"):
            done.append(name)
            continue
        floor = done[-1].end if done else 0
        limit = found[number + 1].start if number + 1 < len(found) else len(text)
        start = _leftward(text, words, bisect_right(ends, name.start) - 1, name.start, floor, lower)
        end = _rightward(text, words, bisect_left(starts, name.end), name.end, limit, lower)
        if text.count(" ", start, end) < LONGEST:
            name = name._replace(start=start, end=end)
        start, end = name.start, name.end
        if done and done[-1].kind == "PERSON" and text[done[-1].end : start] == " ":
            both = text[done[-1].start : end]
            if text[done[-1].start : done[-1].end] in TITLES:
                done.pop()
            elif both.count(" ") < LONGEST and "," not in both:
                name = done.pop()._replace(end=end)
        done.append(name)
    return done


def join(text: str, found: Sequence[Found], words: Sequence[Word]) -> list[Found]:
    """The same names, those that a particle parts put together: `Rio Grande` and `do Sul`."""
    starts = [word.start for word in words]
    done: list[Found] = []
    past = 0
    for number, name in enumerate(found):
        if name.start < past:
            continue
        goes_on = None
        if name.kind in _JOINED and name.reading is None:
            open_end = " " in text[name.start : name.end] and text[name.start : name.end].endswith(_OPEN_ENDS)
            goes_on = _SPACE.match(text, name.end) if open_end else _PARTICLE.match(text, name.end)
        at = bisect_left(starts, goes_on.end()) if goes_on else len(words)
        if goes_on and at < len(words) and words[at].start == goes_on.end():
            following = found[number + 1] if number + 1 < len(found) else None
            if following is None or following.start >= words[at].end:
                name = name._replace(end=words[at].end)
            elif following.start == words[at].start and following.kind in _JOINED:
                name = name._replace(end=following.end)
        done.append(name)
        past = name.end
    return done


def _belongs(word: Word, lower: frozenset[str]) -> bool:
    if word.text.lower() in PLAIN and fold(word.text) not in FIRST_NAMES:
        return False
    if word.text in _NO_PART:
        return False
    return not word.text.isupper() and word.text.lower() not in lower


def _leftward(text: str, words: Sequence[Word], at: int, start: int, floor: int, lower: frozenset[str]) -> int:
    while at >= 0 and words[at].start >= floor and text[words[at].end : start] == " ":
        if not _belongs(words[at], lower) or _opens_sentence(text, words[at]):
            break
        start = words[at].start
        at -= 1
    return start


def _opens_sentence(text: str, word: Word) -> bool:
    """Whether it may be large only because a sentence begins with it."""
    return word.text.endswith(("ly", "ing", "ed")) and not text[max(0, word.start - 2) : word.start].strip(' \n.“"')


def _rightward(text: str, words: Sequence[Word], at: int, end: int, limit: int, lower: frozenset[str]) -> int:
    while at < len(words) and words[at].end <= limit and text[end : words[at].start] == " ":
        if not _belongs(words[at], lower):
            break
        end = words[at].end
        at += 1
    return end
