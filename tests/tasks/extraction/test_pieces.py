"""Cutting long texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tasks.extraction.pieces import pieces


@given(
    st.lists(st.sampled_from(["a", "word ", ". ", "\n", "\n\n", "…"]), max_size=300).map("".join), st.integers(2, 40)
)
def test_pieces_cover_the_text_and_are_small(text: str, size: int) -> None:
    cut = list(pieces(text, size))
    assert "".join(text[a:b] for a, b in cut) == text
    assert all(0 < b - a <= size for a, b in cut)


def test_pieces_end_where_paragraphs_do() -> None:
    text = "a" * 60 + "\n\n" + "b" * 60
    assert list(pieces(text, 100)) == [(0, 62), (62, 122)]
