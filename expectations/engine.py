"""Great Expectations over one warehouse file. The only module that imports it, and it takes seconds: import it late."""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from expectations import dialect
from expectations.promises import Between, Matches, Measure, NoRows, NotNull, OneOf, Promise, at_run

with warnings.catch_warnings():
    # Its own dependencies deprecate things as they load; nothing of that is ours to mend.
    warnings.simplefilter("ignore")
    import great_expectations as gx
    from great_expectations.core.batch import Batch
    from great_expectations.core.expectation_validation_result import (
        ExpectationSuiteValidationResult,
        ExpectationValidationResult,
    )
    from great_expectations.datasource.fluent.sql_datasource import SQLDatasource
    from sqlalchemy import Engine
    from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from great_expectations.expectations.expectation import Expectation

#: What DuckDB may take while it audits. It spills beyond this, beside the file, and clears up after itself.
MEMORY_LIMIT: Final = "1GB"
#: How much of a long value a failing row shows.
LONGEST_VALUE: Final = 300

for name in ("great_expectations", "great_expectations.data_context.types.base"):
    # The second one sets a level of its own, to tell of a folder it makes and removes.
    logging.getLogger(name).setLevel(logging.ERROR)


class RowsThatBreak(gx.expectations.UnexpectedRowsExpectation):  # type: ignore[misc]
    """Rows that break a rule: counted once. Its parent also fetches them, which runs every query twice."""

    at_most: int = 0

    metric_dependencies = ("unexpected_rows_query.row_count",)

    def _validate(self, metrics: dict[str, Any], *_: Any, **__: Any) -> dict[str, Any]:
        count = metrics["unexpected_rows_query.row_count"]
        return {"success": count <= self.at_most, "result": {"observed_value": count}}


@dataclass(frozen=True, slots=True)
class Found:
    """What Great Expectations says of one promise.

    Args:
        met: whether it held.
        value: what was measured; None for a promise about rows.
        unexpected: rows that broke it; None for a measure.
        rows: rows looked at, where that is known.
        error: why it could not be checked.
    """

    met: bool
    value: float | None = None
    unexpected: int | None = None
    rows: int | None = None
    error: str | None = None


def expectation(promise: Promise, run_id: str) -> Expectation:
    """The Great Expectations form of a promise."""
    common: dict[str, Any] = {"severity": promise.severity, "meta": {"promise": f"{promise.table}.{promise.rule}"}}
    core = gx.expectations
    match promise.check:
        case NotNull():
            return core.ExpectColumnValuesToNotBeNull(column=promise.column, **common)
        case OneOf(values):
            return core.ExpectColumnValuesToBeInSet(column=promise.column, value_set=list(values), **common)
        case Between(low, high):
            return core.ExpectColumnValuesToBeBetween(column=promise.column, min_value=low, max_value=high, **common)
        case Matches(pattern):
            return core.ExpectColumnValuesToMatchRegex(column=promise.column, regex=pattern, **common)
        case Measure(_, low, high, _):
            return core.ExpectColumnMaxToBeBetween(column=promise.rule, min_value=low, max_value=high, **common)
        case NoRows(query, at_most):
            rows = template(at_run(query, run_id))
            return RowsThatBreak(unexpected_rows_query=rows, at_most=at_most, **common)


def template(query: str) -> str:
    """A query as Great Expectations takes it: braces doubled, colons no parameters, the batch named (in a comment)."""
    escaped = re.sub(r"(?<!:):(?=\w)", r"\\:", query.replace("{", "{{").replace("}", "}}"))
    return escaped + " /* of {batch} */"


@contextmanager
def opened(path: Path) -> Iterator[SQLDatasource]:
    """A warehouse file as a data source, read-only; its connections are closed at the end."""
    dialect.register()
    context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}
    source = context.data_sources.add_sql(
        path.parent.name,
        connection_string=f"{dialect.SCHEME}:///{path}",
        kwargs={"connect_args": {"read_only": True, "config": {"memory_limit": MEMORY_LIMIT}}},
        create_temp_table=False,
    )
    try:
        yield source
    finally:
        # It keeps two engines, one of its own for trying out connections and one to execute with.
        source.get_engine().dispose()
        source.get_execution_engine().close()


@dataclass(frozen=True, slots=True)
class Examined:
    """What Great Expectations says of each promise, and its own results, one a batch."""

    found: dict[Promise, Found]
    results: list[ExpectationSuiteValidationResult]


def examine(source: SQLDatasource, promises: Sequence[Promise], run_id: str) -> Examined:
    """Check promises: one batch per table for its rows, one per table for its measures."""
    told = Examined({}, [])
    for table in dict.fromkeys(promise.table for promise in promises):
        mine = [promise for promise in promises if promise.table == table]
        measures = [promise for promise in mine if isinstance(promise.check, Measure)]
        rows = [promise for promise in mine if promise not in measures]
        batches = [(f"{table}.rows", f"SELECT * FROM core.{table}", rows)]
        if measures:
            batches.append((f"{table}.measures", reckoned(source.get_engine(), measuring(measures, run_id)), measures))
        for name, query, held in batches:
            result = validated(source, name, query, held, run_id)
            by_name = {one.expectation_config.meta["promise"]: one for one in result.results}
            told.found.update({one: read(one, by_name[f"{one.table}.{one.rule}"]) for one in held})
            told.results.append(result)
    return told


def measuring(measures: Sequence[Promise], run_id: str) -> str:
    """One row with a column per measure."""
    values = [f"({m.check.query})::DOUBLE AS {m.rule}" for m in measures if isinstance(m.check, Measure)]
    return at_run("SELECT " + ", ".join(values), run_id)


def reckoned(engine: Engine, query: str) -> str:
    """The one row of numbers that `query` finds, as constants: Great Expectations asks for it three times.

    A query that does not run is left as it is, for the validation to say why.
    """
    try:
        with engine.connect() as connection:
            cursor = connection.exec_driver_sql(query)
            row = dict(zip(cursor.keys(), cursor.fetchall()[0], strict=True))
    except SQLAlchemyError:
        return query
    values = {name: "NULL" if value is None else f"'{value!r}'" for name, value in row.items()}
    return "SELECT " + ", ".join(f"{value}::DOUBLE AS {name}" for name, value in values.items())


def validated(
    source: SQLDatasource, name: str, query: str, promises: Sequence[Promise], run_id: str
) -> ExpectationSuiteValidationResult:
    """Validate promises against one query, in one call."""
    batch: Batch = source.add_query_asset(name, query=query).add_batch_definition_whole_table("all").get_batch()
    suite = gx.ExpectationSuite(name=name, expectations=[promise.build(run_id) for promise in promises])
    return batch.validate(suite, result_format="BASIC")


def read(promise: Promise, result: ExpectationValidationResult) -> Found:
    """What one validation result says."""
    error = exception_of(result.exception_info)
    if error is not None:
        return Found(met=False, error=error)
    details = result.result
    if isinstance(promise.check, Measure):
        return Found(met=bool(result.success), value=details.get("observed_value"))
    return Found(
        met=bool(result.success),
        unexpected=int(details.get("unexpected_count") or details.get("observed_value") or 0),
        rows=details.get("element_count"),
    )


def exception_of(info: Mapping[str, Any] | None) -> str | None:
    """The message of the exception a check raised; it comes flat, or once per metric."""
    if not info:
        return None
    entries = [info] if "raised_exception" in info else list(info.values())
    raised = [entry for entry in entries if entry.get("raised_exception")]
    return " ".join(str(raised[0].get("exception_message")).split()) if raised else None


def sample(engine: Engine, query: str, limit: int) -> tuple[dict[str, Any], ...]:
    """The first rows of a query as JSON can hold them; a query that does not run has none."""
    try:
        with engine.connect() as connection:
            cursor = connection.exec_driver_sql(f"SELECT * FROM ({query}) AS failing LIMIT {limit}")
            names = list(cursor.keys())
            return tuple({n: jsonable(v) for n, v in zip(names, row, strict=True)} for row in cursor.fetchall())
    except SQLAlchemyError:
        # The check itself has failed with the reason; its sample cannot say more.
        return ()


def jsonable(value: Any) -> Any:
    """A DuckDB value as JSON can hold it, long text cut."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {str(key): jsonable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(item) for item in value]
    text = str(value)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
