"""Rows that broke a promise: in their sentence, and with a command that finds them all and runs."""

from __future__ import annotations

import shlex

from hypothesis import given

from tasks.reporting.model import Expectation, RunReport
from tasks.reporting.samples import command, samples
from tests.tasks.reporting import conftest as drawn

SENTENCE = {"sentence": "They sold 40 boats.", "start": 10, "end": 12, "title": None, "file_name": "a.txt"}


def found(
    column: str | None, rows: tuple[dict[str, object], ...], places: tuple[dict[str, object], ...]
) -> Expectation:
    return Expectation("figures", column, "rule", "critical", False, None, None, 1, "So.", "SELECT 1", rows, places)


def test_a_row_is_marked_in_its_sentence_and_says_what_was_wrong() -> None:
    shown = samples(found("unit", ({"surface": "40", "unit": "QQQ"},), (SENTENCE,)))
    (one,) = shown["spoken"]
    assert (one["before"], one["mark"], one["after"], one["value"]) == ("They sold ", "40", " boats.", "QQQ")
    assert shown["others"] == []
    (same,) = samples(found("surface", ({"surface": "40"},), (SENTENCE,)))["spoken"]
    assert same["value"] is None, "the mark shows it"
    (wrong,) = samples(found("surface", ({"surface": "4?"},), (SENTENCE,)))["spoken"]
    assert wrong["value"] == "4?"


def test_what_stands_in_no_sentence_names_its_document() -> None:
    shown = samples(found("words", ({"words": 3}, {"words": 4}), ({"title": "A", "uri": "u"},)))
    assert shown["others"] == [{"document": "A", "words": 3}, {"words": 4}]


@given(drawn.expectations)
def test_no_row_is_lost(one: Expectation) -> None:
    shown = samples(one)
    assert len(shown["spoken"]) + len(shown["others"]) == len(one.rows)


def test_the_command_names_the_file_the_rows_are_in() -> None:
    told = RunReport("r2", "published", release="r1", warehouse="/data of ours/current/warehouse.duckdb")
    first, *rest = command("SELECT 'a'", told).splitlines()
    assert shlex.split(first.partition(" - <<")[0]) == [
        "nightmill", "sql", "--warehouse", "/data of ours", "--as-of", "r1"
    ]  # fmt: skip
    assert first.endswith(" - <<'SQL'") and rest == ["SELECT 'a'", "SQL"]
    assert "--as-of r2" in command("SELECT 1", RunReport("r2", "refused", warehouse="/d/current/warehouse.duckdb"))
