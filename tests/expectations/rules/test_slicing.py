"""Slicing in DuckDB agrees with slicing in Python, in short texts and in long ones that are cut into pieces."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from expectations.rules import slicing

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(TEXTS, st.integers(0, 45), st.integers(1, 10))
@example("e\u0301\u0323x", 1, 2)
@example("\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea\u0e01\u0e33", 1, 3)
def test_substring_and_length_count_code_points(text: str, start: int, width: int) -> None:
    found = duckdb.execute("SELECT substring(?, ?, ?), length(?)", [text, start + 1, width, text]).fetchone()
    assert found == (text[start : start + width], len(text))


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        made.execute("CREATE SCHEMA core")
        made.execute("CREATE TABLE core.documents (doc_id VARCHAR, text VARCHAR, current BOOLEAN)")
        columns = "no INTEGER, doc_id VARCHAR, sentence_no INTEGER, char_start INTEGER, char_end INTEGER"
        for table in ("spans", "sentences"):
            made.execute(f"CREATE TABLE core.{table} ({columns}, surface VARCHAR)")
        yield made


def fill(con: duckdb.DuckDBPyConnection, table: str, rows: list[tuple[int, int, int, int, str]]) -> None:
    names = ("no", "sentence_no", "char_start", "char_end", "surface")
    made = pa.table(dict(zip(names, zip(*rows, strict=True), strict=True)))
    con.execute(f"DELETE FROM core.{table}")
    con.register("made", made)
    con.execute(f"INSERT INTO core.{table} BY NAME SELECT *, 'd' AS doc_id FROM made")


@pytest.mark.parametrize("table", ["spans", "sentences"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(TEXTS, min_size=1, max_size=5).map("".join), each=st.integers(2, 9))
def test_it_finds_exactly_the_spans_that_do_not_slice(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, table: str, text: str, each: int
) -> None:
    """Every span there can be, and one in a few of them spoilt; with sizes so small that short texts, pieces, chunks
    and spans longer than a piece all occur. Sentences are eleven characters long, and one of them is missing."""
    for name, size in (("LONG", 30), ("STEP", 7), ("CHUNK", 21)):
        monkeypatch.setattr(slicing, name, size)
    spans = [(start, end) for start in range(len(text)) for end in range(start + 1, min(start + 10, len(text)) + 1)]
    spans += [(len(text), len(text) + 3), (len(text) + 200, len(text) + 201)]
    rows = [
        (no, start // 11, start, end, text[start:end] if no % each and end <= len(text) else "not this")
        for no, (start, end) in enumerate(spans)
    ]
    con.execute("DELETE FROM core.documents")
    con.execute("INSERT INTO core.documents VALUES ('d', ?, true), ('d', 'an earlier version', false)", [text])
    starts = [start for start in range(0, len(text) + 11, 11) if start != 22]
    fill(con, "sentences", [(0, start // 11, start, start + 11, text[start : start + 11]) for start in starts])
    fill(con, table, rows)
    found = con.execute(slicing.unsliced(table)).fetchall()
    expected = [no for no, _, start, end, surface in rows if text[start:end] != surface]
    assert sorted(row[0] for row in found) == expected
    assert all(row[-1] == text[row[3] : row[4]] for row in found if row[-1] is not None)
