"""Rows of one document: all of them or none, and no span that does not re-slice."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.batch.rows import Rows, figure_id
from tasks.errors import MissingValue, SpanMismatch
from tasks.records import Entity, Figure, Mention, Sentence, Text
from tasks.text.offsets import OffsetMap
from tests.warehouse.staging import document
from warehouse import tables

TEXT = "Ada ate 5 apples. Bo ate 7 pears."
SENTENCES = ((0, 17), (18, 33))


def mention(start: int, end: int, surface: str | None = None) -> Mention:
    return Mention(start, end, TEXT[start:end] if surface is None else surface, "test", "PERSON", "person:ada", 1.0)


def counts(rows: Rows) -> dict[str, int]:
    return {name: table.num_rows for name, table in rows.tables().items()}


def add_spans(add: Any, records: list[Any], offsets: OffsetMap | None = None, table: Any = tables.MENTIONS) -> None:
    add.spans(table, Text(TEXT, SENTENCES), offsets, records, "entities", "1")


def test_no_rows_are_empty_tables_as_declared() -> None:
    made = Rows().tables()
    assert {name: table.schema for name, table in made.items()} == {
        table.name: table.arrow for table in (tables.DOCUMENTS, *tables.OF_DOCUMENTS)
    }
    assert {table.num_rows for table in made.values()} == {0}


def test_near_copies_have_near_signatures_and_every_line_is_kept() -> None:
    rows = Rows()
    for name, text in (("1", "Ada ate\n\nand Bo did"), ("2", "ADA ate and\nBo did")):
        with rows.document(document(name, 1, text)) as add:
            add.likeness(text)
    made = {name: table.to_pylist() for name, table in rows.tables().items()}
    one, other = ({**row, "doc_id": ""} for row in made["signatures"])
    assert one == other
    lines = [(row["doc_id"][-1], row["char_start"], row["char_end"], row["words"]) for row in made["lines"]]
    assert lines == [("1", 0, 7, 2), ("1", 9, 19, 3), ("2", 0, 11, 3), ("2", 12, 18, 2)]


def test_a_span_knows_its_sentence_and_its_place_in_the_source() -> None:
    rows = Rows()
    with rows.document(document("1", 1, TEXT)) as add:
        add_spans(add, [mention(0, 3), mention(18, 20)], OffsetMap.identity(10))
    found = rows.tables()["mentions"].to_pylist()
    assert [(r["sentence_no"], r["char_start"], r["char_end"], r["surface"]) for r in found] == [
        (0, 0, 3, "Ada"),
        (1, 18, 20, "Bo"),
    ]
    assert [(r["source_start"], r["source_end"]) for r in found] == [(10, 13), (28, 30)]
    assert {(r["doc_id"], r["extractor"], r["extractor_version"]) for r in found} == {
        ("d" + "0" * 15 + "1", "entities", "1")
    }


def test_a_span_without_a_way_back_has_no_place_in_the_source() -> None:
    rows = Rows()
    with rows.document(document("1", 1, TEXT)) as add:
        add_spans(add, [mention(0, 3)])
    assert rows.tables()["mentions"].select(["source_start", "source_end"]).to_pylist() == [
        {"source_start": None, "source_end": None}
    ]


@pytest.mark.parametrize(
    ("pages", "told"), [(None, [None, None]), ((0,), [1, 1]), ((0, 18), [1, 2]), ((0, 0, 18, 33), [2, 3])]
)
def test_a_span_knows_the_page_it_begins_on(pages: tuple[int, ...] | None, told: list[int | None]) -> None:
    rows = Rows()
    with rows.document(document("1", 1, TEXT), pages) as add:
        add_spans(add, [mention(0, 3), mention(18, 20)])
    made = rows.tables()
    assert made["mentions"]["page"].to_pylist() == told
    assert made["documents"]["pages"].to_pylist() == [pages and len(pages)]


@pytest.mark.parametrize(
    "wrong", [mention(0, 3, "Eve"), mention(0, 3, "Ad"), mention(3, 3, ""), mention(30, 99, "ars. "), mention(9, 5, "")]
)
def test_a_span_that_does_not_re_slice_takes_its_document_along(wrong: Mention) -> None:
    rows = Rows()
    with rows.document(document("1", 1, TEXT)) as add:
        add_spans(add, [mention(0, 3)])
    before = counts(rows)
    with pytest.raises(SpanMismatch, match="Rule test"), rows.document(document("2", 1, TEXT)) as add:
        add_spans(add, [Sentence(0, 17, TEXT[:17], "test")], table=tables.SENTENCES)
        add_spans(add, [mention(0, 3), wrong])
    assert counts(rows) == before
    with rows.document(document("3", 1, TEXT)) as add:
        add_spans(add, [mention(18, 20)])
    assert rows.tables()["documents"]["doc_id"].to_pylist() == ["d" + "0" * 15 + "1", "d" + "0" * 15 + "3"]


@given(st.integers(0, 40), st.integers(0, 40), st.text("AdaBote 5", max_size=4))
def test_what_is_taken_re_slices(start: int, end: int, surface: str) -> None:
    rows = Rows()
    right = 0 <= start < end and TEXT[start:end] == surface
    try:
        with rows.document(document("1", 1, TEXT)) as add:
            add_spans(add, [mention(start, end, surface)])
    except SpanMismatch:
        assert not right
    else:
        assert right
    assert counts(rows)["mentions"] == counts(rows)["documents"] == int(right)


def test_a_missing_value_is_refused_when_the_tables_are_made() -> None:
    rows = Rows()
    with rows.document(document("1", 1, TEXT) | {"sha256": None}):
        pass
    with pytest.raises(MissingValue, match="sha256"):
        rows.tables()


def test_entities_count_their_mentions() -> None:
    ada = Entity("person:ada", "PERSON", "Ada", "NG", ("Ada", "A. Obi", "A. Obi"), {"wikidata": "Q1"})
    nobody = Entity("person:nobody", "PERSON", "Nobody")
    unresolved = Mention(18, 20, "Bo", "test", "PERSON", None, 1.0)
    rows = Rows()
    with rows.document(document("1", 1, TEXT)) as add:
        add.entities([ada, nobody], [mention(0, 3), mention(0, 3), unresolved])
    (row,) = rows.tables()["entity_names"].to_pylist()
    assert (row["entity_id"], row["name"], row["country"], row["mentions"]) == ("person:ada", "Ada", "NG", 2)
    assert row["aliases"] == ["A. Obi"]
    assert dict(row["external_ids"]) == {"wikidata": "Q1"}


def test_a_figure_keeps_its_id_while_it_keeps_place_and_value() -> None:
    five = Figure(8, 9, "5", "test", 5.0, 5.0, "exact", "count")
    again = Figure(8, 9, "5", "other_rule", 5.0, 5.0, "exact", "count", item="apples")
    assert figure_id("d1", five) == figure_id("d1", again)
    others = [
        figure_id("d2", five),
        figure_id("d1", Figure(7, 9, " 5", "test", 5.0, 5.0, "exact", "count")),
        figure_id("d1", Figure(8, 9, "5", "test", 6.0, 6.0, "exact", "count")),
    ]
    assert len({figure_id("d1", five), *others}) == 4
