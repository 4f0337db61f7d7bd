"""Promises whose bound a person has moved: weaker by that much, and it says so wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from expectations.promises import Measure, NoRows, Promise, failing, span
from tasks.records import Accepted

#: What the bound of a promise says that was moved.
BY_HAND: Final = "moved by hand"


def moved(promises: Sequence[Promise], accepted: Iterable[Accepted]) -> tuple[Promise, ...]:
    """`promises` with the bounds of `accepted`: of lines about one promise the last holds, a bad one does nothing."""
    by_rule = {one.rule: one for one in accepted if one.problem is None}
    return tuple(
        _moved(promise, by_rule[rule]) if (rule := f"{promise.table}.{promise.rule}") in by_rule else promise
        for promise in promises
    )


def _moved(promise: Promise, accepted: Accepted) -> Promise:
    """A bound only ever gives way: one that is stricter than the promise changes nothing."""
    check: Measure | NoRows
    if isinstance(promise.check, Measure):
        low, high = promise.check.low, promise.check.high
        low = min(low, accepted.bound) if low is not None else None
        high = max(high, accepted.bound) if high is not None else None
        check, told = replace(promise.check, low=low, high=high), span(low, high)
    else:
        check = NoRows(failing(promise), at_most=max(0, int(accepted.bound)))
        told = f"{promise.bound}, but for {check.at_most:,} rows"
    if told == promise.bound:
        return promise
    day = f" on {accepted.moved_on}" if accepted.moved_on else ""
    return replace(
        promise,
        check=check,
        bound=f"{told} ({BY_HAND}{day} from {promise.bound})",
        reason=f"{promise.reason} Moved because: {accepted.why}",
    )
