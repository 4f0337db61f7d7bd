"""What an audit found: one result per promise, and whether the run is refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pyarrow as pa

from expectations.promises import Severity
from expectations.quarantine import Held
from warehouse.tables import EXPECTATIONS


@dataclass(frozen=True, slots=True)
class Result:
    """One promise, and what was found.

    Args:
        table_name: the table it is about.
        column_name: the column, where it is about one.
        rule: its stable name.
        severity: critical refuses the run; a promise that could not be checked is critical.
        met: whether it held.
        observed: what was found, in words or as a number; the error where it could not be checked.
        bound: what was promised, in words.
        unexpected: rows that broke it; None for a promise about one number.
        reason: why it is promised.
        query: SQL that selects all rows that broke it, in the file that was audited.
        rows: up to ten of them, as JSON can hold them; empty where it was met.
        places: where each of these stands: its document, and its sentence with the place of the row in it.
    """

    table_name: str
    column_name: str | None
    rule: str
    severity: Severity
    met: bool
    observed: str | None
    bound: str
    unexpected: int | None
    reason: str
    query: str | None = None
    rows: tuple[Mapping[str, Any], ...] = ()
    places: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """Every result of an audit, in the order readers meet the tables.

    Args:
        results: one a promise.
        held: what may be held back so that the rest can be published; of a second audit, what has been.
        first: the broken promises of the first audit, where this is the second: what they held back is in `held`.
        docs: Great Expectations' own Data Docs, a whole page; empty where nothing was audited anew.
    """

    results: tuple[Result, ...]
    held: tuple[Held, ...] = ()
    first: tuple[Result, ...] = ()
    docs: str = field(default="", repr=False)

    @classmethod
    def carried(cls, rows: pa.Table | Iterable[Mapping[str, Any]]) -> Verdict:
        """The verdict that rows of the `expectations` table record; they hold no failing rows."""
        records = rows.to_pylist() if isinstance(rows, pa.Table) else rows
        names = [name for name in EXPECTATIONS.names if name != "run_id"]
        return cls(tuple(Result(**{name: record[name] for name in names}) for record in records))

    @property
    def refused(self) -> bool:
        """Whether a critical promise was not met."""
        return any(result.severity == "critical" for result in self.unmet)

    def after(self, first: Verdict) -> Verdict:
        """This verdict, on what was left when all that `first` held back had been taken out."""
        counts = Counter((one.table_name, one.rule) for one in first.held)
        results = (
            replace(one, observed=f"{one.observed}, {count:,} in quarantine")
            if (count := counts[one.table_name, one.rule])
            else one
            for one in self.results
        )
        broken = tuple(one for one in first.unmet if counts[one.table_name, one.rule])
        return Verdict(tuple(results), first.held, broken, self.docs)

    @property
    def unmet(self) -> tuple[Result, ...]:
        """The promises that did not hold, critical ones first."""
        broken = [result for result in self.results if not result.met]
        return tuple(sorted(broken, key=lambda result: result.severity != "critical"))

    @property
    def met(self) -> int:
        """How many promises held."""
        return self.total - len(self.unmet)

    @property
    def total(self) -> int:
        """How many promises were checked."""
        return len(self.results)

    def table(self, run_id: str) -> pa.Table:
        """The results as rows of the `expectations` table."""
        names = [name for name in EXPECTATIONS.names if name != "run_id"]
        return EXPECTATIONS.rows(
            {"run_id": run_id} | {name: getattr(result, name) for name in names} for result in self.results
        )
