"""The gate as a whole: what it says, what it leaves behind, and that it fails closed."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from expectations.gate import Result, Verdict, audit, suite_version
from warehouse.tables import EXPECTATIONS, TABLES

RUN = "20260102T020000Z-00bb"


def test_a_promise_that_cannot_be_checked_refuses(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt('ALTER TABLE core.mentions DROP COLUMN "score"', tables={"mentions"})
    by_rule = {result.rule: result for result in verdict.unmet}
    assert verdict.refused
    assert (by_rule["score_in_range"].observed or "").startswith("could not be checked: ")
    assert "score" in (by_rule["score_in_range"].observed or "")
    assert by_rule["columns_declared"].rows[0]["column_name"] == "score"
    assert "kind_known" not in by_rule


def test_a_warning_that_cannot_be_checked_refuses_too(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("ALTER TABLE core.documents RENAME COLUMN collected_at TO other", tables={"documents"})
    broken = next(result for result in verdict.unmet if result.rule == "published_not_in_future")
    assert broken.severity == "critical"


@pytest.mark.parametrize("table", ["mentions", "documents", "runs"])
def test_a_missing_table_refuses(spoilt: Callable[..., Verdict], table: str) -> None:
    verdict = spoilt(f"DROP TABLE core.{table}")
    assert verdict.refused
    assert verdict.total == len({(result.table_name, result.rule) for result in verdict.results})
    assert (table, "columns_declared") in {(result.table_name, result.rule) for result in verdict.unmet}


def test_warnings_alone_do_not_refuse(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("UPDATE core.documents SET published_on = DATE '2030-01-01'", tables={"documents"})
    assert [(result.rule, result.severity) for result in verdict.unmet] == [("published_not_in_future", "warning")]
    assert not verdict.refused
    assert verdict.met == verdict.total - 1


def test_a_result_shows_what_was_found(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("UPDATE core.mentions SET kind = 'PERSN' WHERE kind = 'PERSON'", tables={"mentions"})
    (broken,) = verdict.unmet
    assert (broken.rule, broken.column_name, broken.unexpected) == ("kind_known", "kind", 60)
    assert broken.observed == "60 of 120 rows: 'PERSN'"
    assert len(broken.rows) == 10
    assert json.loads(json.dumps(broken.rows[0]))["kind"] == "PERSN"


def test_its_query_finds_the_rows_in_the_audited_file(spoilt: Callable[..., Verdict], tmp_path: Path) -> None:
    verdict = spoilt("UPDATE core.quotes SET char_end = char_start", tables={"quotes"})
    broken = next(result for result in verdict.unmet if result.rule == "span_not_empty")
    with duckdb.connect(str(tmp_path / "warehouse.duckdb"), read_only=True) as con:
        assert len(con.execute(broken.query or "").fetchall()) == broken.unexpected == 60


def test_every_query_of_a_good_warehouse_runs_by_hand(good: Path) -> None:
    verdict = audit(good, run_id=RUN)
    with duckdb.connect(str(good), read_only=True) as con:
        for result in verdict.results:
            rows = con.execute(result.query or "").fetchmany(1)
            assert result.unexpected is None or rows == []


def test_an_empty_warehouse_passes(spoilt: Callable[..., Verdict]) -> None:
    """The first night may find nothing to load."""
    emptied = [f"DELETE FROM core.{table.name}" for table in TABLES if table.name not in ("runs", "accuracy")]
    runs = f"DELETE FROM core.runs WHERE run_id <> '{RUN}'"
    scores = f"DELETE FROM core.accuracy WHERE run_id <> '{RUN}'"
    none = ", ".join(f"'{table.name}': 0" for table in TABLES)
    verdict = spoilt(*emptied, runs, scores, f'UPDATE core.runs SET inputs = MAP {{}}, "rows" = MAP {{{none}}}')
    assert [(result.table_name, result.rule, result.observed) for result in verdict.unmet] == []


def test_an_input_may_be_moved_unreadable_or_out_of_sight(spoilt: Callable[..., Verdict]) -> None:
    """What the planner leaves in the ledger on purpose is no breach."""

    def added(uri: str, values: str) -> str:
        return (
            f"INSERT INTO core.ledger SELECT * REPLACE ('{RUN}' AS run_id, {values}) FROM core.ledger "
            f"WHERE uri = '{uri}' LIMIT 1"
        )

    closed = "UPDATE core.ledger SET to_run = '20260101T020000Z-00aa' WHERE uri IN ('in/1.txt', 'in/2.txt', 'in/3.txt')"
    moved = "UPDATE core.documents SET uri = 'in/new.txt' WHERE uri = 'in/1.txt'"
    verdict = spoilt(
        closed,
        moved,
        added("in/1.txt", f"'removed' AS state, '{RUN}' AS to_run"),
        added("in/1.txt", "'unchanged' AS state, NULL AS to_run, 'in/new.txt' AS uri"),
        added("in/2.txt", f"'failed' AS state, '{RUN}' AS to_run, 'no permission' AS detail"),
        tables={"ledger"},
    )
    assert [(result.rule, result.rows) for result in verdict.unmet] == []


def test_copies_of_what_cannot_be_read_are_no_breach(spoilt: Callable[..., Verdict]) -> None:
    row = f"INSERT INTO core.ledger SELECT * REPLACE ('{RUN}' AS run_id, 'dffffffffffffffff' AS doc_id, "
    verdict = spoilt(
        f"{row} 'in/a' AS uri, 'failed' AS state, '{RUN}' AS to_run, 'empty' AS detail) FROM core.ledger LIMIT 1",
        f"{row} 'in/b' AS uri, 'duplicate' AS state) FROM core.ledger LIMIT 1",
        tables={"ledger"},
    )
    assert [(result.rule, result.rows) for result in verdict.unmet] == []


def test_nothing_is_left_behind(good: Path, tmp_path: Path) -> None:
    before = sorted(path.name for path in good.parent.iterdir())
    content = good.read_bytes()
    audit(good, run_id=RUN, tables={"changes"})
    assert sorted(path.name for path in good.parent.iterdir()) == before
    assert good.read_bytes() == content
    with duckdb.connect(str(good)) as con:
        assert con.execute("SELECT count(*) FROM core.runs").fetchone() == (22,)


def test_it_audits_a_file_that_cannot_be_written(good: Path) -> None:
    good.chmod(0o444)
    try:
        assert not audit(good, run_id=RUN, tables={"changes"}).refused
    finally:
        good.chmod(0o644)


def test_it_runs_in_a_thread(good: Path) -> None:
    verdicts: list[Verdict] = []
    thread = threading.Thread(target=lambda: verdicts.append(audit(good, run_id=RUN, tables={"dates", "quotes"})))
    thread.start()
    thread.join()
    assert not verdicts[0].unmet


def test_it_follows_the_table_order_whatever_is_asked_for(good: Path) -> None:
    verdict = audit(good, run_id=RUN, tables=["quotes", "sentences"])
    assert list(dict.fromkeys(result.table_name for result in verdict.results)) == ["sentences", "quotes"]


def test_results_become_rows_and_come_back() -> None:
    results = (
        Result(
            "mentions", "kind", "kind_known", "critical", False, "1 of 2 rows", "one of A", 1, "why", "SELECT", ({},)
        ),
        Result("ledger", None, "share_lost", "warning", True, "0.01", "at most 0.05", None, "why"),
    )
    table = Verdict(results).table(RUN)
    assert table.schema == EXPECTATIONS.arrow
    assert table.column("run_id").to_pylist() == [RUN, RUN]
    again = Verdict.carried(table)
    assert again.table(RUN) == table
    assert again.refused
    assert (again.met, again.total) == (1, 2)


def test_a_verdict_crosses_processes(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("UPDATE core.changes SET what = 'nonsense'", tables={"changes"})
    assert pickle.loads(pickle.dumps(verdict)) == verdict


def test_critical_ones_come_first() -> None:
    results = [
        Result("mentions", None, rule, severity, False, None, "", None, "")
        for rule, severity in (("a", "warning"), ("b", "critical"), ("c", "warning"))
    ]
    assert [result.rule for result in Verdict(tuple(results)).unmet] == ["b", "a", "c"]


def test_listing_promises_imports_nothing_heavy() -> None:
    code = (
        "import sys, expectations.gate; expectations.gate.suite_version(); "
        "print({'great_expectations', 'sqlalchemy', 'pandas', 'duckdb_engine'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_a_process_that_audits_says_nothing(good: Path) -> None:
    """No progress bars, no warnings, no report of leaks as it ends; even where DuckDB was used before."""
    code = (
        "import sys, pathlib, duckdb\n"
        "duckdb.connect(sys.argv[1]).close()\n"
        "from expectations.gate import audit\n"
        f"assert not audit(pathlib.Path(sys.argv[1]), run_id={RUN!r}).unmet\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always", "-c", code, str(good)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")


def test_the_version_of_the_suite_is_stable() -> None:
    code = "import expectations.gate; print(expectations.gate.suite_version())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == suite_version()
    assert len(suite_version()) == 12
