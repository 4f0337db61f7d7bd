"""Where each character of a normalised text stood in its source: an exact, piecewise map that composes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A map from text positions to source positions, in characters.

    `at` holds the text positions where the distance between the two changes, ascending, `to` the source positions
    there. A position that stands twice is an edge with two sides: what comes before ends at the first source position,
    what comes after begins at the second (between them lies what was left out of the text).
    """

    at: tuple[int, ...] = (0,)
    to: tuple[int, ...] = (0,)

    @classmethod
    def identity(cls, shift: int = 0) -> OffsetMap:
        """Text that is its source from character `shift` on."""
        return cls((0,), (shift,))

    @classmethod
    def from_arrays(cls, text_positions: Sequence[int], source_positions: Sequence[int]) -> OffsetMap:
        """The map that `arrays` was called on."""
        return cls(tuple(text_positions), tuple(source_positions))

    def arrays(self) -> tuple[list[int], list[int]]:
        """Text positions and source positions, for keeping."""
        return list(self.at), list(self.to)

    def begin(self, position: int) -> int:
        """Where the character at `position` begins in the source."""
        i = max(0, bisect_right(self.at, position) - 1)
        return self.to[i] + position - self.at[i]

    def end(self, position: int) -> int:
        """Where the character before `position` ends in the source."""
        i = bisect_left(self.at, position)
        if i < len(self.at) and self.at[i] == position:
            return self.to[i]
        i = max(0, i - 1)
        return self.to[i] + position - self.at[i]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Start and end, in the source, of all that became `text[start:end]` (not empty)."""
        begin = self.begin(start)
        return begin, max(begin, self.end(end))

    def then(self, inner: OffsetMap) -> OffsetMap:
        """This map followed by `inner`: from this text, through the text between, to the source of that."""
        if self == IDENTITY:
            return inner
        if inner == IDENTITY:
            return self
        builder = _Builder()
        for position in self._edges(inner):
            builder.edge(position, inner.end(self.end(position)), inner.begin(self.begin(position)))
        return builder.map()

    def _edges(self, inner: OffsetMap) -> list[int]:
        """Text positions where this map or `inner` bends."""
        found = set(self.at)
        for i, position in enumerate(self.at):
            following = self.at[i + 1] if i + 1 < len(self.at) else None
            if following == position:
                continue
            first = bisect_right(inner.at, self.to[i])
            last = len(inner.at)
            if following is not None:
                last = bisect_left(inner.at, self.to[i] + following - position)
            found.update(position + edge - self.to[i] for edge in inner.at[first:last])
        return sorted(found)


IDENTITY = OffsetMap()


class _Builder:
    """Collects edges in ascending order, leaving out those that change nothing."""

    def __init__(self) -> None:
        self.at: list[int] = []
        self.to: list[int] = []

    def edge(self, position: int, end: int, begin: int) -> None:
        """What is before `position` ends at `end`; what is after begins at `begin`."""
        if not self.at or position == 0:
            self.at, self.to = [position], [begin]
            return
        expected = self.to[-1] + position - self.at[-1]
        if end != expected or begin != end:
            self.at.append(position)
            self.to.append(end)
        if begin != end:
            self.at.append(position)
            self.to.append(begin)

    def map(self) -> OffsetMap:
        return OffsetMap(tuple(self.at), tuple(self.to)) if self.at else IDENTITY


#: Start and end of what is replaced, and what takes its place. All of that comes from all that was there.
Change = tuple[int, int, str]


def replaced(text: str, changes: Iterable[Change]) -> tuple[str, OffsetMap]:
    """`text` with `changes` made, and the map from the new text to the old.

    Args:
        text: the old text.
        changes: ascending, not overlapping, none of them empty.
    """
    parts: list[str] = []
    builder = _Builder()
    builder.edge(0, 0, 0)
    done = length = 0
    for start, end, new in changes:
        parts.append(text[done:start])
        length += start - done
        parts.append(new)
        if new:
            # Each new character begins at the start of what was there and ends at its end.
            for i in range(len(new)):
                builder.edge(length + i, start if i == 0 else end, start)
            length += len(new)
            builder.edge(length, end, end)
        else:
            builder.edge(length, start, end)
        done = end
    if not parts:
        return text, IDENTITY
    parts.append(text[done:])
    return "".join(parts), builder.map()


def rewrite(text: str, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str]) -> tuple[str, OffsetMap]:
    """`text` with every match replaced, and the map from the new text to the old.

    Args:
        text: the old text.
        pattern: what to replace; never matches nothing.
        replace: the new characters for a match.
    """
    found = ((match.start(), match.end(), replace(match), match[0]) for match in pattern.finditer(text))
    return replaced(text, ((start, end, new) for start, end, new, old in found if new != old))


def cut(text: str, start: int, end: int) -> tuple[str, OffsetMap]:
    """`text[start:end]` and its map."""
    return text[start:end], OffsetMap.identity(start)
