"""Triggers of a figure, and the tokens of the sentences that hold one. Both are one linear pass of one expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add
from typing import Final

from tasks.extraction.quantity import words

#: A token (a web address, an abbreviation with stops, a word, a run of digits with its separators, or one sign) with
#: the space after it. No branch can give back what it took: linear on any text. Words of plain letters come first, a
#: part that most words lack is an empty branch, not a repeat, and nothing is captured: all for speed.
TOKEN: Final = re.compile(
    r"(?:(?:https?://|www\.)\S+"
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+"
    r"|[A-Za-z]+[^\W\d_]*(?:['’][^\W\d_]+(?:['’][^\W\d_]+)*|)"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\d+(?:[.,，．]\d+)*"
    r"|\S)\s*"
)

#: What can be no part of a number is written this long; longer runs of digits are read as none.
MAX_DIGITS: Final = 24


@dataclass(slots=True)
class Tokens:
    """The tokens of one sentence as parallel lists, with two empty ones at the end so that looking ahead is safe.

    Args:
        text: the whole text the offsets point into.
        starts: first character of each token.
        ends: character after each token.
        words: the tokens as written.
        lows: the same in lower case, typographic apostrophes made plain.
        count: how many there are, the empty ones aside.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    count: int

    def glued(self, index: int) -> bool:
        """Whether nothing stands between token `index` and the one before it."""
        return 0 < index < self.count and self.ends[index - 1] == self.starts[index]

    def goes_on(self, index: int) -> bool:
        """Whether a letter or a digit at token `index` is glued to the token before it."""
        return self.glued(index) and self.words[index][:1].isalnum()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters from token `first` up to token `last`, the latter excluded."""
        return self.starts[first], self.ends[last - 1]


def _branch(tree: dict[str, dict[str, object]]) -> str:
    """A tree of characters as an expression without two branches that begin alike."""
    branches = [re.escape(c) + _branch(t) for c, t in sorted(tree.items()) if c]  # type: ignore[arg-type]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{body})?" if "" in tree else body


def _trigger(vocabulary: Iterable[str]) -> re.Pattern[str]:
    tree: dict[str, dict[str, object]] = {}
    for word in {form for w in vocabulary for form in (w, w.capitalize(), w.upper())}:
        node = tree
        for character in word:
            node = node.setdefault(character, {})  # type: ignore[assignment]
        node[""] = {}
    letters = "".join(sorted(c for c in tree if c))
    signs = "".join(re.escape(sign) for sign in words.SIGNS)
    return re.compile(rf"[\d{signs}]|\b(?=[{letters}]){_branch(tree)}\b")


_TRIGGER: Final = _trigger(words.TRIGGERS)


def triggered(text: str, sentences: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences that hold a trigger, in order. A text without sentences is read as one."""
    spans = sentences or ((0, len(text)),)
    position = 0
    search = _TRIGGER.search
    for start, end in spans:
        if position >= end:
            continue
        found = search(text, max(position, start))
        if found is None:
            return
        position = found.start()
        if position < end:
            yield start, end


def tokenise(text: str, start: int, end: int) -> Tokens:
    """The tokens of `text[start:end]`."""
    while start < end and text[start].isspace():
        start += 1
    spaced = TOKEN.findall(text, start, end)
    starts = list(accumulate(map(len, spaced), initial=start))
    starts.pop()
    found = list(map(str.rstrip, spaced))
    ends = list(map(add, starts, map(len, found)))
    if "⁄" in found:
        found = ["/" if word == "⁄" else word for word in found]
    lows = list(map(_LOWS.__getitem__, found))
    count = len(found)
    starts += [end] * PADDING
    ends += [end] * PADDING
    found += _NOTHING
    lows += _NOTHING
    return Tokens(text, starts, ends, found, lows, count)


class _Lows(dict[str, str]):
    """Words in lower case, typographic apostrophes made plain; those of short length are kept, up to a number."""

    def __missing__(self, word: str) -> str:
        low = word.lower().replace("’", "'")
        if len(self) < _KEPT and len(word) < _LONG:
            self[word] = low
        return low


_KEPT: Final = 50_000
_LONG: Final = 20
_LOWS: Final = _Lows()


#: Empty tokens at the end of a sentence: more than any rule looks ahead.
PADDING: Final = 8
_NOTHING: Final = [""] * PADDING
