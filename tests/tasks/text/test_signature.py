"""Signatures: the same for the same words, stable across processes and versions, alike where texts are."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.text.signature import BANDS, PERMUTATIONS, Signature, shingles, signature

TEXT = "Some 2,700 lashers and crane drivers went back to work after four days, the union FNV said on 15 March 2024."


def jaccard(one: Signature, other: Signature) -> float:
    a, b = (np.frombuffer(held.minhash, "<u2") for held in (one, other))
    return float((a == b).mean())


def digest(held: Signature) -> str:
    return hashlib.sha256(repr(held).encode()).hexdigest()[:16]


def test_it_is_what_it_was_when_this_was_written() -> None:
    """Another value here makes strangers of all documents in all warehouses: raise VERSION, have them signed anew."""
    assert digest(signature(TEXT)) == "ee2a24cd9cbf9945"


def test_it_is_the_same_in_another_process() -> None:
    code = (
        "import hashlib, sys; from tasks.text.signature import signature\n"
        "print(hashlib.sha256(repr(signature(sys.argv[1])).encode()).hexdigest()[:16])"
    )
    run = subprocess.run([sys.executable, "-c", code, TEXT], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == digest(signature(TEXT))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.upper(),
        TEXT.replace(" ", "\n  "),
        TEXT.replace(", the", " — “the”:"),
        TEXT.replace("fi", "ﬁ").replace("2024", "２０２４"),
    ],
    ids=["case", "white space", "marks", "compatibility characters"],
)
def test_type_makes_no_difference(text: str) -> None:
    assert signature(text) == signature(TEXT)


def test_each_number_counts_once() -> None:
    assert len(signature("1 of 2,700 and 2,700 at 10:30 or 1.5").numbers) == 4
    assert len(signature(" ".join(map(str, range(500)))).numbers) == 64


def test_a_text_without_words_has_nothing_to_compare() -> None:
    assert signature("... !?") == Signature(0, b"", [], [])


@pytest.mark.parametrize("words", [1, 4, 5, 6])
def test_short_texts(words: int) -> None:
    held = signature(" ".join(f"w{n}" for n in range(words)))
    assert held.shingles == max(1, words - 4)
    assert (len(held.minhash), len(held.bands)) == (2 * PERMUTATIONS, BANDS)


def test_characters_count_where_no_space_parts_words() -> None:
    assert len(list(shingles("東京は今日は晴れです"))) == 6
    assert signature("東京は今日は晴れです。").shingles == 6


@settings(max_examples=40, deadline=None)
@given(st.integers(20, 400), st.integers(0, 400), st.integers(0, 400))
def test_it_tells_how_much_two_texts_share(shared: int, one: int, other: int) -> None:
    """Within five standard errors of the similarity that the shingles themselves have."""
    both = [f"both{n}" for n in range(shared)]
    texts = [" ".join([*both, *(f"{name}{n}" for n in range(own))]) for name, own in (("one", one), ("two", other))]
    a, b = (set(shingles(text)) for text in texts)
    true = len(a & b) / len(a | b)
    told = jaccard(*map(signature, texts))
    assert abs(told - true) <= 5 * (max(true * (1 - true), 0.01) / PERMUTATIONS) ** 0.5


def test_a_very_long_text_is_signed_in_parts_as_in_one() -> None:
    words = [f"w{n}" for n in range(30_000)]
    whole, part = signature(" ".join(words)), signature(" ".join(words[:15_000]))
    assert whole.shingles == 29_996
    assert 0.4 < jaccard(whole, part) < 0.6
