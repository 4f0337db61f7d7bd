"""What the gate is timed on is what it would pass: rows that keep every promise, about as many as are told."""

from pathlib import Path

from expectations.gate import audit
from expectations.suite import promises
from tests.bench import warehouses
from tests.bench.gate import costs, lines
from warehouse.store import first, open_read


def test_the_made_warehouse_keeps_every_promise(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    run_id = warehouses.make(path, 1001)
    verdict = audit(path, run_id=run_id)
    assert [(result.table_name, result.rule, result.observed) for result in verdict.unmet] == []
    connection = open_read(path)
    try:
        counted = first(connection, "SELECT count(*), max(length(text)) FROM core.documents")
        rows = sum(counts[0] for counts in connection.execute(COUNTS).fetchall())
    finally:
        connection.close()
    assert counted is not None and counted[0] == 1001 and counted[1] > 50_000
    assert 0.8 < rows / (1001 * warehouses.ROWS_OF_DOCUMENT) < 1.3


def test_it_is_told_what_an_audit_took() -> None:
    (told,) = lines(120)
    assert " promises over 1" in told and told.endswith("0 broken")


def test_it_is_told_what_each_promise_costs(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    told = costs(path, warehouses.make(path, 120), ["dates"])
    assert {name for _, name in told} == {f"dates.{promise.rule}" for promise in promises(["dates"])}
    assert told == sorted(told, reverse=True)


COUNTS = " UNION ALL ".join(
    f"SELECT count(*) FROM core.{table}" for table in (*warehouses.TABLES, "entities") if table != "expectations"
)
