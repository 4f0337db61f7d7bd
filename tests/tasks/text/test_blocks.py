"""Blocks: the lines of a text, each with a fingerprint of its words."""

from hypothesis import given
from hypothesis import strategies as st

from tasks.text.blocks import blocks, without


def test_each_line_that_says_something_is_a_block() -> None:
    text = "Home\n\n  Read more about it \n---\n12 34\n\tÉtude № 5"
    assert [(text[b.start : b.end], b.words) for b in blocks(text)] == [
        ("Home", 1), ("Read more about it", 4), ("Étude № 5", 3)
    ]  # fmt: skip


def test_case_and_blanks_make_no_difference_and_numbers_do() -> None:
    one, other, third = (next(blocks(t)).fingerprint for t in ("READ  more: 5", " Read more: 5", "Read more: 6"))
    assert one == other != third


@given(st.text())
def test_blocks_lie_in_order_within_lines(text: str) -> None:
    at = 0
    for block in blocks(text):
        surface = text[block.start : block.end]
        assert at <= block.start < block.end <= len(text)
        assert surface == surface.strip() and "\n" not in surface and block.words == len(surface.split())
        assert -(1 << 63) <= block.fingerprint < 1 << 63
        at = block.end


@given(st.text(), st.data())
def test_the_rest_of_a_text_is_what_is_left(text: str, data: st.DataObject) -> None:
    spans = [(b.start, b.end) for b in blocks(text)]
    gone = data.draw(st.lists(st.sampled_from(spans), unique=True)) if spans else []
    lost = {at for start, end in gone for at in range(start, end)}
    assert without(text, gone) == "".join(c for at, c in enumerate(text) if at not in lost)
