"""What a promise is: one rule about one table, with its bound, its severity and its reason beside it.

A promise knows nothing of Great Expectations until `build` is called, so that listing promises costs nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from warehouse.schema import quoted

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

Severity = Literal["critical", "warning"]

#: What is held back where a row breaks a promise: the whole document it is of, or the row alone.
Unit = Literal["document", "row"]

#: Stands for the run under audit in a query; replaced by its quoted id before the query runs.
RUN: Final = "$run"


@dataclass(frozen=True, slots=True)
class NotNull:
    """No value of the column is null."""


@dataclass(frozen=True, slots=True)
class OneOf:
    """Every value of the column that is not null is one of `values`."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """Every value of the column that is not null lies between `low` and `high`, both included; None is open."""

    low: float | dt.date | None
    high: float | dt.date | None


@dataclass(frozen=True, slots=True)
class Matches:
    """Every value of the column that is not null matches the whole of `pattern`."""

    pattern: str


@dataclass(frozen=True, slots=True)
class NoRows:
    """`query` selects the rows that break the rule; it finds none, or no more than a person has accepted."""

    query: str
    at_most: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """`query` is a scalar SQL expression; its value lies between `low` and `high`, both included; null breaks it.

    `failing` selects the rows that a reader would look at first when it does not.
    """

    query: str
    low: float | None
    high: float | None
    failing: str


Check = NotNull | OneOf | Between | Matches | NoRows | Measure


@dataclass(frozen=True, slots=True)
class Promise:
    """One rule about one table.

    Args:
        table: the table it is about.
        column: the column, where it is about one.
        rule: its stable name, snake_case, once per table.
        severity: critical refuses the run, warning is shown.
        reason: why it is promised.
        bound: what is promised, in words.
        check: how it is checked.
        holds: what may be held back where few rows break it, so that the rest is published; None: nothing is.
    """

    table: str
    column: str | None
    rule: str
    severity: Severity
    reason: str
    bound: str
    check: Check
    holds: Unit | None = None

    def query(self, run_id: str) -> str:
        """SQL that selects every row that breaks the promise, or explains the measure, in run `run_id`."""
        return at_run(failing(self), run_id)

    def build(self, run_id: str) -> Expectation:
        """The Great Expectations form of the promise. Imports Great Expectations."""
        from expectations.engine import expectation

        return expectation(self, run_id)


def at_run(query: str, run_id: str) -> str:
    """`query` with `RUN` replaced by the quoted run id."""
    return query.replace(RUN, quoted(run_id))


def failing(promise: Promise) -> str:
    """SQL for the rows that break a promise, `RUN` still in it."""
    column = f'"{promise.column}"'
    match promise.check:
        case NoRows(query, _):
            return query
        case Measure(_, _, _, query):
            return query
        case NotNull():
            condition = f"{column} IS NULL"
        case OneOf(values):
            condition = f"{column} NOT IN ({', '.join(quoted(value) for value in values)})"
        case Between(low, high):
            sides = [f"{column} < {literal(low)}"] if low is not None else []
            sides += [f"{column} > {literal(high)}"] if high is not None else []
            condition = " OR ".join(sides)
        case Matches(pattern):
            condition = f"NOT regexp_full_match({column}, {quoted(pattern)})"
    return f"SELECT * FROM core.{promise.table} WHERE {condition}"


def literal(value: float | dt.date) -> str:
    """A number or day as SQL."""
    return f"DATE '{value.isoformat()}'" if isinstance(value, dt.date) else f"{value:g}"


def no_rows(
    table: str,
    rule: str,
    query: str,
    *,
    bound: str,
    reason: str,
    severity: Severity = "critical",
    column: str | None = None,
    holds: Unit | None = None,
) -> Promise:
    """A promise that `query` finds nothing; one that holds rows back finds their key, or the document, in `doc_id`."""
    flat = " ".join(query.split())
    return Promise(table, column, rule, severity, reason, bound, NoRows(flat), holds)


def never(
    table: str,
    rule: str,
    condition: str,
    *,
    bound: str,
    reason: str,
    severity: Severity = "critical",
    column: str | None = None,
    holds: Unit | None = None,
) -> Promise:
    """A promise that no row of `table` meets `condition`."""
    query = f"SELECT * FROM core.{table} WHERE {condition}"
    return no_rows(table, rule, query, bound=bound, reason=reason, severity=severity, column=column, holds=holds)


def measure(
    table: str,
    rule: str,
    query: str,
    *,
    low: float | None = None,
    high: float | None = None,
    failing: str,
    reason: str,
    severity: Severity,
    column: str | None = None,
) -> Promise:
    """A promise about one number of the whole table; the bound in words is made from `low` and `high`."""
    flat = Measure(" ".join(query.split()), low, high, " ".join(failing.split()))
    return Promise(table, column, rule, severity, reason, span(low, high), flat)


def span(low: float | dt.date | None, high: float | dt.date | None) -> str:
    """Two bounds in words."""
    if low is None:
        return f"at most {plain(high)}"
    if high is None:
        return f"at least {plain(low)}"
    return f"{plain(low)} to {plain(high)}"


def plain(value: float | dt.date | None) -> str:
    """A bound as people write it."""
    return f"{value:g}" if isinstance(value, int | float) else str(value)
