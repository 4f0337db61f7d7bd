"""`nightmill accept`: move the bound of a promise that was broken, with a reason, on record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from expectations.moved import moved
from expectations.promises import Measure, Promise
from expectations.suite import every_promise
from tasks import accepted
from tasks.errors import NoWarehouse, UsageError
from tasks.records import Accepted
from tasks.reporting.model import Expectation, RunReport
from warehouse import journal
from warehouse.releases import DataFolder


def proposed(data: Path, rule: str, bound: float | None, why: str) -> Accepted:
    """The line to add: the bound given, or what the last audited run has found.

    Raises:
        UsageError: there is no such promise, no reason, or nothing was found that could be accepted.
        NoWarehouse: nothing has been audited yet.
    """
    promise = _promise(rule)
    if not why.strip():
        raise UsageError("A bound is not moved without a reason. Say it with --why.")
    if bound is None:
        bound = _found(promise, _last(data, rule))
    return Accepted(0, rule, bound, why.strip(), dt.datetime.now(dt.UTC).date())


def shown(line: Accepted) -> Iterator[str]:
    """What is promised today, and what will be."""
    promise = _promise(line.rule)
    (after,) = moved([promise], [line])
    yield f"{line.rule} ({promise.severity}): {promise.reason}"
    yield f"  promised  {promise.bound}"
    yield f"  from now  {after.bound}"
    if after == promise:
        raise UsageError(f"{line.rule} promises {promise.bound} already; a bound only ever gives way.")


def add(data: Path, line: Accepted) -> str:
    """Add the line to the file of the warehouse; returns where it stands."""
    folder = DataFolder(data)
    number = accepted.append(folder, line)
    return f"Line {number} of {accepted.path(folder)}. It holds from the next run on; take it out and it is undone."


def _promise(rule: str) -> Promise:
    for promise in every_promise():
        if f"{promise.table}.{promise.rule}" == rule:
            return promise
    raise UsageError(f"There is no promise {rule!r}. The report, and the view expectations, name them as table.rule.")


def _last(data: Path, rule: str) -> Expectation:
    """The promise as the last run that was audited found it."""
    folder = DataFolder(data)
    for run_id in reversed(journal.runs(folder)):
        report = RunReport.from_json(journal.entry(folder, run_id))
        for found in report.expectations:
            if f"{found.table_name}.{found.rule}" == rule:
                return found
    raise NoWarehouse(data)


def _found(promise: Promise, last: Expectation) -> float:
    if last.met:
        raise UsageError(f"{promise.table}.{promise.rule} was kept: {last.observed}. Name another bound with --bound.")
    try:
        return float(last.observed or "") if isinstance(promise.check, Measure) else float(last.unexpected or "")
    except ValueError:
        raise UsageError(f"It was not measured ({last.observed}). Name a bound with --bound.") from None
