"""The project's own gold documents: short reports annotated by hand, and how their files are read (see README.md)."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

#: The lists of a file.
LISTS: Final = ("mentions", "figures", "dates", "quotes")


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation: a span of the text and what is said of it, cell by cell."""

    start: int
    end: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """A text with all that a reader finds in it, list by list."""

    name: str
    title: str
    published_on: dt.date
    text: str
    marks: Mapping[str, tuple[Mark, ...]]


@cache
def gold() -> tuple[Gold, ...]:
    """Every gold document, by name.

    Raises:
        ValueError: an annotation is not in its text.
    """
    return tuple(parsed(name, text) for name, text in _files())


def fingerprint() -> str:
    """Changes when any of them does."""
    return hashlib.sha256("".join(text for _, text in _files()).encode()).hexdigest()[:12]


def parsed(name: str, file: str) -> Gold:
    """A gold document from its file.

    Raises:
        ValueError: an annotation is not in the text, or not in order.
    """
    head, _, rest = file.partition("\n\n")
    told = dict(line.split(": ", 1) for line in head.splitlines())
    text, *lists = rest.split("\n--- ")
    marks = {of: tuple(_marks(name, text, lines)) for of, _, lines in (part.partition("\n") for part in lists)}
    day = dt.date.fromisoformat(told["published"])
    return Gold(name, told["title"], day, text.strip(), {of: marks.get(of, ()) for of in LISTS})


def _marks(name: str, text: str, lines: str) -> Iterator[Mark]:
    """Each annotation at the first place of its surface after the one before."""
    at = 0
    for line in lines.splitlines():
        surface, *cells = (cell.strip() for cell in line.split("|"))
        start = text.find(surface, at)
        if start < 0:
            raise ValueError(f"{name}: {surface!r} is not in the text after character {at}.")
        at = start + len(surface)
        yield Mark(start, at, tuple(cells))


def _files() -> Iterator[tuple[str, str]]:
    files = sorted(resources.files(__name__).iterdir(), key=lambda file: file.name)
    return ((file.name.removesuffix(".txt"), file.read_text("utf-8")) for file in files if file.name.endswith(".txt"))
