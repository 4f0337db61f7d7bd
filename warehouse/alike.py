"""Whether two texts are near copies, by their signatures, and which documents hang together by such pairs.

The thresholds are where copies and lookalikes of our own making part best (`python -m tests.measure.copies`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tasks.text import signature

Indices = NDArray[np.int64]

#: Jaccard similarity of near copies: an edited text keeps half of all shingles of both together.
ALIKE: Final = 0.5
#: The same where numbers are too few to speak.
ALIKE_WITHOUT_NUMBERS: Final = 0.6
#: An excerpt: so much of the smaller text is in the larger, and their similarity is at least that. A digest of five
#: items is below: it would make one story of all five.
HELD: Final = 0.8
EXCERPT: Final = 0.3
#: Two reports of one template share their words, not their numbers: where the text that has fewer has so many, ...
NUMBERS: Final = 4
#: ... this share of them is in the other.
SAME_NUMBERS: Final = 0.5

#: Pairs compared at once; each takes half a kilobyte.
AT_ONCE: Final = 1 << 16


@dataclass(frozen=True, slots=True)
class Signatures:
    """Signatures of n texts.

    Args:
        shingles: how many each has, (n,).
        minhash: (n, permutations).
        numbers: hashes of the numbers in each, ascending.
    """

    shingles: NDArray[np.float64]
    minhash: NDArray[np.uint16]
    numbers: Sequence[Sequence[int]]

    @classmethod
    def of(cls, shingles: Sequence[int], minhash: Sequence[bytes], numbers: Sequence[Sequence[int]]) -> Signatures:
        """From columns of the table `signatures`; none is of a text without words."""
        values = np.frombuffer(b"".join(minhash), "<u2").reshape(len(minhash), signature.PERMUTATIONS)
        return cls(np.array(shingles, float), values, numbers)


def near(texts: Signatures, one: Indices, other: Indices) -> NDArray[np.bool_]:
    """For each pair of places (`one[i]`, `other[i]`) whether these texts are near copies."""
    parts = [
        _near(texts, one[at : at + AT_ONCE], other[at : at + AT_ONCE]) for at in range(0, len(one), AT_ONCE)
    ]  # fmt: skip
    return np.concatenate(parts) if parts else np.zeros(0, bool)


def _near(texts: Signatures, one: Indices, other: Indices) -> NDArray[np.bool_]:
    similar = (texts.minhash[one] == texts.minhash[other]).mean(axis=1)
    sizes = texts.shingles[one], texts.shingles[other]
    held = similar / (1 + similar) * (sizes[0] + sizes[1]) / np.minimum(*sizes)
    excerpt = (similar >= EXCERPT) & (held >= HELD)
    answer: NDArray[np.bool_] = (similar >= ALIKE) | excerpt
    for place in np.flatnonzero(answer):
        share = same_numbers(texts.numbers[one[place]], texts.numbers[other[place]])
        if share is None:
            answer[place] = similar[place] >= ALIKE_WITHOUT_NUMBERS or excerpt[place]
        else:
            answer[place] = share >= SAME_NUMBERS
    return answer


def same_numbers(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Which share of the numbers of the text that has fewer the other has too; None where they are too few.

    Of a text that has more than are kept only hashes up to the largest kept are known: there both are compared.
    """
    known = min((held[-1] for held in (one, other) if len(held) == signature.NUMBERS), default=None)
    a, b = ({n for n in held if known is None or n <= known} for held in (one, other))
    fewer = min(len(a), len(b))
    return len(a & b) / fewer if fewer >= NUMBERS else None


class Groups:
    """Which of n things hang together, directly or by way of others (union-find)."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def root(self, thing: int) -> int:
        """The one that stands for all that hang together with `thing`."""
        above = self._above
        while above[thing] != thing:
            above[thing] = above[above[thing]]
            thing = above[thing]
        return thing

    def join(self, one: int, other: int) -> None:
        """Have two things hang together; the lower number stands for both."""
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low
