"""A bound that was moved gives way by that much and no more, and says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from expectations.gate import Verdict, audit
from expectations.moved import moved
from expectations.promises import Measure
from expectations.suite import every_promise
from tasks.records import Accepted
from tests.expectations.conftest import RUN

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


def test_a_measure_that_may_be_higher(spoilt: Callable[..., Verdict], tmp_path: Path) -> None:
    spoilt("UPDATE core.mentions SET entity_id = NULL", tables={"mentions"})
    line = Accepted(2, "mentions.share_unresolved", 1, "Nobody is known here.")
    verdict = audit(tmp_path / "warehouse.duckdb", run_id=RUN, tables={"mentions"}, accepted=[line])
    (result,) = (one for one in verdict.results if one.rule == "share_unresolved")
    assert result.met and "from at most 0.5" in result.bound
