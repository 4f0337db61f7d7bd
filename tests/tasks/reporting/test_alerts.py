"""People are told when something begins and when it ends, and not again in between."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.alerts import alert, causes
from tasks.reporting.model import Expectation, RunReport

reports = st.from_type(RunReport)
slow = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
BROKEN = Expectation("figures", None, "rows_kept", "critical", False, "0.1", "at least 0.25", None, "So.")
GOOD = RunReport("1", "published")
REFUSED = RunReport("2", "refused", expectations=(BROKEN,), detail="The audit refused it.")


def test_a_quiet_night_is_quiet() -> None:
    assert alert(GOOD, None) is None and alert(GOOD, GOOD) is None


def test_what_begins_and_what_ends() -> None:
    said = alert(REFUSED, GOOD)
    assert said is not None and said.title == "nightmill: refused, run 2"
    assert "critical: figures.rows_kept, 0.1" in said.body
    assert alert(REFUSED, REFUSED) is None, "it goes on"
    again = alert(GOOD, REFUSED)
    assert again is not None and again.title == "nightmill: published again, run 1"


def test_each_cause_is_told_once() -> None:
    lost = RunReport("3", "published", inputs={"failed": 2})
    said = alert(lost, GOOD)
    assert said is not None and "2 inputs could not be used" in said.body
    assert alert(RunReport("4", "published", inputs={"failed": 3}), lost) is None
    failed = RunReport("5", "failed", detail="DiskFull: No room left.")
    assert alert(RunReport("6", "failed", detail="DiskFull: No room left, still."), failed) is None
    other = alert(RunReport("6", "failed", detail="WorkerDied: Killed."), failed)
    assert other is not None and other.body.startswith("WorkerDied: Killed.\n")


def test_what_is_held_back_is_told_once_a_promise() -> None:
    held = {"table_name": "figures", "rule": "currency_known", "rows": 2, "documents": 1, "since": "20260101T020000Z-0"}
    first = RunReport("7", "published", held=(held,))
    said = alert(first, GOOD)
    assert said is not None and "quarantine: figures.currency_known, 2 rows held back since 2026-01-01" in said.body
    assert alert(RunReport("8", "published", held=(held | {"rows": 3},)), first) is None


@given(reports, st.none() | reports)
@slow
def test_silence_means_nothing_new(report: RunReport, before: RunReport | None) -> None:
    said = alert(report, before)
    new = causes(report).keys() - (causes(before).keys() if before else set())
    changed = (report.state == "published") != (before is None or before.state == "published")
    assert (said is not None) == bool(new or changed)
    assert alert(report, report) is None
