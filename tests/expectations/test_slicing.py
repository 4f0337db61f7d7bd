"""DuckDB's substring, which the audit slices with, counts what Python counts: code points."""

from __future__ import annotations

import duckdb
from hypothesis import example, given
from hypothesis import strategies as st

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@given(TEXTS, st.integers(0, 45), st.integers(1, 10))
@example("e\u0301\u0323x", 1, 2)
@example("\U0001f469\u200d\U0001f4bb\U0001f1e9\U0001f1ea\u0e01\u0e33", 1, 3)
def test_substring_and_length_count_code_points(text: str, start: int, width: int) -> None:
    found = duckdb.execute("SELECT substring(?, ?, ?), length(?)", [text, start + 1, width, text]).fetchone()
    assert found == (text[start : start + width], len(text))
