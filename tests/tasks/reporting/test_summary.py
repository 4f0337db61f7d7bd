"""The summaries hold the counts, and say what is wrong and where to look."""

from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.model import RunReport
from tasks.reporting.summary import markdown_summary, plain_summary

reports = st.from_type(RunReport)
fast = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(reports)
@fast
def test_both_hold_every_count(report: RunReport) -> None:
    for text in (plain_summary(report), markdown_summary(report)):
        for name, count in report.rows.items():
            assert re.search(rf"\b{name}\W+{count:,}\b", text)
        for state, count in report.inputs.items():
            if count and state != "loaded":
                assert re.search(rf"\b{state}\W+{count:,}\b", text)
        assert f"{report.total:,}" in text
        assert f"{report.new:,}" in text
        assert f"{report.changed:,}" in text


@given(reports)
@fast
def test_both_say_how_it_ended_and_where_to_look(report: RunReport) -> None:
    for text in (plain_summary(report), markdown_summary(report)):
        assert report.state.capitalize() in text
        assert report.run_id in text
        assert report.warehouse in text
        assert report.report in text
        assert (report.detail or "") in text
        for one in report.broken:
            assert f"{one.table_name}.{one.rule}" in text


@given(reports)
@fast
def test_there_is_always_something_to_type_next(report: RunReport) -> None:
    assert plain_summary(report).splitlines()[-1].startswith("Next: nightmill ")
