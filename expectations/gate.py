"""The gate: audits a candidate before it is published, read-only and inside DuckDB."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from expectations.moved import moved
from expectations.places import place
from expectations.promises import Measure, Promise
from expectations.quarantine import Ask, Held, held
from expectations.suite import promises, suite_version
from expectations.verdict import Result, Verdict
from tasks.records import Accepted

if TYPE_CHECKING:
    from expectations.engine import Found

__all__ = ["Held", "Result", "Verdict", "audit", "suite_version"]

#: How many failing rows a result shows.
SHOWN: Final = 10


def audit(
    path: Path, *, run_id: str, tables: Collection[str] | None = None, accepted: Collection[Accepted] = ()
) -> Verdict:
    """Check every promise against a candidate that nobody has open for writing.

    Args:
        path: the candidate file, checkpointed and closed.
        run_id: the run that built it.
        tables: check only promises about these tables.
        accepted: bounds that people moved.
    """
    from expectations import data_docs, engine

    chosen = moved(promises(tables), accepted)
    with engine.opened(path) as source:
        examined = engine.examine(source, chosen, run_id)
        found = examined.found

        def ask(query: str, most: int) -> tuple[dict[str, Any], ...]:
            return engine.sample(source.get_engine(), query, most)

        sampled = {promise: ask(promise.query(run_id), SHOWN) for promise, one in found.items() if not one.met}
        results = [
            result(promise, found[promise], rows, tuple(place(row, ask) for row in rows), run_id)
            for promise in chosen
            for rows in [sampled.get(promise, ())]
        ]
        back = _held([promise for promise in chosen if not found[promise].met], found, ask, run_id)
    return Verdict(tuple(results), back, docs=data_docs.page(examined.results))


def _held(unmet: Sequence[Promise], found: Mapping[Promise, Found], ask: Ask, run_id: str) -> tuple[Held, ...]:
    if any(found[promise].error is not None for promise in unmet):
        return ()
    return held([promise for promise in unmet if promise.severity == "critical"], ask, run_id)


def result(
    promise: Promise,
    found: Found,
    rows: tuple[dict[str, Any], ...],
    places: tuple[dict[str, Any], ...],
    run_id: str,
) -> Result:
    """One promise with what was found; one that could not be checked counts as critical."""
    return Result(
        table_name=promise.table,
        column_name=promise.column,
        rule=promise.rule,
        severity="critical" if found.error is not None else promise.severity,
        met=found.met,
        observed=observed(promise, found, rows),
        bound=promise.bound,
        unexpected=found.unexpected,
        reason=promise.reason,
        query=promise.query(run_id),
        rows=rows,
        places=places,
    )


def observed(promise: Promise, found: Found, rows: tuple[dict[str, Any], ...]) -> str:
    """What was found: the number of a measure, else how many rows broke the promise and some of their values."""
    if found.error is not None:
        return f"could not be checked: {found.error}"
    if isinstance(promise.check, Measure):
        return "no number" if found.value is None else f"{found.value:.6g}"
    count = f"{found.unexpected or 0:,}" + (f" of {found.rows:,}" if found.rows is not None else "") + " rows"
    values = list(dict.fromkeys(repr(row[promise.column]) for row in rows if promise.column in row))[:3]
    return f"{count}: {', '.join(values)}" if values else count
