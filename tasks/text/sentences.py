"""Split text into sentences by its punctuation, in one pass."""

from __future__ import annotations

import re
from typing import Final

from tasks.text.abbreviations import (
    CLOCK,
    DAYS,
    LINKING,
    MONTHS,
    NUMBERED,
    OPENERS,
    ORDINAL,
    PLAIN,
    PROPER,
    SMALL,
    TITLES,
)  # fmt: skip

#: Where a sentence may end: a stop with closing marks and notes before a space, or the end of a line.
#: Possessive, and never begun inside a run of stops, so that a megabyte of them stays linear.
_CANDIDATE: Final = r"""[.!?…](?<![.!?…][.!?…])[.!?…]*+['"’”»)\]]*+(?:\[\d{1,3}\])*+(?=\s)|\n[ \n]*+"""
CANDIDATE: Final = re.compile(_CANDIDATE)
#: Stops of other scripts, and those after which no space is written.
STOPS: Final = "。．！？｡।॥؟۔։።။។"
WIDE: Final = re.compile(rf"""{_CANDIDATE}|[{STOPS}]++[.!?…{STOPS}]*+['"’”»)\]）」』】》]*+""")
#: What goes on after a closing mark: what is quoted is said by somebody, or part of a sentence.
GOES_ON: Final = re.compile(r"[」』）”][とっ、，,はがをのに]|”[^。！？，\s]{0,6}?[说說道问問称稱]")
WORDS: Final = re.compile(r"\w++(?:[-'’.]\w++|,(?<=\d,)(?=\d)\w++)*+")
DOTTED: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]|ph\.d")
FIRST: Final = re.compile(r"((?:[\"“‘«(\[]|``)?)([^\W\d_]+(?:['’][a-z]+)?)")
ITEM: Final = re.compile(r"\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})\Z")

APART: Final = re.compile(r"(?:^|\D)\d{1,3} \. \d{1,2}(?![\d:])")
OPENING: Final = "([{\"'“‘«„¿¡*_"
#: As far as a word before a stop is looked at, and what follows it.
BACK: Final = 30
AHEAD: Final = 40
#: A line shorter than this, among others like it, is no wrapped prose.
SHORT: Final = 60


def split(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, ascending, trimmed, not overlapping.

    An empty line always ends one, a single line break only after a stop or around a headline or an item of a list.
    Abbreviations, initials and decimals do not. Linear in the length of `text`.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    paragraph = _Paragraph(text)
    candidates = WIDE if any(stop in text for stop in STOPS) else CANDIDATE
    for found in candidates.finditer(text):
        first = text[found.start()]
        if first in STOPS:
            ends = not GOES_ON.match(text, found.end() - 1)
        elif first != "\n":
            ends = _stops(text, start, found)
        else:
            ends = found[0].count("\n") > 1 or paragraph.breaks(found.start(), found.end())
        if ends:
            _add(text, start, found.end(), spans)
            start = found.end()
    _add(text, start, len(text), spans)
    return spans


def count_words(text: str) -> int:
    """Words: runs of letters and digits, inner hyphens, apostrophes and points, and commas in numbers, included."""
    return sum(len(WORDS.findall(line)) for line in text.split("\n"))


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    part = text[start:end]
    begin = start + len(part) - len(part.lstrip())
    stop = start + len(part.rstrip())
    if begin < stop:
        spans.append((begin, stop))


class _Paragraph:
    """The lines around a line break: whether they are prose that was wrapped."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = -1
        self.width = 0
        self.wrapped = False

    def breaks(self, end: int, begin: int) -> bool:
        """Whether the line that ends at `end` ends a sentence, the next one beginning at `begin`."""
        start = self.text.rfind("\n", 0, end) + 1
        if begin > self.end:
            self._read(start)
        line = self.text[start:end].strip()
        following = self.text[begin : begin + AHEAD]
        if not line or not following.strip():
            return True
        first = following[0]
        if first in "-*•–—#>|":
            return True
        if line[-1] in ",;-–—" or first.islower() or line[line.rfind(" ") + 1 :] in LINKING:
            return False
        if first.isdigit() and line[0].isdigit():
            return True
        fits = len(line) + 1 + len(following.split(None, 1)[0]) <= self.width
        return fits or (not self.wrapped and self.width < SHORT and line[-1] != ":")

    def _read(self, start: int) -> None:
        """Look at all lines from `start` to the next empty one, once."""
        end = self.text.find("\n\n", start)
        self.end = end if end >= 0 else len(self.text)
        lines = self.text[start : self.end].split("\n")
        self.width = max(map(len, lines))
        self.wrapped = any(line[:1].islower() for line in lines)


def _stops(text: str, start: int, found: re.Match[str]) -> bool:
    """Whether a sentence ends with the stop that was `found`; it began at `start`."""
    following = text[found.end() : found.end() + AHEAD].lstrip()
    if not following:
        return True
    if following.lstrip("….\n ")[:1].islower() or (following[0] == "." and following[:2] != ".."):
        # It goes on ("'Go!' he said"), or the dots stand apart (". . .").
        return False
    stop = found.start()
    if stop - start < BACK and not text[start:stop].strip():
        # Dots before the first word.
        return False
    if found[0] != ".":
        return True
    word = _word(text[max(start, stop - BACK) : stop])
    if not word:
        # A decimal of a text whose words and signs stand apart: "4 . 8 %".
        return not APART.search(text[max(start, stop - 5) : stop + 5])
    if stop - start < AHEAD and ITEM.match(text, start, stop):
        # The number of a paragraph or an item.
        return False
    return _after(word, following)


def _word(before: str) -> str:
    """The last word of `before`, nothing when that ends in a space."""
    if not before or before[-1].isspace():
        return ""
    word = before.split()[-1].lstrip(OPENING)
    for dash in "-–—/":
        word = word[word.rfind(dash) + 1 :]
    return word


def _after(word: str, following: str) -> bool:
    """Whether a sentence ends with `word` and a full stop, before a `following` that is not in lower case."""
    low, small = word.lower(), word[0].islower()
    if low in TITLES and not (small and low in PLAIN):
        return False
    if low in NUMBERED and (following[0].isdigit() or following[0] in "$£€~§"):
        return False
    if low in MONTHS:
        return not following[0].isdigit()
    if low in CLOCK:
        return _begins_after_clock(following)
    initial = len(word) == 1 and word.isupper()
    if initial or DOTTED.fullmatch(low) or (low in PROPER and not (small and low in SMALL)):
        return _opens(following)
    if word.isdigit() and len(word) < 3:
        first = FIRST.match(following)
        return not (first and first[2].lower() in ORDINAL)
    return True


def _begins_after_clock(following: str) -> bool:
    """After "5 p.m." a day or a time zone goes on."""
    first = FIRST.match(following)
    if not first:
        return False
    word = first[2]
    return word.lower() not in DAYS and (len(word) == 1 or not word.isupper() or len(word) > 5)


def _opens(following: str) -> bool:
    """What follows clearly begins a sentence: a quotation, or a word that is no part of a name."""
    first = FIRST.match(following)
    if not first or not first[2][0].isupper():
        return False
    return first[1] not in ("", "(", "[") or first[2].lower().replace("’", "'") in OPENERS
