"""Triggers, windows and tokens."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.extraction.timex.lexicon import DECADE_WORDS, FREQUENCIES, MONTH_NAMES, SEASONS, UNIT_FORMS, WEEKDAY_NAMES
from tasks.extraction.timex.tokens import PAD, Tokens, windows
from tasks.extraction.timex.triggers import TRIGGER


@pytest.mark.parametrize(
    "word",
    [*MONTH_NAMES, *WEEKDAY_NAMES, *UNIT_FORMS, *SEASONS, *FREQUENCIES, *DECADE_WORDS, "today", "aged", "midnight"],
)
def test_every_telling_word_is_a_trigger(word: str) -> None:
    for form in (word, word.capitalize()):
        found = TRIGGER.search(f"so {form}, then")
        assert found
        assert found[0] == form
    assert TRIGGER.search(f"x{word}") is None
    assert TRIGGER.search(f"{word}x") is None


@pytest.mark.parametrize(
    "shape",
    [
        "2024",
        "1066",
        "14:30",
        "3pm",
        "2.15 p.m",
        "1990s",
        "'90s",
        "'98",
        "21st",
        "3/4/2024",
        "0735 GMT",
        "Q3",
        "FY24",
        "24h",
    ],
)
def test_every_telling_shape_is_a_trigger(shape: str) -> None:
    assert TRIGGER.search(f"so {shape}, then")


@pytest.mark.parametrize("word", ["people", "12345", "tan", "sundae", "marching", "12,345", "x2024", "dayan"])
def test_other_words_are_not(word: str) -> None:
    assert TRIGGER.search(f"so {word}, then") is None


@settings(deadline=None)
@given(st.text(max_size=300))
def test_tokens_re_slice_and_do_not_overlap(text: str) -> None:
    t = Tokens(text, 0, len(text))
    for i in range(t.count):
        assert t.start[i] < t.end[i]
        assert i == 0 or t.end[i - 1] <= t.start[i]
    assert t.kind[t.count] == PAD
    assert len(t.kind) == len(t.key) == len(t.start) == len(t.end) == len(t.value)


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Monday", "the", "2024", "word", "x" * 30, "\n\n", "12", "of"]), max_size=80))
def test_windows_hold_every_trigger_once(words: list[str]) -> None:
    text = " ".join(words)
    held = list(windows(text))
    for before, after in pairwise(held):
        assert before.end[before.count - 1] <= after.start[0]
    starts = {t.start[i] for t in held for i in range(t.count)}
    assert {m.start() for m in TRIGGER.finditer(text)} <= starts


def test_a_run_of_digits_is_one_token() -> None:
    t = Tokens("7" * 5000, 0, 5000)
    assert (t.count, t.kind[0], t.value[0]) == (1, "number", None)
