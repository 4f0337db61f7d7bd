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
        made.execute(
            "CREATE TABLE core.spans "
            "(no INTEGER, doc_id VARCHAR, char_start INTEGER, char_end INTEGER, surface VARCHAR)"
        )
        yield made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(TEXTS, min_size=1, max_size=5).map("".join), st.integers(2, 9))
def test_it_finds_exactly_the_spans_that_do_not_slice(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch, text: str, each: int
) -> None:
    """Every span there can be, and one in a few of them spoilt; with sizes so small that short texts, pieces, chunks
    and spans longer than a piece all occur."""
    for name, size in (("LONG", 30), ("STEP", 7), ("CHUNK", 21)):
        monkeypatch.setattr(slicing, name, size)
    spans = [(start, end) for start in range(len(text)) for end in range(start + 1, min(start + 10, len(text)) + 1)]
    spans += [(len(text), len(text) + 3), (len(text) + 200, len(text) + 201)]
    rows = [
        (no, start, end, text[start:end] if no % each and end <= len(text) else "not this")
        for no, (start, end) in enumerate(spans)
    ]
    con.execute("DELETE FROM core.documents; DELETE FROM core.spans")
    con.execute("INSERT INTO core.documents VALUES ('d', ?, true), ('d', 'an earlier version', false)", [text])
    made = pa.table(dict(zip(("no", "char_start", "char_end", "surface"), zip(*rows, strict=True), strict=True)))
    con.register("made", made)
    con.execute("INSERT INTO core.spans BY NAME SELECT *, 'd' AS doc_id FROM made")
    found = con.execute(slicing.unsliced("spans")).fetchall()
    expected = [no for no, start, end, surface in rows if text[start:end] != surface]
    assert sorted(row[0] for row in found) == expected
    assert all(row[-1] == text[row[2] : row[3]] for row in found if row[-1] is not None)
