"""Split text into sentences by its punctuation, in one pass."""

from __future__ import annotations

import re
from typing import Final

#: Where a sentence may end: a stop with closing marks before a space, or an empty line.
#: Possessive, and never begun inside a run of stops, so that a megabyte of them stays linear.
CANDIDATE: Final = re.compile(r"""(?<![.!?…])[.!?…]++['"’”»)\]]*+(?=\s)|\n[ \n]*+""")
WORD_BEFORE: Final = re.compile(r"[^\s(\[\"'“‘«]*\Z")
WORDS: Final = re.compile(r"\w+(?:[-'’.]\w+)*")

#: Words whose full stop never ends a sentence, because a name or a number follows.
TITLES: Final = frozenset(
    "mr mrs ms messrs dr prof rev hon st sen rep gov gen col lt maj capt sgt cpl adm cmdr pres supt insp fr sr "
    "mt ft rs ksh no nos vs v art sec fig vol pp ca approx al dept univ assn bros".split()
)
#: Words whose full stop ends a sentence only before a clear beginning.
SHORT: Final = frozenset(
    "u.s u.k u.n u.s.a e.u d.c l.a n.y a.m p.m e.g i.e etc inc corp co ltd plc jr jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun est ave blvd rd bn mn min max ph.d m.d "
    "b.a m.a bros".split()
)
#: Of these, those that go on with a capital as often as not ("U.S. President"): only a pronoun or article begins anew.
PROPER: Final = frozenset("u.s u.k u.n u.s.a e.u d.c inc corp co ltd plc jr".split())
MONTHS: Final = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec no".split())

#: Words that begin a sentence rather than go on with a name.
OPENERS: Final = frozenset(
    "the a an it its he she they we i you this that these those there his her their our but and so in on at "
    "for as if when while after before since last next according however meanwhile yet still most many some "
    "all both not no what who how why where by from with under over during despite although because one two "
    "three".split()
)


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, ascending, trimmed, not overlapping.

    An empty line always ends one, a single line break only after a stop or around a headline. Abbreviations, initials
    and decimals do not. Linear in the length of `text`.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for found in CANDIDATE.finditer(text):
        end = found.end()
        if text[found.start()] == "\n":
            if found[0].count("\n") == 1 and not _line_ends(text, start, found.start(), end):
                continue
        elif not _stops(text, start, found):
            continue
        _add(text, start, end, spans)
        start = end
    _add(text, start, len(text), spans)
    return spans


def count_words(text: str) -> int:
    """Words: runs of letters and digits, inner hyphens, apostrophes and points included."""
    return sum(1 for _ in WORDS.finditer(text))


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    part = text[start:end]
    begin = start + len(part) - len(part.lstrip())
    stop = start + len(part.rstrip())
    if begin < stop:
        spans.append((begin, stop))


def _line_ends(text: str, start: int, end: int, after: int) -> bool:
    """A single line break ends what looks like a heading or a list line; wrapped prose goes on."""
    line_start = max(text.rfind("\n", start, end) + 1, start)
    line = text[line_start:end].strip()
    following = text[after : after + 2].lstrip()
    if not line or not following:
        return True
    if following[0] in "-*•–#>|" or (following[0].isdigit() and line[:1].isdigit()):
        return True
    return len(line) < 60 and line[-1] not in ",;:-–—" and following[0].isupper()


def _stops(text: str, start: int, found: re.Match[str]) -> bool:
    mark = found[0]
    if mark[0] != ".":
        return not _goes_on(text, found.end())
    if mark.startswith(".."):
        return not _goes_on(text, found.end())
    if len(mark) > 1:
        return not _goes_on(text, found.end())
    before = WORD_BEFORE.search(text, max(start, found.start() - 30), found.start())
    word = before[0] if before else ""
    low = word.lower()
    following = text[found.end() : found.end() + 40].lstrip()
    if low in TITLES:
        return not following[:1].isalnum() or (low in ("no", "v", "fig", "st", "al") and _opens(following))
    if len(word) == 1 and word.isupper():
        # An initial, unless the sentence ends with a letter on its own ("Plan B. The ...").
        return _opens(following) and word not in "JK"
    if low in SHORT or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        if low in MONTHS and following[:1].isdigit():
            return False
        if low in PROPER or "." in low:
            return _opens(following)
        return following[:1].isupper() or following[:1] in '"“‘«('
    return not _goes_on(text, found.end())


def _goes_on(text: str, position: int) -> bool:
    """What follows a stop is lower case: the sentence goes on ("'Go!' he said")."""
    following = text[position : position + 3].lstrip(" \n")
    return bool(following) and following[0].islower()


def _opens(following: str) -> bool:
    word = re.match(r"[\"“‘«(]?([A-Za-z]+)", following)
    if not following:
        return True
    if following[0] in '"“‘«':
        return True
    return bool(word and word[1][0].isupper() and word[1].lower() in OPENERS)
