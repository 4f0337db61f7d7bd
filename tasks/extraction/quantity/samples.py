"""What statisticians write beside an estimate: levels of confidence, which state nothing, and intervals around it."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from tasks.extraction.quantity.amounts import Amount, Measure
from tasks.extraction.quantity.tokens import Tokens

_LEVELS: Final = frozenset(("ci", "cis", "cri", "confidence", "credible", "credibility"))
INTERVALS: Final = frozenset(("ci", "cri", "interval", "intervals"))
#: What may stand between the name of an interval and its ends.
_BETWEEN: Final = frozenset((":", ",", "=", "(", "[", "of", "from", "was", "is"))
#: Ratios that are estimates, and no so many to so many.
ESTIMATES: Final = frozenset(("odds", "hazard", "risk", "rate", "likelihood", *INTERVALS))


def is_level(tokens: Tokens, amount: Amount) -> bool:
    """`95% CI`, `a 90 per cent confidence interval`: how sure, not how much."""
    percent = amount.unit is not None and amount.unit.dimension == "percent"
    return percent and tokens.lows[amount.last] in _LEVELS


def share_units(tokens: Tokens, measures: list[Measure]) -> None:
    """Give an interval without a unit that of the estimate within it: 94.1% (95% CI 90.1-97.0)."""
    for estimate, interval in pairwise(measures):
        if interval.bound != "range" or interval.unit is not None or estimate.unit is None:
            continue
        j = interval.first - 1
        while j > estimate.last and tokens.words[j] in _BETWEEN:
            j -= 1
        if tokens.lows[j] not in INTERVALS or None in (interval.low, interval.high, estimate.low):
            continue
        if interval.low <= estimate.low <= interval.high:  # type: ignore[operator]
            interval.unit = estimate.unit
