"""The compact recogniser's network in NumPy: a vector for each word, then layers that look one word left and right.

A word's vector, and its part in the first layer, depend on its spelling alone: they are computed when a word is first
met. The layers are computed only where a capital letter is near enough to matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tasks.extraction.recognisers.spelling import bare, buckets, capital, traits
from tasks.extraction.words import fold

Floats = NDArray[np.float32]
Indices = NDArray[np.intp]

#: Words worked at once: their numbers stay in a processor's cache.
WINDOW: Final = 2048

#: Different words remembered; at one more all are forgotten, so that memory is bounded.
REMEMBERED: Final = 30_000

#: A word without a capital is read where words with one stand this near on both sides (`Bank of the South`).
GAP: Final = 4

_TINY: Final = np.float32(1e-5)


@dataclass(slots=True)
class Network:
    """The weights, by the names that the training gives them, and what is remembered of words.

    Args:
        weights: float32, but for `keys` (sorted CRC-32 of the words that have a vector of their own) and `codes` (for
            each of these, one byte for each of the `books`).
    """

    weights: Mapping[str, NDArray[Any]]
    row: dict[str, int] = field(default_factory=dict)
    capital: NDArray[np.bool_] = field(init=False)
    vector: Floats = field(init=False)
    sides: tuple[Floats, Floats, Floats] = field(init=False)

    def __post_init__(self) -> None:
        width = len(self.weights["norm_scale"])
        self.capital = np.zeros(REMEMBERED, np.bool_)
        self.vector = np.empty((REMEMBERED, width), np.float32)
        left, middle, right = (np.empty((REMEMBERED, width), np.float32) for _ in range(3))
        self.sides = (left, middle, right)

    @property
    def reach(self) -> int:
        """How many words to each side a verdict rests on: one for each layer."""
        return len(self.weights["layers"])

    def verdicts(self, words: Sequence[str]) -> Iterator[tuple[Indices, Floats]]:
        """Positions in `words`, ascending, that may be part of a name, and the score of every tag there."""
        edge = self.reach + GAP
        for start in range(0, len(words), WINDOW):
            first = max(0, start - edge)
            rows = self._rows(words[first : start + WINDOW + edge])
            positions, scores = self._scores(rows)
            inside = (positions >= start - first) & (positions < start - first + WINDOW)
            yield positions[inside] + first, scores[inside]

    def _rows(self, words: Sequence[str]) -> Indices:
        row = self.row
        new = set(words).difference(row)
        if new:
            if len(row) + len(new) > REMEMBERED:
                row.clear()
                new = set(words)
            self._learn(sorted(new))
        return np.fromiter(map(row.__getitem__, words), np.intp, len(words))

    def _learn(self, spaced: Sequence[str]) -> None:
        weights = self.weights
        words = [bare(word) for word in spaced]
        place = slice(len(self.row), len(self.row) + len(words))
        spelled = weights["spelling"][np.array([buckets(word) for word in words])].sum(1)
        known = np.array([traits(word) for word in words], np.float32)
        seen = np.concatenate([spelled, known, self._vectors(words)], 1)
        hidden = np.maximum(seen @ weights["in_weight"] + weights["in_bias"], 0)
        vector = hidden @ weights["out_weight"] + weights["out_bias"]
        vector -= vector.mean(1, keepdims=True)
        vector /= np.sqrt((vector**2).mean(1, keepdims=True) + _TINY)
        vector = vector * weights["norm_scale"] + weights["norm_bias"]
        self.vector[place] = vector
        width = vector.shape[1]
        for number, side in enumerate(self.sides):
            side[place] = vector @ weights["layers"][0][number * width : (number + 1) * width]
        self.sides[1][place] += weights["layer_biases"][0]
        self.capital[place] = [capital(word) for word in words]
        self.row.update(zip(spaced, range(place.start, place.stop), strict=True))

    def _vectors(self, words: Sequence[str]) -> Floats:
        """The vector of each word as written in small letters, else folded, else zero."""
        keys, codes, books = (self.weights[name] for name in ("keys", "codes", "books"))
        found = np.zeros((len(words), len(books)), np.intp)
        known = np.zeros(len(words), np.bool_)
        for spelling in (str.lower, fold):
            wanted = np.array([crc32(spelling(word).encode()) for word in words], np.uint32)
            at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
            fresh = (keys[at] == wanted) & ~known
            found[fresh] = codes[at[fresh]]
            known |= fresh
        parts: Floats = books[np.arange(len(books)), found].reshape(len(words), -1)
        return parts * known[:, None]

    def _scores(self, rows: Indices) -> tuple[Indices, Floats]:
        wanted = _near(self.capital[rows])
        needed = [wanted]
        for _ in range(self.reach - 1):
            needed.append(_wider(needed[-1]))
        places = [np.flatnonzero(mask) for mask in reversed(needed)]
        # A word beyond either end counts as an empty line's break would in training: its rows are zero.
        state = np.zeros((len(rows) + 2, self.vector.shape[1]), np.float32)
        left, middle, right = self.sides
        at = places[0]
        mixed = middle[rows[at]]
        inner = at > 0
        mixed[inner] += left[rows[at[inner] - 1]]
        inner = at < len(rows) - 1
        mixed[inner] += right[rows[at[inner] + 1]]
        np.maximum(mixed, 0, out=mixed)
        mixed += self.vector[rows[at]]
        state[at + 1] = mixed
        for number, at in enumerate(places[1:], start=1):
            mixed = self._mixed(state, at, number)
            state[at + 1] += mixed
        at = places[-1]
        return at, state[at + 1] @ self.weights["tag_weight"] + self.weights["tag_bias"]

    def _mixed(self, state: Floats, at: Indices, number: int) -> Floats:
        """What layer `number` adds at these places, from the word there and the words beside it."""
        width = state.shape[1]
        beside = np.lib.stride_tricks.as_strided(
            state, (len(state) - 2, 3 * width), (state.strides[0], state.strides[1]), writeable=False
        )
        mixed: Floats = beside[at] @ self.weights["layers"][number]
        mixed += self.weights["layer_biases"][number]
        return np.maximum(mixed, 0, out=mixed)


def unpacked(stored: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
    """The weights as the network works with them, from how they are stored.

    Halves become floats, a table of whole numbers with a `<name>_step` is its multiple, and the differences between
    the sorted keys become the keys.
    """
    weights: dict[str, NDArray[Any]] = {}
    for name, value in stored.items():
        if name + "_step" in stored:
            weights[name] = value.astype(np.float32) * stored[name + "_step"].astype(np.float32)
        elif value.dtype == np.float16:
            weights[name] = value.astype(np.float32)
        elif not name.endswith("_step"):
            weights[name] = value
    weights["keys"] = np.cumsum(weights["keys"], dtype=np.uint32)
    return weights


def _near(capital: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where a capital is, and where one is within `GAP` words on both sides."""
    place = np.arange(len(capital))
    last = np.maximum.accumulate(np.where(capital, place, -len(capital) - GAP))
    following = np.minimum.accumulate(np.where(capital, place, 2 * len(capital) + GAP)[::-1])[::-1]
    between: NDArray[np.bool_] = (place - last <= GAP) & (following - place <= GAP)
    return between


def _wider(mask: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """One more on both sides."""
    wide = mask.copy()
    wide[1:] |= mask[:-1]
    wide[:-1] |= mask[1:]
    return wide
