"""Loading: a document's rows are replaced whole, history stays, and doing it twice changes nothing."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.staging import change, document, loaded, run_id, stage
from warehouse.load import load
from warehouse.tables import TABLES

Rows = Callable[[str], list[tuple[Any, ...]]]


@pytest.fixture
def first(candidate: Path, tmp_path: Path) -> Path:
    staged = stage(
        tmp_path / "s1", [document("1", 1, "Ada ate 5 apples"), document("2", 1, "Bo ate 7 apples with Ada")]
    )
    load(candidate, change(1, [loaded("1"), loaded("2")], staged=(staged,)))
    return candidate


def test_a_first_night(first: Path, rows: Rows) -> None:
    assert rows("select doc_id, version, first_run, last_run from documents order by 1") == [
        ("d0000000000000001", 1, run_id(1), run_id(1)),
        ("d0000000000000002", 1, run_id(1), run_id(1)),
    ]
    assert rows("select surface, value_low, item from figures order by 2") == [("5", 5, "apples"), ("7", 7, "apples")]
    assert rows(
        "select name, mentions, documents, first_seen::varchar, last_seen::varchar from entities order by 1"
    ) == [
        ("Ada", 2, 2, "2024-01-01", "2024-01-02"),
        ("Bo", 1, 1, "2024-01-02", "2024-01-02"),
    ]


def test_every_span_lies_in_its_text(first: Path, rows: Rows) -> None:
    for name in ("sentences", "mentions", "figures"):
        assert rows(
            f"select count(*) from {name} join documents using (doc_id) "
            f"where substring(text, char_start + 1, char_end - char_start) <> surface"
        ) == [(0,)]


def test_a_new_version_replaces_all_rows_of_the_old_and_keeps_its_text(first: Path, rows: Rows, tmp_path: Path) -> None:
    staged = stage(tmp_path / "s2", [document("1", 2, "Cy ate 6 apples and 3 pears")])
    done = load(first, change(2, [loaded("1")], staged=(staged,), closed=("file:///docs/1.txt",)))
    assert rows("select text, version, first_run, last_run from documents where doc_id like '%1'") == [
        ("Cy ate 6 apples and 3 pears", 2, run_id(1), run_id(2))
    ]
    assert rows("select version, text from core.documents where not current") == [(1, "Ada ate 5 apples")]
    assert rows("select surface from figures order by value_low") == [("3",), ("6",), ("7",)]
    assert rows("select name from entities order by 1") == [("Ada",), ("Bo",), ("Cy",)]
    assert {"documents", "figures", "entities", "changes"} <= done.touched


def test_a_withdrawn_document_leaves_every_view_but_not_the_history(first: Path, rows: Rows) -> None:
    gone = {"uri": "file:///docs/2.txt", "state": "removed", "doc_id": "d0000000000000002"}
    load(first, change(2, [gone], closed=("file:///docs/2.txt",), withdrawn=("d0000000000000002",)))
    for name in ("documents", "sentences", "mentions", "figures"):
        assert rows(f"select count(*) from {name} where doc_id like '%2'") == [(0,)]
    assert rows("select name, mentions from entities") == [("Ada", 1)]
    assert rows("select current from core.documents where doc_id like '%2'") == [(False,)]


def test_a_moved_document_keeps_its_rows_under_its_new_name(first: Path, rows: Rows) -> None:
    load(first, change(2, moved=(("d0000000000000001", "file:///docs/new%20name.txt"),)))
    assert rows("select uri, file_name from documents where doc_id like '%1'") == [
        ("file:///docs/new%20name.txt", "new name.txt")
    ]
    assert rows("select count(*) from figures where doc_id like '%1'") == [(1,)]


def test_the_same_night_twice_is_the_same_night(first: Path, rows: Rows, tmp_path: Path) -> None:
    """But for the run that last read it."""

    def held() -> dict[str, list[tuple[Any, ...]]]:
        return {
            t.name: rows(f"select {', '.join(f'{chr(34)}{n}{chr(34)}' for n in t.names if n != 'last_run')} "
                         f"from core.{t.name} order by all")
            for t in TABLES
            if t.name not in ("runs", "ledger", "changes")
        }  # fmt: skip

    before = held()
    load(first, change(2, staged=(tmp_path / "s1",)))
    assert held() == before
    assert rows("select distinct last_run from documents") == [(run_id(2),)]


def test_a_night_without_news_touches_nothing(first: Path, rows: Rows) -> None:
    before = {t.name: rows(f"select * from core.{t.name} order by all") for t in TABLES if t.name != "runs"}
    done = load(first, change(2))
    assert done.touched == frozenset()
    assert {t.name: rows(f"select * from core.{t.name} order by all") for t in TABLES if t.name != "runs"} == before
    assert rows("select count(*) from runs") == [(2,)]
    assert done.rows["figures"] == 2


def test_nights_without_news_join_the_books_with_the_next_release(first: Path, rows: Rows) -> None:
    told = [
        {"run_id": run_id(n), "started_at": dt.datetime(2024, 1, 1, 0, 0, n), "finished_at": None, "state": state,
         "inputs": {}, "rows": {}, "versions": {}, "detail": detail}
        for n, state, detail in ((1, "failed", "Told otherwise."), (2, "published", None), (3, "failed", "It broke."))
    ]  # fmt: skip
    gone = {"uri": "file:///docs/2.txt", "state": "removed", "doc_id": "d0000000000000002"}
    with_news = {"closed": ("file:///docs/2.txt",), "withdrawn": ("d0000000000000002",)}
    load(first, change(4, [gone], earlier=told, **with_news))
    assert rows("select run_id, state, detail from runs order by 1") == [
        (run_id(1), "published", None),
        (run_id(2), "published", None),
        (run_id(3), "failed", "It broke."),
        (run_id(4), "published", None),
    ]
    states = rows("select run_id, state from ledger where uri like '%2.txt' order by 1")
    assert states == [(run_id(1), "loaded"), (run_id(2), "unchanged"), (run_id(4), "removed")]


def test_what_a_change_without_news_is() -> None:
    assert change(2).idle
    assert not change(2, closed=("file:///docs/1.txt",)).idle
    assert not change(2, [loaded("1")]).idle


def test_all_of_a_night_or_nothing(first: Path, rows: Rows, tmp_path: Path) -> None:
    staged = stage(tmp_path / "s2", [document("1", 2, "Cy ate 6 apples")])
    (staged / "quotes.parquet").write_bytes(b"not parquet")
    with pytest.raises(Exception, match=r"(?i)parquet"):
        load(first, change(2, [loaded("1")], staged=(staged,)))
    assert rows("select text from documents where doc_id like '%1'") == [("Ada ate 5 apples",)]
    assert rows("select count(*) from ledger") == [(2,)]
    assert rows("select count(*) from runs") == [(1,)]


def test_the_ledger_has_one_row_an_input_a_run(first: Path, rows: Rows, tmp_path: Path) -> None:
    """Run 2: a copy comes, 1 fails. Run 3: nothing. Run 4: 1 is read again, the copy goes."""
    copy = {"uri": "file:///docs/3.txt", "state": "duplicate", "doc_id": "d0000000000000002"}
    failed = {"uri": "file:///docs/1.txt", "state": "failed", "doc_id": "d0000000000000001"}
    load(first, change(2, [copy, failed], closed=("file:///docs/1.txt",)))
    load(first, change(3))
    gone = {"uri": "file:///docs/3.txt", "state": "removed"}
    staged = stage(tmp_path / "s4", [document("1", 2, "Ada ate 9 apples")])
    load(first, change(4, [loaded("1"), gone], staged=(staged,), closed=("file:///docs/3.txt", "file:///docs/1.txt")))
    load(first, change(5))
    told = rows("select run_id, right(uri, 5), state from ledger order by all")
    assert [(run[14:15], uri, state) for run, uri, state in told] == [
        ("1", "1.txt", "loaded"), ("1", "2.txt", "loaded"),
        ("2", "1.txt", "failed"), ("2", "2.txt", "unchanged"), ("2", "3.txt", "duplicate"),
        ("3", "1.txt", "failed"), ("3", "2.txt", "unchanged"), ("3", "3.txt", "duplicate"),
        ("4", "1.txt", "loaded"), ("4", "2.txt", "unchanged"), ("4", "3.txt", "removed"),
        ("5", "1.txt", "unchanged"), ("5", "2.txt", "unchanged"),
    ]  # fmt: skip
