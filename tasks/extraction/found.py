"""A name on its way from being found to being a mention."""

from __future__ import annotations

from typing import NamedTuple

from tasks.extraction.gazetteer.lexicon import Reading


class Found(NamedTuple):
    """A span with what is thought of it so far. `reading` is set where the lexicon knows the name."""

    start: int
    end: int
    kind: str
    score: float
    rule: str
    reading: Reading | None = None
