"""No vacuous promise: for each there is a change to a good warehouse that breaks it, and breaks nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from expectations.derived import derived
from expectations.gate import Verdict, audit
from expectations.promises import Between, Matches, NotNull, OneOf, Promise
from expectations.suite import every_promise
from tests.expectations.faults_of_documents import OF_ONE_DOCUMENT
from tests.expectations.faults_of_tables import OF_A_TABLE, OF_SHAPE
from tests.expectations.spoiling import DOC, NO_RUN, RUN, change
from warehouse.schema import quoted
from warehouse.tables import BY_NAME, SPAN_TABLES, TABLES

#: Where one fault cannot but break another rule of the table too.
ALSO: Final[dict[tuple[str, str], set[str]]] = {
    ("documents", "one_current_version"): {"current_is_newest"},
    ("ledger", "share_lost"): {"share_lost_small"},
    ("documents", "stories_declared"): {"views_complete"},
    ("documents", "versions_declared"): {"views_complete"},
    **{(table, "per_thousand_words"): {"key_unique"} for table in ("mentions", "dates", "quotes")},
    # The books of the night do not know of them.
    ("runs", "fewer_documents_than_usual"): {"inputs_add_up"},
    ("runs", "more_documents_than_usual"): {"inputs_add_up"},
}


def of_table(verdict: Verdict) -> set[str]:
    return {result.rule for result in verdict.unmet}


def elsewhere(statement: str, number: int) -> str:
    """A statement about the first document, about another one instead."""
    for old, new in (
        (DOC, f"d{number:016x}"),
        *((f"f{figure:016x}", f"f{number * 10 + figure - 10:016x}") for figure in (11, 12, 13)),
        ("person:ada-1'", f"person:ada-{number}'"),
        ("kind_known_1'", f"kind_known_{number}'"),
        ("in/other-1.", f"in/other-{number}."),
    ):
        statement = statement.replace(old, new)
    return statement


@pytest.mark.parametrize("table", dict.fromkeys(table for table, _ in OF_ONE_DOCUMENT))
def test_a_fault_in_one_document_breaks_its_promise_and_no_other(spoilt: Callable[..., Verdict], table: str) -> None:
    """One fault in each of many documents: every promise is broken once, by the document it was spoilt in."""
    cases = {rule: statements for (name, rule), statements in OF_ONE_DOCUMENT.items() if name == table}
    verdict = spoilt(
        *(elsewhere(one, number) for number, case in enumerate(cases.values(), 1) for one in case), tables={table}
    )
    expected = Counter(cases.keys()) + Counter(also for rule in cases for also in ALSO.get((table, rule), ()))
    assert {result.rule: result.unexpected for result in verdict.unmet} == dict(expected)
    assert all(len(result.rows) == result.unexpected for result in verdict.unmet)


@pytest.mark.parametrize(("table", "rule"), [pytest.param(*case, id=".".join(case)) for case in OF_A_TABLE])
def test_a_fault_in_a_table_breaks_its_promise_and_no_other(
    spoilt: Callable[..., Verdict], table: str, rule: str
) -> None:
    verdict = spoilt(*OF_A_TABLE[table, rule], tables={table})
    assert of_table(verdict) == {rule} | ALSO.get((table, rule), set())
    broken = next(result for result in verdict.unmet if result.rule == rule)
    assert not (broken.observed or "").startswith("could not"), broken.observed
    assert verdict.refused is any(result.severity == "critical" for result in verdict.unmet)
    assert broken.rows


def test_another_shape_breaks_its_promise_and_no_other(spoilt: Callable[..., Verdict]) -> None:
    verdict = spoilt(*OF_SHAPE.values())
    assert {(result.table_name, result.rule) for result in verdict.unmet} == set(OF_SHAPE)
    lost = {table.name: len(table.published) for table in TABLES}
    for result in verdict.unmet:
        assert result.unexpected == (1 if result.rule == "columns_declared" else lost[result.table_name] + 1)


#: A column's derived promises that one bad value breaks: rule -> the value, as SQL.
BAD_REFERENCE: Final = {
    "documents.doc_id": "'dffffffffffffffff'",
    "entities.entity_id": "'person:nobody'",
    "runs.run_id": f"'{NO_RUN}'",
}
#: What a bad value of a column breaks besides its own promise, since other rules read the column.
RIPPLES: Final[dict[str, set[str]]] = {
    "documents": {"characters_counted", "words_fit", "runs_in_order", "ended_where_not_current", "story_found",
                  "views_complete"},
    "sentences": {"in_order", "numbered_in_full", "span_not_empty", "surface_slices", "source_span_ordered"},
    "mentions": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "figures": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered", "item_slices",
                "item_not_empty", "item_is_whole"},
    "dates": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "quotes": {"in_its_sentence", "span_not_empty", "surface_slices", "source_span_ordered"},
    "entities": {"mentions_add_up", "documents_add_up", "stories_add_up", "known_to_a_document"},
    "signatures": {"every_document_signed", "signature_whole"},
    "lines": {"span_not_empty"},
    "entity_names": {"mentions_add_up", "gathered"},
    "ledger": {"documents_accounted_for"},
    "changes": {"doc_id_found"},
}  # fmt: skip

#: Picks one row a document where a table has more, and leaves the last two runs alone.
ONE_A_DOCUMENT: Final = {
    "sentences": " AND sentence_no = 3",
    "mentions": " AND kind = 'PERSON'",
    "entities": " AND kind = 'PERSON'",
    "entity_names": " AND kind = 'PERSON'",
    "figures": " AND dimension = 'count'",
    "runs": " AND run_id < '2026'",
    "accuracy": " AND measure = 'dates' AND run_id < '2026'",
}


def bad_value(promise: Promise) -> str | None:
    """A value that breaks a derived promise about one column; None for promises about whole tables."""
    match promise.check:
        case NotNull():
            return "NULL"
        case OneOf():
            return "'nonsense'"
        case Between(low, high):
            return f"{low - 1}" if isinstance(low, int | float) else f"{high} + 1"
        case Matches():
            return "'1x'"
    column = BY_NAME[promise.table].column(promise.column) if promise.column else None
    if column and column.references and promise.rule == f"{column.name}_found":
        return BAD_REFERENCE[column.references]
    return None


def of_one_column(table: str) -> list[Promise]:
    return [promise for promise in derived(BY_NAME[table]) if bad_value(promise) is not None]


@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_each_bad_value_breaks_the_promise_of_its_column(spoilt: Callable[..., Verdict], table: str) -> None:
    """Each promise gets one row of its own to break it; it must name that row and no other."""
    key = {
        "runs": "run_id",
        "accepted": "rule",
        "accuracy": "run_id",
        "entities": "entity_id",
        "expectations": "rule",
        "figures": "figure_id",
        "repeated": "fingerprint",
    }.get(table, "doc_id")
    promises = of_one_column(table)
    only = ONE_A_DOCUMENT.get(table, "")
    statements = [f"CREATE TEMP TABLE victims AS SELECT row_number() OVER (ORDER BY \"{key}\") AS no, \"{key}\" AS id "
                  f"FROM core.{table} WHERE true{only}"]  # fmt: skip
    statements += [
        change(table, f'"{promise.column}" = {bad_value(promise)}',
               f'"{key}" = (SELECT id FROM victims WHERE no = {number}){only}')
        for number, promise in enumerate(promises, 1)
    ]  # fmt: skip
    verdict = spoilt(*statements, tables={table})
    named = {promise.rule: result for promise in promises for result in verdict.unmet if promise.rule == result.rule}
    assert of_table(verdict) - RIPPLES.get(table, set()) == {promise.rule for promise in promises}
    assert {rule: result.unexpected for rule, result in named.items()} == dict.fromkeys(named, 1)


def test_every_promise_has_been_broken() -> None:
    broken = {*OF_ONE_DOCUMENT, *OF_A_TABLE, *OF_SHAPE} | {
        (table.name, promise.rule) for table in TABLES for promise in of_one_column(table.name)
    }
    assert broken == {(promise.table, promise.rule) for promise in every_promise()}


def test_a_good_warehouse_keeps_every_promise(good: Path) -> None:
    verdict = audit(good, run_id=RUN)
    assert [(result.table_name, result.rule, result.observed) for result in verdict.unmet] == []
    assert not verdict.refused
    assert verdict.met == verdict.total == len(every_promise())


def test_spans_of_every_table_are_sliced() -> None:
    sliced = {promise.table for promise in every_promise() if promise.rule == "surface_slices"}
    assert sliced == {table.name for table in SPAN_TABLES}
    assert quoted("it's") == "'it''s'"
