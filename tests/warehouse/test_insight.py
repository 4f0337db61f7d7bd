"""What a run brought and lost: its own documents, entities first met in it, inputs that came to nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.insight import gained
from warehouse.load import load
from warehouse.store import writing
from warehouse.tables import QUARANTINE


@pytest.fixture
def two_nights(candidate: Path, tmp_path: Path) -> Path:
    one = stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples"), document("2", 1, "Bo ate 7 apples with Ada")])
    load(candidate, change(1, [loaded("1"), loaded("2")], staged=(one,)))
    two = stage(
        tmp_path / "s2", [document("1", 2, "Ada and Cy ate 1 2 3 4 apples"), document("3", 1, "Di ate 900 apples")]
    )
    lost = [
        {"uri": "file:///docs/4.txt", "state": "failed", "stage": "ingest", "reason": "empty_file", "detail": "Empty."},
        {"uri": "file:///docs/5.txt", "state": "duplicate"},
    ]
    load(candidate, change(2, [loaded("1"), loaded("3"), *lost], staged=(two,), closed=("file:///docs/1.txt",)))
    return candidate


def test_new_and_changed_documents(two_nights: Path) -> None:
    assert [gained(two_nights, run_id(2))[name] for name in ("new", "changed")] == [1, 1]
    assert [gained(two_nights, run_id(1))[name] for name in ("new", "changed")] == [2, 0]


def test_figures_are_of_this_run_and_three_of_a_document_at_most(two_nights: Path) -> None:
    found = gained(two_nights, run_id(2))["figures"]
    assert sorted(row["surface"] for row in found) == ["1", "2", "3", "900"]
    for row in found:
        assert row["sentence"][row["start"] : row["end"]] == row["surface"]
        assert row["item"] == "apples"
    assert found[0]["surface"] == "900", "the largest first"


def test_entities_are_those_first_met(two_nights: Path) -> None:
    """Names that a changed document brings are left out: its earlier names are no longer known."""
    assert {row["name"] for row in gained(two_nights, run_id(2))["entities"]} == {"Di"}


def test_what_is_held_back_is_told_as_of_the_run(two_nights: Path) -> None:
    row = {
        "run_id": run_id(1), "rule": "currency_known", "table_name": "figures", "key": "{}", "unit": "row",
        "doc_id": "d1", "uri": "in/1.txt", "row": "{}",
    }  # fmt: skip
    rows = [row | {"key": str(n)} for n in (1, 2)] + [row | {"rule": "unit_known", "until_run": run_id(2)}]
    with writing(two_nights) as connection:
        connection.register("held", QUARANTINE.rows(rows))
        connection.execute("INSERT INTO core.quarantine BY NAME FROM held")
        connection.unregister("held")
    told = {"table_name": "figures", "documents": 1, "since": run_id(1)}
    assert gained(two_nights, run_id(2))["held"] == [told | {"rule": "currency_known", "rows": 2}]
    assert gained(two_nights, run_id(1), news=False)["held"] == [
        told | {"rule": "currency_known", "rows": 2}, told | {"rule": "unit_known", "rows": 1}
    ]  # fmt: skip


def test_inputs_that_came_to_nothing(two_nights: Path) -> None:
    lost = gained(two_nights, run_id(2))["lost"]
    assert [(row["uri"], row["state"]) for row in lost] == [
        ("file:///docs/4.txt", "failed"),
        ("file:///docs/5.txt", "duplicate"),
    ]
    assert lost[0] | {"uri": ""} == {
        "uri": "", "state": "failed", "stage": "ingest", "reason": "empty_file", "detail": "Empty."
    }  # fmt: skip
    assert gained(two_nights, run_id(1))["lost"] == []
    assert gained(two_nights, run_id(3), news=False) == {
        "new": 0, "changed": 0, "figures": [], "entities": [], "rising": [], "edited": [],
        "disputed": [], "lost": lost, "held": [], "ours": []
    }, "what is lost still is"  # fmt: skip


def test_no_more_than_asked_for(two_nights: Path) -> None:
    found = gained(two_nights, run_id(2), limit=1)
    assert [len(found[name]) for name in ("figures", "entities")] == [1, 1]


def test_a_run_that_brought_nothing(candidate: Path) -> None:
    load(candidate, change(1))
    found = gained(candidate, run_id(1))
    assert (found.pop("new"), found.pop("changed")) == (0, 0)
    assert set(map(tuple, found.values())) == {()}


def test_figures_that_a_source_changed(two_nights: Path) -> None:
    (edited,) = gained(two_nights, run_id(2))["edited"]
    assert (edited["was"], edited["now"], edited["item"], edited["title"]) == ("5", "1", "apples", "Title 1")
    assert gained(two_nights, run_id(1))["edited"] == []


def test_names_that_come_more_often_than_before(candidate: Path, tmp_path: Path) -> None:
    before = [document(str(n), 1, f"Bo and {'Ada' if n < 3 else 'Cy'} ate {n} apples") for n in range(1, 25)]
    tonight = [document(str(n), 1, f"Bo and Ada ate {n} apples") for n in range(25, 31)]
    for number, read in enumerate((before, tonight), 1):
        ledger = [loaded(row["file_name"].removesuffix(".txt")) for row in read]
        load(candidate, change(number, ledger, staged=(stage(tmp_path / f"s{number}", read),)))
    assert gained(candidate, run_id(1))["rising"] == [], "the first night has nothing to compare with"
    (rising,) = gained(candidate, run_id(2))["rising"]
    assert [rising[name] for name in ("name", "tonight", "read", "before", "known")] == ["Ada", 6, 6, 2, 24]


def test_one_event_told_many_times_is_one_and_what_was_told_before_is_no_news(candidate: Path, tmp_path: Path) -> None:
    before = [document(str(n), 1, f"Bo and {'Ada' if n < 3 else 'Cy'} ate {n} apples") for n in range(1, 25)]
    tonight = [document(str(n), 1, f"Bo and Ada ate {n} apples") for n in range(25, 35)]
    for number, read in enumerate((before, tonight), 1):
        ledger = [loaded(row["file_name"].removesuffix(".txt")) for row in read]
        load(candidate, change(number, ledger, staged=(stage(tmp_path / f"s{number}", read),)))

    def rising(story: int, documents: str) -> list[list[int]]:
        with writing(candidate) as connection:
            connection.execute("UPDATE core.documents SET story_id = doc_id")
            connection.execute(f"UPDATE core.documents SET story_id = 'd{story:016x}' WHERE doc_id {documents}")
        found = gained(candidate, run_id(2))["rising"]
        return [[row[name] for name in ("tonight", "read", "before", "known")] for row in found]

    assert rising(25, f">= 'd{27:016x}'") == [], "nine reports of ten are of one event"
    assert rising(25, f"= 'd{26:016x}'") == [[9, 9, 2, 24]]
    assert rising(3, f"= 'd{26:016x}'") == [[9, 9, 3, 24]], "an earlier night has told it, by another document"


def test_what_tonight_disputes(two_nights: Path) -> None:
    with writing(two_nights) as connection:
        connection.execute("UPDATE core.mentions SET kind = 'PLACE'")
        connection.execute("UPDATE core.entities SET kind = 'PLACE', country = 'NG'")
    (disputed,) = gained(two_nights, run_id(2))["disputed"]
    assert [disputed[name] for name in ("item", "lowest", "highest", "documents")] == ["apples", 1, 900, 3]
