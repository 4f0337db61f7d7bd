"""A report survives the journal, and a damaged journal does not stop a report."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.reporting.model import RunReport
from tasks.reporting.render import render_index, render_run

reports = st.from_type(RunReport)
fast = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(reports)
@fast
def test_a_report_survives_the_journal(report: RunReport) -> None:
    assert RunReport.from_json(json.loads(json.dumps(report.to_json()))) == report


@given(reports, st.data())
@fast
def test_what_an_entry_lacks_is_empty(report: RunReport, data: st.DataObject) -> None:
    entry: dict[str, Any] = report.to_json()
    for name in data.draw(st.sets(st.sampled_from(sorted(set(entry) - {"run_id", "state"})))):
        del entry[name]
    for expectation in entry.get("expectations", ()):
        del expectation["reason"]
        expectation["of_a_later_version"] = 1
    held = RunReport.from_json({**entry, "of_a_later_version": 1})
    assert (held.run_id, held.state) == (report.run_id, report.state)
    assert render_run(held)


def test_the_barest_entry_has_a_page() -> None:
    held = RunReport.from_json({"run_id": "20240101T000000Z-0000", "state": "failed", "detail": "It cannot be read."})
    assert "It cannot be read." in render_run(held)
    assert "It cannot be read." in render_index([held])


@given(reports)
@fast
def test_broken_promises_come_fatal_first(report: RunReport) -> None:
    severities = [e.severity for e in report.broken]
    assert severities == sorted(severities)
    assert len(severities) == sum(not e.met for e in report.expectations)
