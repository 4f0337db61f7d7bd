"""Tell which sentences of two versions of a text are the same, which were edited, added or removed.

Time grows with the number of sentences, not with its square, whatever the two texts are: anchors are sentences that
stand once in both (patience diff, Bram Cohen), and what lies between them is compared only as far as a fixed budget
of comparisons a sentence goes.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Final

#: Rounds of looking for anchors between anchors.
ROUNDS: Final = 32
#: Pairs of sentences without an anchor that are still compared each with each.
SMALL: Final = 2_500
#: Sentences of the other text that one is compared with in a larger stretch, and in how many of them the two words
#: that they have in common stand.
CANDIDATES: Final = 5
RARE: Final = 8
#: Characters of a sentence that are looked at.
LETTERS: Final = 1_000
#: Share of common words (Dice) from which a sentence is the other, edited; where there is but one on each side, less.
EDITED: Final = 0.5
ALONE: Final = 0.3

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the old text and what became of it in the new one; None where it is only in one of them.

    Args:
        old: its number in the old text.
        new: its number in the new one.
        same: it reads the same, white space aside.
        gap: the stretch between unchanged sentences that it lies in; 0 for an unchanged one.
    """

    old: int | None
    new: int | None
    same: bool = False
    gap: int = 0


Range = tuple[int, int, int, int]


def align(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Pair the sentences of two texts: each is in exactly one pair. One that only moved is the same."""
    was, now = _folded(old), _folded(new)
    common, gaps = _anchored(was, now)
    pairs = [Pair(i, j, same=True) for i, j in common]
    moved = _moved(was, now, gaps)
    pairs += [Pair(i, j, same=True) for i, j in moved.items()]
    came = set(moved.values())
    for number, (low, high, start, stop) in enumerate(gaps, 1):
        gone = [i for i in range(low, high) if i not in moved]
        come = [j for j in range(start, stop) if j not in came]
        edited = _edited(was, now, gone, come)
        pairs += [Pair(i, j, gap=number) for i, j in edited.items()]
        pairs += [Pair(i, None, gap=number) for i in gone if i not in edited]
        left = set(edited.values())
        pairs += [Pair(None, j, gap=number) for j in come if j not in left]
    return pairs


def _folded(sentences: Sequence[str]) -> list[str]:
    return [" ".join(sentence.split()) for sentence in sentences]


def _anchored(old: Sequence[str], new: Sequence[str]) -> tuple[list[tuple[int, int]], list[Range]]:
    """Numbers of sentences that are the same in the same order, and the stretches between them."""
    common: list[tuple[int, int]] = []
    gaps: list[Range] = []
    pending = [(0, len(old), 0, len(new))]
    for _ in range(ROUNDS):
        following: list[Range] = []
        for place in pending:
            low, high, start, stop = _trimmed(old, new, place, common)
            if low == high or start == stop:
                if (low, start) != (high, stop):
                    gaps.append((low, high, start, stop))
                continue
            anchors = _anchors(old, new, (low, high, start, stop))
            if not anchors:
                gaps.append((low, high, start, stop))
                continue
            common += anchors
            following += _between(anchors, (low, high, start, stop))
        pending = following
    gaps += pending
    return common, sorted(gaps)


def _trimmed(old: Sequence[str], new: Sequence[str], place: Range, common: list[tuple[int, int]]) -> Range:
    """What is left of a stretch when its ends, where they are the same, have gone to `common`."""
    low, high, start, stop = place
    while low < high and start < stop and old[low] == new[start]:
        common.append((low, start))
        low, start = low + 1, start + 1
    while low < high and start < stop and old[high - 1] == new[stop - 1]:
        high, stop = high - 1, stop - 1
        common.append((high, stop))
    return low, high, start, stop


def _anchors(old: Sequence[str], new: Sequence[str], place: Range) -> list[tuple[int, int]]:
    """Sentences that stand once in both; where there is none, in a small stretch, those a plain comparison finds."""
    low, high, start, stop = place
    once = _once(old, low, high)
    both = {text: (once[text], j) for text, j in _once(new, start, stop).items() if text in once}
    if both:
        return _ascending(sorted(both.values()))
    if (high - low) * (stop - start) > SMALL:
        return []
    blocks = SequenceMatcher(None, old[low:high], new[start:stop], autojunk=False).get_matching_blocks()
    return [(low + block.a + n, start + block.b + n) for block in blocks for n in range(block.size)]


def _once(texts: Sequence[str], low: int, high: int) -> dict[str, int]:
    counts = Counter(texts[low:high])
    return {texts[i]: i for i in range(low, high) if counts[texts[i]] == 1}


def _ascending(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that ascends on both sides, from pairs that ascend on the first."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for number, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        before.append(last[place - 1] if place else None)
        if place == len(ends):
            ends.append(j)
            last.append(number)
        else:
            ends[place], last[place] = j, number
    chain = []
    at: int | None = last[-1]
    while at is not None:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def _between(anchors: Sequence[tuple[int, int]], place: Range) -> Iterator[Range]:
    """The stretches that anchors leave of a stretch."""
    low, high, start, stop = place
    for i, j in anchors:
        if (i, j) != (low, start):
            yield low, i, start, j
        low, start = i + 1, j + 1
    if (low, start) != (high, stop):
        yield low, high, start, stop


def _moved(old: Sequence[str], new: Sequence[str], gaps: Sequence[Range]) -> dict[int, int]:
    """Sentences that are the same at another place, in order."""
    there: dict[str, deque[int]] = defaultdict(deque)
    for _, _, start, stop in gaps:
        for j in range(start, stop):
            there[new[j]].append(j)
    return {i: there[old[i]].popleft() for low, high, _, _ in gaps for i in range(low, high) if there.get(old[i])}


def _edited(old: Sequence[str], new: Sequence[str], gone: Sequence[int], come: Sequence[int]) -> dict[int, int]:
    """Sentences of a stretch that are edits of one another, the most alike first."""
    if not gone or not come:
        return {}
    was, now = {i: _words(old[i]) for i in gone}, {j: _words(new[j]) for j in come}
    least = ALONE if len(gone) == len(come) == 1 else EDITED
    scored = ((_alike(was[i], now[j]), i, j) for i, j in _compared(was, now))
    edited: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted((-score, i, j) for score, i, j in scored if score >= least):
        if i not in edited and j not in taken:
            edited[i] = j
            taken.add(j)
    return edited


def _compared(old: Mapping[int, Sequence[str]], new: Mapping[int, Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Which to compare with which: all with all; in a large stretch, those that have rare pairs of words in common."""
    if len(old) * len(new) <= SMALL:
        yield from ((i, j) for i in old for j in new)
        return
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, words in new.items():
        for two in pairwise(words):
            holders[two].append(j)
    rare = {two: held for two, held in holders.items() if len(held) <= RARE}
    for i, words in old.items():
        shared = Counter(j for two in pairwise(words) for j in rare.get(two, ()))
        yield from ((i, j) for _, j in sorted((-count, j) for j, count in shared.items())[:CANDIDATES])


def _words(sentence: str) -> list[str]:
    return _WORD.findall(sentence[:LETTERS].casefold())


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """Dice: twice the words in common by all words; two without any word are not alike."""
    were, are = set(one), set(other)
    return 2 * len(were & are) / (len(were) + len(are)) if were or are else 0.0
