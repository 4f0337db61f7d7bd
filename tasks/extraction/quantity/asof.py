"""The time a figure speaks of: the date nearest to it in its clause, else the one that opens the sentence."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from tasks.records import Date

#: A date further away than this speaks of something else, unless it opens the sentence.
REACH: Final = 90
#: As far as the date that opens a sentence is carried.
FAR: Final = 600
_CLAUSE_COST: Final = 60
_BEFORE_COST: Final = 15
_KINDS: Final = frozenset(("date", "range", "duration", "time"))

Interval = tuple[dt.date | None, dt.date | None]


class Calendar:
    """The dates of a document that cover known days, by position."""

    __slots__ = ("dates", "starts")

    def __init__(self, dates: Sequence[Date]) -> None:
        known = [d for d in dates if d.kind in _KINDS and (d.date_from is not None or d.date_to is not None)]
        self.dates = sorted(known, key=lambda date: date.start)
        self.starts = [date.start for date in self.dates]

    def within(self, start: int, end: int) -> range:
        """Which of the dates begin in a sentence."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def governing(self, text: str, sentence: int, here: range, start: int, end: int) -> Interval:
        """First and last day of the date that governs the figure at start..end; both None without one.

        Args:
            text: of the document.
            sentence: where the figure's begins.
            here: the dates within it.
            start: first character of the figure.
            end: after it.
        """
        if not here:
            return None, None
        low, high = here.start, here.stop
        best: Date | None = None
        cost = REACH + 1
        at = bisect_left(self.starts, start, low, high)
        for date in self.dates[max(low, at - 2) : min(high, at + 3)]:
            found = _cost(text, date, start, end)
            if found is not None and found < cost:
                best, cost = date, found
        if best is None:
            opening = self.dates[low]
            if opening.start - sentence > 12 or not 0 <= start - opening.end <= FAR or ";" in text[opening.end : start]:
                return None, None
            best = opening
        return best.date_from, best.date_to


def _cost(text: str, date: Date, start: int, end: int) -> int | None:
    """How far a date is from a figure: characters between, more across a clause; None where they overlap."""
    if date.start < end and start < date.end:
        return None
    between = text[end : date.start] if date.start >= end else text[date.end : start]
    if len(between) > REACH:
        return None
    cost = len(between) + _CLAUSE_COST * sum(between.count(mark) for mark in (";", ", and ", ", but ", ", while "))
    return cost + (0 if date.start >= end else _BEFORE_COST)
