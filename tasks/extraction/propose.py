"""Names the recogniser missed, where the words around them speak for one: titles, first names, towns, acronyms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from tasks.extraction.coinage import COINED, counted_in
from tasks.extraction.found import Found
from tasks.extraction.gazetteer.cities import cities
from tasks.extraction.gazetteer.common_words import ROLES
from tasks.extraction.gazetteer.first_names import FIRST_NAMES
from tasks.extraction.gazetteer.heads import COMMON, LAST, NEVER, STRONG_TITLES, TITLES
from tasks.extraction.words import Word, fold, shouted

SCORE: Final = 0.55

#: Words in a proposed name at most.
LONGEST: Final = 5

_NO_NAMES: Final = NEVER | TITLES | COMMON
_HEADS: Final = frozenset(word for words in LAST.values() for word in words)
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&-]{1,5}[A-Z]")
_PLACED: Final = re.compile(
    r"\b(?:in|at|near|from|to|outside|around|between|of|and|through|via)(?: downtown| nearby)? $"
)
#: What tells one king from the next.
_NUMBERED: Final = re.compile(r"X{0,2}(?:IX|IV|V?I{1,3}|V)")
_SAYS: Final = re.compile(r",? (?:said|says|told|added|adds|explained|recalled|recalls|argued|warned|noted)\b")
_SAID: Final = re.compile(r"\b(?:said|says|added|explained|recalled|argued|warned|noted) $")


def propose(text: str, words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """All names with the proposed ones between them, ascending, not overlapping."""
    about = {f.reading.entity.country for f in found if f.reading is not None}
    acronyms = Counter(word.text for word in words if _ACRONYM.fullmatch(word.text))
    if 2 * acronyms.total() > len(words):
        acronyms.clear()  # a text in capitals
    for code in COINED & acronyms.keys():
        if counted_in(text, code):
            del acronyms[code]
    added: list[Found] = []
    for run in _runs(text, words, found):
        name = _person(text, words, run) or _town(text, run, about) or _acronym(text, run, acronyms)
        if name is not None:
            added.append(name)
    return sorted([*found, *added]) if added else list(found)


def _runs(text: str, words: Sequence[Word], found: Sequence[Found]) -> Iterator[list[Word]]:
    """Runs of capitalised words that no name covers; titles and words that are never names part them."""
    run: list[Word] = []
    at = 0
    for word in words:
        while at < len(found) and found[at].end <= word.start:
            at += 1
        covered = at < len(found) and found[at].start < word.end
        plain = word.text in _NO_NAMES or word.text.lower() in ROLES
        if run and (covered or plain or text[run[-1].end : word.start] != " "):
            yield run
            run = []
        if not covered and not plain:
            run.append(word)
    if run:
        yield run


def _person(text: str, words: Sequence[Word], run: Sequence[Word]) -> Found | None:
    if len(run) > LONGEST or any(word.text in _HEADS for word in run):
        return None
    start, end = run[0].start, run[-1].end
    before, after = text[max(0, start - 20) : start], text[end : end + 12]
    titled = before.endswith(" ") and before.split()[-1:] and before.split()[-1] in STRONG_TITLES
    last = run[-1].text
    first = fold(run[0].text) in FIRST_NAMES and len(run) > 1 and (not last.isupper() or _NUMBERED.fullmatch(last))
    speaks = len(run) > 1 and (_SAYS.match(after) or _SAID.search(before))
    if titled or first or speaks:
        return Found(start, end, "PERSON", SCORE, "propose:person")
    return None


def _town(text: str, run: Sequence[Word], about: set[str | None]) -> Found | None:
    start, end = run[0].start, run[-1].end
    if not _PLACED.search(text, max(0, start - 20), start):
        return None
    towns = cities().namesakes.get(fold(text[start:end]), ())
    if any(town.country in about for town in towns):
        return Found(start, end, "PLACE", SCORE, "propose:town")
    return None


def _acronym(text: str, run: Sequence[Word], acronyms: Counter[str]) -> Found | None:
    if len(run) != 1 or acronyms[run[0].text] < 2 or text[run[0].end : run[0].end + 1] in "-/$:":
        return None
    start, end = run[0].start, run[0].end
    return None if shouted(text, start, end) else Found(start, end, "ORG", SCORE, "propose:acronym")
