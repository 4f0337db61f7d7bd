"""Which sentences of two versions of a text are the same, edited, added or removed."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.changes import align as module
from warehouse.changes.align import Pair, align

TEXT = (
    "The ferry left at dawn.",
    "Five people died, the police said.",
    "Nobody knows why.",
    "The harbour stays closed.",
)
#: Short sentences of few words: many stand more than once.
sentences = st.lists(
    st.lists(st.sampled_from("a b c d e f 5 6".split()), min_size=1, max_size=5).map(" ".join), max_size=14
)


def told(
    old: list[str] | tuple[str, ...], new: list[str] | tuple[str, ...]
) -> set[tuple[int | None, int | None, bool]]:
    return {(pair.old, pair.new, pair.same) for pair in align(old, new)}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (TEXT, {(0, 0, True), (1, 1, True), (2, 2, True), (3, 3, True)}),
        (
            (TEXT[0], "Nine people have died, the police said.", *TEXT[2:]),
            {(0, 0, True), (1, 1, False), (2, 2, True), (3, 3, True)},
        ),
        ((*TEXT[:2], TEXT[3]), {(0, 0, True), (1, 1, True), (2, None, False), (3, 2, True)}),
        (
            (TEXT[0], "Divers are looking for the wreck.", *TEXT[1:]),
            {(0, 0, True), (None, 1, False), (1, 2, True), (2, 3, True), (3, 4, True)},
        ),
        ((TEXT[3], *TEXT[:3]), {(3, 0, True), (0, 1, True), (1, 2, True), (2, 3, True)}),
        (("The ferry\n left  at dawn.", *TEXT[1:]), {(0, 0, True), (1, 1, True), (2, 2, True), (3, 3, True)}),
        ((), {(n, None, False) for n in range(4)}),
    ],
    ids=["as it was", "edited", "removed", "added", "moved", "other white space", "nothing left"],
)
def test_what_became_of_each_sentence(new: tuple[str, ...], expected: set[object]) -> None:
    assert told(TEXT, new) == expected


@given(sentences, sentences)
def test_each_sentence_is_in_one_pair_and_what_is_the_same_reads_the_same(old: list[str], new: list[str]) -> None:
    pairs = align(old, new)
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    assert sorted(pair.new for pair in pairs if pair.new is not None) == list(range(len(new)))
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            assert pair.same == (old[pair.old] == new[pair.new])
            assert pair.same == (pair.gap == 0)


@given(sentences, sentences)
def test_nothing_is_the_same_in_one_and_left_over_in_the_other(old: list[str], new: list[str]) -> None:
    same = Counter(old[pair.old] for pair in align(old, new) if pair.same and pair.old is not None)
    assert same == Counter(old) & Counter(new)


@given(sentences)
def test_a_text_is_itself(text: list[str]) -> None:
    assert align(text, text) == [Pair(n, n, same=True) for n in range(len(text))]


def test_the_work_grows_with_the_text_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the two texts are: each sentence is compared with a few others."""
    compared = 0
    alike = module._alike

    def counting(one: list[str], other: list[str]) -> float:
        nonlocal compared
        compared += 1
        return alike(one, other)

    monkeypatch.setattr(module, "_alike", counting)
    words = [f"w{n}" for n in range(500)]
    made = random.Random(1)
    old = [" ".join(made.choices(words, k=9)) for _ in range(4000)]
    for new in (
        [sentence + " x" for sentence in old],
        [" ".join(made.choices(words, k=9)) for _ in range(4000)],
        [sentence if n % 40 else sentence + " x" for n, sentence in enumerate(old)],
        [f"{n % 7} again and again" for n in range(4000)],
        old[::-1],
    ):
        compared = 0
        align(old, new)
        assert compared <= max(module.CANDIDATES, 1) * len(old)


def test_a_text_that_is_edited_throughout_is_still_told_sentence_by_sentence() -> None:
    made = random.Random(2)
    old = [" ".join(f"w{made.randrange(3000)}" for _ in range(12)) for _ in range(300)]
    new = [sentence.replace(" ", " and ", 1) for sentence in old]
    assert told(old, new) == {(n, n, False) for n in range(300)}
