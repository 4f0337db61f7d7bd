"""Who has been speaking: what `he` and `she` go back to, and who goes on without being named again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tasks.extraction.speech.speakers import Names

#: Characters after which nobody remembers who spoke last.
REMEMBERED: Final = 700


@dataclass(slots=True)
class Talk:
    """The last speech of the text so far: where it ended and whose it was.

    Args:
        names: those that can speak.
        starts: where each sentence begins, ascending.
    """

    names: Names
    starts: Sequence[int]
    ended: int = -1
    speaker: str | None = None

    def note(self, ended: int, speaker: str | None) -> None:
        """Somebody has spoken."""
        if speaker is not None:
            self.ended, self.speaker = ended, speaker

    def pronoun(self, at: int) -> str | None:
        """Whom `he` or `she` means in a sentence (or before a quotation) that begins at `at`.

        Whoever spoke in the sentence before; else the one person it names; else, where it names nobody, whoever spoke
        last, if that was not long ago.
        """
        before = self.starts[max(0, bisect_left(self.starts, at) - 1)] if self.starts else 0
        if self.speaker is not None and self.ended >= before:
            return self.speaker
        named = self.names.persons(before, at)
        if len(named) == 1:
            return next(iter(named))
        return self.speaker if not named and self.ended >= at - REMEMBERED else None
