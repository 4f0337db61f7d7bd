"""Out of what recogniser, lexicon and phrases found, choose the names that stand; they do not overlap."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from tasks.extraction.found import Found
from tasks.extraction.gazetteer.lexicon import Lexicon
from tasks.extraction.spot import DOUBTFUL

#: Kinds a name of the lexicon takes over from the recogniser at the same place.
_WEAK: Final = 0.5


def choose(text: str, recognised: Sequence[Found], spotted: Sequence[Found], phrased: Sequence[Found],
           lexicon: Lexicon) -> list[Found]:  # fmt: skip
    """Names that do not overlap, ascending.

    A phrase with a telling head beats everything inside it; a longer recognised name beats the lexicon inside it;
    the lexicon beats the recogniser at the same place and where they overlap in part.
    """
    known = {(f.start, f.end): f for f in spotted}
    named = [_read(text, name, known, lexicon) for name in recognised]
    sure = [f for f in spotted if f.score > DOUBTFUL]
    ranked = [(0, f) for f in sure] + [(1, f) for f in phrased] + [(2, f) for f in named]
    ranked.sort(key=lambda pair: (pair[1].start - pair[1].end, pair[0], pair[1].start))
    return _without_overlap(f for _, f in ranked)


def _read(text: str, name: Found, known: dict[tuple[int, int], Found], lexicon: Lexicon) -> Found:
    """A recognised name as the lexicon reads it, where it knows the whole name."""
    spotted = known.get((name.start, name.end))
    reading = spotted.reading if spotted else lexicon.meaning(text[name.start : name.end])
    if reading is None or reading.article:
        return name
    if reading.doubtful and not (name.kind == reading.kind or (name.kind, reading.kind) == ("PLACE", "COUNTRY")):
        return name
    return name._replace(kind=reading.kind, score=max(name.score, 0.9), reading=reading)


def _without_overlap(ranked: Iterable[Found]) -> list[Found]:
    """Greedily, best first."""
    taken: list[Found] = []
    for name in ranked:
        at = bisect_right(taken, name.start, key=_start)
        if (at and taken[at - 1].end > name.start) or (at < len(taken) and taken[at].start < name.end):
            continue
        taken.insert(at, name)
    return taken


def _start(name: Found) -> int:
    return name.start
