"""The first sentence of a page says how the run ended."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.model import RunReport
from tasks.reporting.verdict import lead, overview

reports = st.from_type(RunReport)
fast = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(reports)
@fast
def test_it_never_says_published_of_what_was_not(report: RunReport) -> None:
    assert lead(report).startswith(("Published with ", "Nothing new came in.")) == (report.state == "published")


@given(reports.filter(lambda r: r.state == "published"))
@fast
def test_what_was_lost_and_what_is_doubtful_is_said(report: RunReport) -> None:
    assert ("could not be used" in lead(report)) == bool(report.inputs.get("failed"))
    assert ("to look at" in lead(report)) == bool(report.broken)


def test_overview_tells_when_the_last_run_was_not_published() -> None:
    good, bad = RunReport("1", "published"), RunReport("2", "refused")
    assert overview([bad, good]) == "The last run was not published. 2 runs, 1 published."
    assert overview([good]) == "1 run, 1 published."
    assert "nightmill run" in overview([])
