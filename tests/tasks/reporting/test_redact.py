"""Nothing that may come from a document is left in a redacted report; what is ours still is."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.cli import main
from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.redact import OURS, redacted
from tasks.reporting.render import render_run
from tests.warehouse.staging import run_id
from warehouse import journal
from warehouse.releases import DataFolder

reports = st.from_type(RunReport)


def strings(value: Any, name: str = "") -> Iterator[str]:
    """Every string that is not in a column of our own."""
    if isinstance(value, str) and name not in OURS:
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, key)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item, name)


@given(reports)
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
def test_no_word_of_a_document_is_left(report: RunReport) -> None:
    after = redacted(report)
    for name in ("held", "lost", "figures", "entities", "rising", "disputed", "edited", "ours"):
        assert set(strings(getattr(after, name))) <= {"▒▒▒▒▒▒"}
        assert len(getattr(after, name)) == len(getattr(report, name))
    for one in (*after.expectations, *after.quarantined):
        assert set(strings(one.rows)) | set(strings(one.places)) <= {"▒▒▒▒▒▒"}
    assert (after.inputs, after.rows, after.state, after.run_id) == (
        report.inputs, report.rows, report.state, report.run_id
    )  # fmt: skip
    assert redacted(after) == after


def test_of_what_was_found_the_number_stays() -> None:
    found = Expectation("mentions", "kind", "known", "critical", False, "3 of 9 rows: 'Secret'", "x", 3, "So.")
    (after,) = redacted(RunReport("r", "refused", expectations=(found,))).expectations
    assert after == dataclasses.replace(found, observed="3 of 9 rows")


def test_a_copy_to_pass_on(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    lost = [
        {"uri": "file:///secret.txt", "state": "failed", "stage": "ingest", "reason": "empty_file", "detail": "So."}
    ]
    told = RunReport.from_json({"run_id": run_id(1), "state": "published", "lost": lost, "inputs": {"failed": 1}})
    journal.write(folder, told.to_json())
    folder.reports.mkdir()
    page = folder.reports / f"{run_id(1)}.html"
    page.write_text(render_run(told), "utf-8")
    assert main(["report", "--redact", "--warehouse", str(tmp_path)]) == 0
    copy = page.with_suffix(".redacted.html").read_text("utf-8")
    assert "secret" in page.read_text("utf-8") and "secret" not in copy and "empty_file" in copy
