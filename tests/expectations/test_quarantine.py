"""What an audit may hold back, and when it must refuse instead."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from expectations.gate import Verdict
from expectations.promises import NoRows, Promise
from expectations.suite import every_promise
from warehouse.tables import BY_NAME

HOLDING = [promise for promise in every_promise() if promise.holds]
BAD_UNIT = "UPDATE core.figures SET unit = 'QQQ' WHERE dimension = 'money' AND doc_id <= 'd{:016x}'"
CROOKED = "UPDATE core.mentions SET surface = 'X' || substring(surface, 2) WHERE doc_id <= 'd{:016x}'"


def test_only_critical_promises_about_what_documents_hold_hold_anything() -> None:
    assert {promise.severity for promise in HOLDING} == {"critical"}
    assert {promise.table for promise in HOLDING if promise.holds == "row"} == {"figures", "dates", "quotes"}
    assert not {promise.table for promise in HOLDING} & {"ledger", "runs", "expectations", "changes", "quarantine"}


def test_what_holds_finds_the_document_and_the_key(good: Path) -> None:
    with duckdb.connect(str(good), read_only=True) as con:
        for promise in HOLDING:
            found = {column[0] for column in con.execute(promise.query("20260102T020000Z-00bb")).description or ()}
            wanted = {"doc_id"} if promise.holds == "document" else {"doc_id", *BY_NAME[promise.table].key}
            assert wanted <= found, promise.rule


def test_a_few_rows_are_held_with_all_that_tells_them(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt(BAD_UNIT.format(2), tables={"figures"})
    assert verdict.refused, "as it is, it is not published"
    assert [(one.rule, one.unit, one.column_name, one.value) for one in verdict.held] == [
        ("currency_known", "row", "unit", "QQQ")
    ] * 2
    first = verdict.held[0]
    assert first.uri == "in/1.txt" and first.open and first.key == {"figure_id": "f000000000000000d"}
    assert json.loads(first.row)["surface"] == "20 euros"


def test_a_crooked_span_takes_its_document_along(spoilt: Callable[..., Verdict]) -> None:
    held = spoilt(CROOKED.format(3), tables={"mentions"}).held
    assert {(one.rule, one.unit, one.doc_id) for one in held} == {
        ("surface_slices", "document", f"d{number:016x}") for number in (1, 2, 3)
    }


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param((CROOKED.format(4),), id="more documents than a few"),
        pytest.param((BAD_UNIT.format(20), "DELETE FROM core.quarantine"), id="more rows than a few"),
        pytest.param((BAD_UNIT.format(2), "DELETE FROM core.entity_names WHERE entity_id = 'person:ada-1'"),
                     id="a promise that holds nothing"),
        pytest.param((BAD_UNIT.format(2), "ALTER TABLE core.dates DROP COLUMN basis"), id="one that cannot be checked"),
        pytest.param(("UPDATE core.mentions SET doc_id = 'dffffffffffffffff', surface = '' WHERE doc_id < 'd1'",),
                     id="rows without a document"),
    ],
)  # fmt: skip
def test_otherwise_nothing_is_held(spoilt: Callable[..., Verdict], statements: tuple[str, ...]) -> None:
    verdict = spoilt(*statements, tables={"figures", "mentions", "entities", "dates"})
    assert verdict.refused and not verdict.held


def test_a_row_of_a_document_held_whole_is_held_with_it(spoilt: Callable[..., Verdict]) -> None:
    held = spoilt(BAD_UNIT.format(2), CROOKED.format(1), tables={"figures", "mentions"}).held
    assert {(one.rule, one.doc_id, one.unit) for one in held} == {
        ("surface_slices", f"d{1:016x}", "document"), ("currency_known", f"d{1:016x}", "document"),
        ("currency_known", f"d{2:016x}", "row"),
    }  # fmt: skip


TRIED = "UPDATE core.quarantine SET run_id = '20260101T020000Z-00aa', until_run = {}, table_name = '{}', unit = '{}'"


@pytest.mark.parametrize("until", ["NULL", "'20260102T020000Z-00bb'"])
@pytest.mark.parametrize(
    ("spoil", "table", "unit"), [(CROOKED, "mentions", "document"), (BAD_UNIT, "figures", "row")]
)  # fmt: skip
def test_what_was_in_quarantine_before_is_no_news(
    spoilt: Callable[..., Verdict], spoil: str, table: str, unit: str, until: str
) -> None:
    """However many they are, they were let pass once as the few of a larger night."""
    many = 60
    assert (
        len({one.doc_id for one in spoilt(spoil.format(many), TRIED.format(until, table, unit), tables={table}).held})
        == many
    )
    assert not spoilt(spoil.format(many), TRIED.format(f"'{'0' * 20}'", table, unit), tables={table}).held, "let go"
    assert not spoilt(spoil.format(many), TRIED.format(until, "dates", "row"), tables={table}).held, "other rows"


def test_warnings_hold_nothing(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt("UPDATE core.documents SET published_on = DATE '2030-01-01'", tables={"documents"})
    assert verdict.unmet and not verdict.held


def test_rows_are_shown_in_their_sentence(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt(BAD_UNIT.format(1), "UPDATE core.mentions SET score = 2 WHERE kind = 'PERSON'",
                     tables={"figures", "mentions", "ledger"})  # fmt: skip
    by_rule = {result.rule: result for result in verdict.unmet}
    (place,) = by_rule["currency_known"].places
    assert place["sentence"][place["start"] : place["end"]] == "20 euros" and place["uri"] == "in/1.txt"
    assert len(by_rule["score_in_range"].places) == len(by_rule["score_in_range"].rows) == 10
    assert all(p["sentence"][p["start"] : p["end"]] == "Ada Krämer" for p in by_rule["score_in_range"].places)


def test_a_second_verdict_says_what_the_first_held_back(spoilt: Callable[..., Verdict]) -> None:
    first = spoilt(BAD_UNIT.format(2), tables={"figures"})
    second = spoilt(tables={"figures"}).after(first)
    (told,) = [result.observed for result in second.results if result.rule == "currency_known"]
    assert told == "0 rows, 2 in quarantine" and not second.refused
    assert second.held == first.held and [result.rule for result in second.first] == ["currency_known"]


def test_a_moved_bound_still_holds_back() -> None:
    """What breaks it beyond what a person accepted goes the same way."""
    from expectations.moved import moved
    from tasks.records import Accepted

    (promise,) = moved(
        [p for p in HOLDING if p.rule == "currency_known"], [Accepted(2, "figures.currency_known", 3, "x")]
    )
    assert isinstance(promise, Promise) and promise.holds == "row"
    assert isinstance(promise.check, NoRows) and promise.check.at_most == 3
