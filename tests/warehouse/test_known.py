"""What is known of inputs and documents: open spans of the ledger, and the latest version of each document."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tests.warehouse.staging import SHA, change, document, loaded, run_id, stage
from warehouse.known import Known, KnownDocument, KnownInput, last_run
from warehouse.load import load
from warehouse.otherwise import Otherwise
from warehouse.store import writing

ONE, TWO = ("file:///docs/1.txt", "d0000000000000001"), ("file:///docs/2.txt", "d0000000000000002")


def known(path: Path | None) -> tuple[dict[str, KnownInput], list[KnownDocument]]:
    """All of it."""
    with Known(path) as asked:
        inputs, _ = asked.rest()
        return inputs, asked.documents(ids=[ONE[1], TWO[1]])


def first(candidate: Path, tmp_path: Path) -> None:
    staged = stage(tmp_path / "s1", [document("1", 1, "Ada ate 5 apples"), document("2", 1, "Bo ate 7 apples")])
    failed = {"uri": "file:///docs/3.txt", "state": "failed"}
    skipped = {"uri": "file:///docs/4.pdf", "state": "skipped"}
    load(candidate, change(1, [loaded("1"), loaded("2"), failed, skipped], staged=(staged,)))


def test_before_the_first_release() -> None:
    assert known(None) == ({}, [])
    assert last_run(None) is None


def test_an_empty_warehouse(candidate: Path) -> None:
    assert known(candidate) == ({}, [])
    assert last_run(candidate) is None


def test_open_spans_and_documents(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    inputs, documents = known(candidate)
    assert inputs[ONE[0]] == KnownInput(
        ONE[0], "1" + SHA, "loaded", ONE[1], 1, 1, 2, "load", "test", None, None, None, run_id(1)
    )
    assert {uri: found.state for uri, found in inputs.items()} == {
        ONE[0]: "loaded",
        TWO[0]: "loaded",
        "file:///docs/3.txt": "failed",
        "file:///docs/4.pdf": "skipped",
    }
    assert documents == [
        KnownDocument(d, uri, "1" + SHA, 1, True, "text 1", run_id(1), dt.date(2024, 1, day))
        for day, (uri, d) in enumerate((ONE, TWO), 1)
    ]


def test_a_closed_span_is_no_longer_known(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    removed = {"uri": ONE[0], "state": "removed", "doc_id": ONE[1]}
    load(candidate, change(2, [removed], closed=(ONE[0],), withdrawn=(ONE[1],)))
    inputs, documents = known(candidate)
    assert inputs.keys() == {TWO[0], "file:///docs/3.txt", "file:///docs/4.pdf"}
    assert [(d.doc_id, d.current) for d in documents] == [(ONE[1], False), (TWO[1], True)]


def test_the_latest_version_of_a_document(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    staged = stage(tmp_path / "s2", [document("1", 2, "Ada ate 6 apples")])
    load(candidate, change(2, [loaded("1")], staged=(staged,), closed=(ONE[0],)))
    inputs, documents = known(candidate)
    assert [(d.doc_id, d.version, d.sha256[0], d.current) for d in documents] == [
        (ONE[1], 2, "2", True),
        (TWO[1], 1, "1", True),
    ]
    assert set(inputs) == {ONE[0], TWO[0], "file:///docs/3.txt", "file:///docs/4.pdf"}


def test_a_moved_document_is_known_by_its_new_place(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    load(candidate, change(2, closed=(ONE[0],), moved=((ONE[1], "file:///docs/a%20b.txt"),)))
    _, documents = known(candidate)
    assert documents[0].uri == "file:///docs/a%20b.txt"


def test_the_last_run_is_the_last_one_published(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    assert last_run(candidate) == (run_id(1), {"figures": "1"})
    refused = change(2)
    load(candidate, replace(refused, run={**refused.run, "state": "refused"}))
    assert last_run(candidate) == (run_id(1), {"figures": "1"})


def test_what_was_asked_for_is_met_and_the_rest_is_what_was_not(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    with Known(candidate) as asked:
        found = asked.of([ONE[0], "file:///docs/3.txt", "file:///nowhere"])
        assert {uri: each.state for uri, each in found.items()} == {ONE[0]: "loaded", "file:///docs/3.txt": "failed"}
        inputs, documents = asked.rest(["file:///docs"])
        assert (set(inputs), [d.uri for d in documents]) == ({TWO[0], "file:///docs/4.pdf"}, [TWO[0]])
        assert asked.rest(["file:///doc", "file:///docs/2"])[1] == []
        assert [d.uri for d in asked.rest([TWO[0]])[1]] == [TWO[0]]


def test_what_is_put_aside_is_so_once(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    with Known(candidate) as asked:
        asked.of([ONE[0], TWO[0]])
        assert asked.put_aside(ONE[0])
        asked.of([ONE[0]])
        assert not asked.put_aside(ONE[0])
        assert asked.aside([ONE[0], TWO[0], "file:///nowhere"]) == {ONE[0]}
        assert set(asked.rest()[0]) == {"file:///docs/3.txt", "file:///docs/4.pdf"}


def test_documents_are_found_by_place_content_and_id(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    staged = stage(tmp_path / "s2", [document("1", 2, "Ada ate 6 apples")])
    load(candidate, change(2, [loaded("1")], staged=(staged,), closed=(ONE[0],)))
    with Known(candidate) as asked:
        assert [d.version for d in asked.documents(uris=[ONE[0]])] == [2]
        assert [d.doc_id for d in asked.documents(contents=["1" + SHA])] == [ONE[1], TWO[1]]
        assert [d.doc_id for d in asked.documents(ids=[TWO[1], "d0"])] == [TWO[1]]
        assert asked.documents() == []


def test_documents_that_were_read_otherwise(candidate: Path, tmp_path: Path) -> None:
    first(candidate, tmp_path)
    with Known(candidate) as asked:
        for which, ids in (
            (Otherwise({"text 1"}, {}), []),
            (Otherwise({"text 2"}, {}), [TWO[1], ONE[1]]),
            (Otherwise({"text 1"}, {"figures": "2"}), [TWO[1], ONE[1]]),
            (Otherwise(None, {}), []),
            (Otherwise(None, {"figures": "2"}), [TWO[1], ONE[1]]),
            (Otherwise(set(), {}), [TWO[1], ONE[1]]),
            (Otherwise(set(), {}, since=dt.date(2024, 1, 2)), [TWO[1]]),
            (Otherwise(set(), {}, dt.date(2023, 1, 1), dt.date(2024, 1, 1)), [ONE[1]]),
        ):
            for limit in range(3):
                assert [d.doc_id for d in asked.read_otherwise(which, limit)] == ids[:limit]
            assert asked.count_otherwise(which) == len(ids)
    with writing(candidate) as connection:
        connection.execute(
            f"UPDATE core.documents SET read_with = MAP {{'figures': '2'}}, map_text = [] WHERE doc_id = '{ONE[1]}'"
        )
    with Known(candidate) as asked:
        (found,) = asked.read_otherwise(Otherwise({"text 1"}, {"figures": "2"}), 9)
        assert (found.doc_id, found.read_with, found.kept) == (TWO[1], {}, False)
    with Known(None) as asked:
        anything = Otherwise(set(), {})
        assert (list(asked.read_otherwise(anything, 9)), asked.count_otherwise(anything)) == ([], 0)
        assert asked.rest() == ({}, [])
        assert asked.of([ONE[0]]) == {} and asked.documents(ids=[ONE[1]]) == [] and asked.aside([ONE[0]]) == set()
