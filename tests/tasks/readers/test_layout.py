"""Reading order: however a page was drawn, its columns are read one after the other, its tables row by row."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.readers.layout import MOST, Box, joined, paragraphs

SIZE, PITCH, LETTER = 10.0, 12.0, 5.0


def line(words: Sequence[str], x: float, y: float, size: float = SIZE, space: float = LETTER) -> list[Box]:
    """The words of a line that begins at x, its lower edge at y."""
    boxes = []
    for word in words:
        width = LETTER * len(word) * size / SIZE
        boxes.append(Box(word, x, y, x + width, y + size, 0))
        x += width + space
    return boxes


def drawn(lines: Sequence[Sequence[Box]]) -> list[Box]:
    """The words in the order they were drawn."""
    return [
        Box(b.text, b.left, b.bottom, b.right, b.top, order)
        for order, b in enumerate(box for boxes in lines for box in boxes)
    ]


def words_of(boxes: Sequence[Box]) -> list[str]:
    return " ".join(paragraph.text for paragraph in paragraphs(boxes)).replace(" | ", " ").split()


def prose(numbers: Iterator[int], chance: random.Random, width: float) -> list[str]:
    """Words that fill a line of this width, each of them another one."""
    words: list[str] = []
    while sum(LETTER * (len(word) + 1) for word in words) < width - 40:
        words.append(f"{'abcdefgh'[: chance.randint(2, 4)]}{next(numbers)}")
    return words


@given(
    st.integers(1, 4),
    st.integers(6, 30),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["column by column", "row by row", "any order"]),
    st.floats(-5, 5),
    st.integers(0, 10**6),
)
@settings(deadline=None, max_examples=150)
def test_columns(columns: int, rows: int, head: bool, foot: bool, order: str, shift: float, seed: int) -> None:
    chance, numbers = random.Random(seed), count()
    width = 500 / columns
    top = 700.0
    expected: list[list[Box]] = []
    if head:
        expected.append(line(prose(numbers, chance, 480), 50, top + 40, 16))
    for column in range(columns):
        for row in range(rows):
            y = top - row * PITCH + (shift if column % 2 else 0)
            expected.append(line(prose(numbers, chance, width - 12), 50 + column * width, y))
    if foot:
        expected.append(line(["page", f"{next(numbers)}"], 280, top - rows * PITCH - 40))
    lines = list(expected)
    if order == "any order":
        chance.shuffle(lines)
    elif order == "row by row":
        lines.sort(key=lambda boxes: (-round((boxes[0].bottom + 5) / PITCH), boxes[0].left))
    assert words_of(drawn(lines)) == [box.text for boxes in expected for box in boxes]


@pytest.mark.parametrize("headline", [True, False])
def test_a_headline_across_parts_the_columns_above_it_from_those_below(headline: bool) -> None:
    chance, numbers = random.Random(1), count()
    expected = []
    for top in (700.0, 400.0):
        if headline or top < 700:
            expected.append(line(prose(numbers, chance, 480), 50, top + 30, 14))
        for x in (50, 310):
            expected += [line(prose(numbers, chance, 240), x, top - row * PITCH) for row in range(10)]
    shuffled = list(expected)
    chance.shuffle(shuffled)
    assert words_of(drawn(shuffled)) == [box.text for boxes in expected for box in boxes]


def test_a_table_is_read_row_by_row() -> None:
    cells = [[f"port{row}", f"{row}.5", f"{row * 100}"] for row in range(12)]
    rows = [
        [box for x, cell in zip((50, 200, 350), row, strict=True) for box in line([cell], x, 700 - number * PITCH)]
        for number, row in enumerate(cells)
    ]
    (found,) = paragraphs(drawn(rows))
    assert found.text == "\n".join(" | ".join(row) for row in cells)


def test_a_narrow_box_beside_the_text_that_was_drawn_apart_is_read_apart() -> None:
    chance, numbers = random.Random(2), count()
    text = [line(prose(numbers, chance, 380), 50, 700 - row * PITCH) for row in range(20)]
    box = [line([f"box{row}"], 460, 700 - row * PITCH) for row in range(6)]
    assert words_of(drawn(text + box)) == [b.text for boxes in text + box for b in boxes]


def test_paragraphs_part_where_they_end() -> None:
    lines = [
        line("A headline that is large".split(), 50, 760, 18),
        line("The first paragraph has two lines of text here".split(), 50, 720),
        line("and it ends in the middle.".split(), 50, 708),
        line("The second one follows at once and is as long".split(), 50, 696),
        line("as the first one was but it has no stop".split(), 50, 684),
        line("so it goes on.".split(), 50, 672),
        line("The third one is set in by a little space".split(), 65, 660),
        line("and goes on from there to its very last end.".split(), 50, 648),
        line("The fourth one comes after a wide space again.".split(), 50, 620),
    ]
    found = [paragraph.text.split()[:2] for paragraph in paragraphs(drawn(lines))]
    assert found == [["A", "headline"], ["The", "first"], ["The", "second"], ["The", "third"], ["The", "fourth"]]


def test_the_number_of_a_note_stays_in_its_line() -> None:
    body = line("a line of text with a note".split(), 50, 700)
    note = Box("1", body[-1].right, 704.5, body[-1].right + 3, 710.5, 0)
    rest = line("and more of it".split(), body[-1].right + 8, 700)
    (found,) = paragraphs(drawn([body, [note], rest]))
    assert found.text == "a line of text with a note 1 and more of it"


@given(st.lists(st.tuples(*[st.floats(-1e4, 1e4)] * 2, st.floats(0, 500), st.floats(0, 50)), max_size=40))
@settings(deadline=None)
def test_no_word_is_lost_wherever_it_stands(places: list[tuple[float, float, float, float]]) -> None:
    boxes = [Box(f"w{n}", x, y, x + wide, y + high, n) for n, (x, y, wide, high) in enumerate(places)]
    assert sorted(words_of(boxes)) == sorted(box.text for box in boxes)


def test_a_map_of_words_is_taken_as_it_was_drawn() -> None:
    boxes = [Box(f"w{n}", n % 211, n % 307, n % 211 + 1, n % 307 + 1, n) for n in range(MOST + 1)]
    assert words_of(boxes) == [box.text for box in boxes]


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (["It went on", "and on."], "It went on\nand on."),
        (["It ended.", "and on."], "It ended.\n\nand on."),
        (["It went on", "And on."], "It went on\n\nAnd on."),
        (["", "It", "", "went"], "It\nwent"),
        ([], ""),
    ],
)
def test_joining(texts: list[str], text: str) -> None:
    assert joined(texts)[0] == text


@given(st.lists(st.text("ab. A", max_size=4).map(str.strip)))
def test_where_each_begins(texts: list[str]) -> None:
    text, begins = joined(texts)
    assert len(begins) == len(texts)
    for part, begin in zip(texts, begins, strict=True):
        assert text[begin:].startswith(part)


def test_a_listing_of_numbers_is_no_text_in_columns() -> None:
    rows = [
        line([f"{row:04x}", "3e", "30", "3d", "00"], 50, 700 - row * PITCH, space=LETTER)
        + line(["62", "64", "69", "72", "|..diff|"], 190, 700 - row * PITCH, space=LETTER)
        for row in range(12)
    ]
    assert words_of(drawn(rows)) == [box.text for row in rows for box in row]


def test_thousands_of_words_all_over_the_page_end() -> None:
    boxes = [Box(f"w{n}", n * 7919 % 9973, 5000 - n, n * 7919 % 9973 + 1, 5000.8 - n, n) for n in range(5000)]
    assert sorted(words_of(boxes)) == sorted(box.text for box in boxes)
