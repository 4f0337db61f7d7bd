"""The blocks of a text, by which what a site repeats (menus, boxes, footers) is told from what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

#: Raise it when a text gets other blocks than before.
VERSION: Final = "1"

LINE: Final = re.compile(r"[^\n]*[^\W\d_][^\n]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A line with a letter in it, edges trimmed. `fingerprint` is the same for the same words, in 64 bits, signed."""

    start: int
    end: int
    fingerprint: int
    words: int


def blocks(text: str) -> Iterator[Block]:
    """Every line that says something, in order. Readers put every paragraph, cell and item of a menu on its own."""
    for match in LINE.finditer(text):
        words = match[0].split()
        start = match.end() - len(match[0].lstrip())
        yield Block(start, match.start() + len(match[0].rstrip()), _fingerprint(words), len(words))


def without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text less some of its blocks."""
    kept, at = [], 0
    for start, end in sorted(spans):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def _fingerprint(words: list[str]) -> int:
    """Numbers count: a line that says another one says something else."""
    digest = blake2b(" ".join(words).casefold().encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
