"""A bound that was moved gives way by that much and no more, and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.gate import Verdict, audit
from expectations.moved import moved
from expectations.promises import Measure
from expectations.suite import every_promise
from tasks.records import Accepted
from tests.expectations.conftest import LAST_RUN, RUN

PROMISES = {f"{promise.table}.{promise.rule}": promise for promise in every_promise()}


@given(st.sampled_from(sorted(PROMISES)), st.floats(-1e6, 1e6))
def test_a_bound_only_gives_way(rule: str, bound: float) -> None:
    before = PROMISES[rule]
    (after,) = moved([before], [Accepted(2, rule, bound, "why")])
    if isinstance(before.check, Measure) and isinstance(after.check, Measure):
        assert after.check.low is None or before.check.low is None or after.check.low <= before.check.low
        assert after.check.high is None or before.check.high is None or after.check.high >= before.check.high
    if after != before:
        assert "moved by hand" in after.bound and before.bound in after.bound and after.reason.endswith("why")


def test_only_what_is_named_and_what_is_right() -> None:
    said = [Accepted(2, "figures.rows_kept", 0.1, "a"), Accepted(3, "quotes.rows_kept", 0.1, "b", problem="No.")]
    after = moved(every_promise(), said)
    assert [p.rule + p.table for p, q in zip(after, every_promise(), strict=True) if p != q] == ["rows_keptfigures"]


@pytest.mark.parametrize(("accepted", "met"), [(0, False), (59, False), (60, True)])
def test_rows_that_may_break_it(spoilt: Callable[..., Verdict], tmp_path: Path, accepted: int, met: bool) -> None:
    assert spoilt("UPDATE core.mentions SET kind = 'PERSN' WHERE kind = 'PERSON'", tables={"mentions"}).refused
    line = Accepted(2, "mentions.kind_known", accepted, "They are all called so.")
    verdict = audit(tmp_path / "warehouse.duckdb", run_id=RUN, tables={"mentions"}, accepted=[line])
    (result,) = (one for one in verdict.results if one.rule == "kind_known")
    assert (result.met, result.unexpected, verdict.refused) == (met, 60, not met)


def test_what_was_accepted_one_night_is_no_fault_of_the_record_the_next(
    spoilt: Callable[..., Verdict], tmp_path: Path
) -> None:
    spoilt("UPDATE core.mentions SET kind = 'PERSN' WHERE kind = 'PERSON'", tables={"mentions"})
    path, line = tmp_path / "warehouse.duckdb", Accepted(2, "mentions.kind_known", 60, "They are all called so.")
    verdict = audit(path, run_id=RUN, accepted=[line], tables={"mentions", "expectations"})
    with duckdb.connect(str(path)) as con:
        con.register("verdict", verdict.table(LAST_RUN))
        con.execute("INSERT INTO core.expectations BY NAME FROM verdict")
        con.unregister("verdict")
    assert [one.rule for one in audit(path, run_id=RUN, tables={"expectations"}).unmet] == []


def test_of_rows_beyond_what_is_accepted_those_of_tonight_are_held(
    spoilt: Callable[..., Verdict], tmp_path: Path
) -> None:
    """Whoever accepts three rows means those that are there."""
    bad = "UPDATE core.figures SET unit = 'QQQ' WHERE dimension = 'money' AND doc_id <= 'd{:016x}'"
    tonight = "UPDATE core.documents SET last_run = '{}' WHERE doc_id = 'd{:016x}'"
    spoilt(bad.format(4), tonight.format(RUN, 2), tables={"figures"})
    path = tmp_path / "warehouse.duckdb"

    def held(accepted: int) -> set[str]:
        line = Accepted(2, "figures.currency_known", accepted, "They trade in it.")
        return {one.doc_id for one in audit(path, run_id=RUN, tables={"figures"}, accepted=[line]).held}

    assert held(4) == set(), "they are all accepted"
    assert held(3) == {f"d{2:016x}"}
    assert held(2) == held(0) == {f"d{number:016x}" for number in (1, 2, 3, 4)}


def test_a_measure_that_may_be_higher(spoilt: Callable[..., Verdict], tmp_path: Path) -> None:
    spoilt("UPDATE core.mentions SET entity_id = NULL", tables={"mentions"})
    line = Accepted(2, "mentions.share_unresolved", 1, "Nobody is known here.")
    verdict = audit(tmp_path / "warehouse.duckdb", run_id=RUN, tables={"mentions"}, accepted=[line])
    (result,) = (one for one in verdict.results if one.rule == "share_unresolved")
    assert result.met and "from at most 0.5" in result.bound
