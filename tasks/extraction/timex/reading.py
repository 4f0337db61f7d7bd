"""What the grammar makes of some tokens, before it becomes a row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from tasks.extraction.timex.periods import Period


@dataclass(frozen=True, slots=True)
class Reading:
    """A time expression that ends before token `end`.

    Args:
        end: index of the token after it.
        rule: the rule that read it.
        kind: one of records.DATE_KINDS.
        period: value and extent; a duration or set that is not anchored has no days.
        basis: one of records.DATE_BASES; a duration that is said in full is explicit, a set has none.
        article: a `the` before it belongs to it.
    """

    end: int
    rule: str
    kind: str
    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    precision: str | None = None
    basis: str = "explicit"
    article: bool = False

    @property
    def period(self) -> Period | None:
        """The stretch of the calendar it names; None for one without a grain."""
        return Period(self.value, self.first, self.last, self.precision) if self.precision else None

    def on(
        self, period: Period, rule: str | None = None, *, kind: str | None = None, article: bool | None = None
    ) -> Reading:
        """The same reading of another period."""
        return replace(
            self,
            value=period.value,
            first=period.first,
            last=period.last,
            precision=period.precision,
            rule=rule or self.rule,
            kind=kind or self.kind,
            article=self.article if article is None else article,
        )


def dated(end: int, rule: str, period: Period, basis: str, *, kind: str = "date", article: bool = False) -> Reading:
    """A reading of a calendar period; one that nothing fixes has no days and the basis `none`."""
    if period.first is None and basis in ("relative", "inherited"):
        basis = "none"
    return Reading(end, rule, kind, period.value, period.first, period.last, period.precision, basis, article)
