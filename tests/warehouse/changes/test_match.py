"""Which figures of two versions of a text speak of the same, and what changed in them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warehouse.changes.align import Pair, align
from warehouse.changes.match import SAYS, Difference, differences


def figure(sentence: int, start: int, value: float, item: str | None = "people", **more: Any) -> dict[str, Any]:
    return {
        "sentence_no": sentence, "char_start": start, "char_end": start + 1, "surface": f"{value:g}",
        "value_low": value, "value_high": value, "bound": "exact", "change": None, "dimension": "count", "unit": None,
        "item": item, "event": None, "certainty": "asserted", "speaker_entity_id": None, "as_of_from": None,
        "as_of_to": None,
    } | more  # fmt: skip


EDITED = [Pair(0, 0, gap=1)]
SAME = [Pair(0, 0, same=True), Pair(1, 1, same=True)]


def told(found: list[Difference]) -> set[tuple[str | None, str | None]]:
    return {(one.old and one.old["surface"], one.new and one.new["surface"]) for one in found}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([figure(0, 5, 5)], [figure(0, 9, 5)], set()),
        ([figure(0, 5, 5)], [figure(0, 5, 9)], {("5", "9")}),
        ([figure(0, 5, 5)], [figure(0, 5, 5, bound="at_least", value_high=None)], {("5", "5")}),
        ([figure(0, 5, 5)], [figure(0, 5, 5, "boats"), figure(0, 9, 7)], {("5", "7"), (None, "5")}),
        ([figure(0, 5, 5)], [figure(0, 5, 9, "boats")], {("5", None), (None, "9")}),
        ([figure(0, 5, 5), figure(0, 9, 7, "boats")], [figure(0, 5, 7, "boats"), figure(0, 9, 5)], set()),
        ([figure(0, 5, 5), figure(0, 9, 7)], [figure(0, 5, 7)], {("5", None)}),
        ([figure(0, 5, 5, None)], [figure(0, 5, 6, None)], {("5", "6")}),
        ([figure(0, 5, 5, None, unit="USD")], [figure(0, 5, 6, None, unit="EUR")], {("5", None), (None, "6")}),
        ([figure(0, 5, 5, "The people")], [figure(0, 5, 6, "young people")], {("5", "6")}),
        ([figure(0, 5, 5)], [], {("5", None)}),
    ],
    ids=[
        "moved on", "another value", "another bound", "the same item", "another thing", "the other way round",
        "one less", "no item", "no item, another unit", "the same head", "gone",
    ],
)  # fmt: skip
def test_figures_of_an_edited_sentence(
    old: list[dict[str, Any]], new: list[dict[str, Any]], expected: set[object]
) -> None:
    assert told(list(differences("figures", old, new, EDITED))) == expected


def test_what_differs_is_named() -> None:
    old, new = figure(0, 5, 5, event="killed"), figure(0, 5, 9, event="killed", certainty="hedged")
    (found,) = differences("figures", [old], [new], EDITED)
    assert found == Difference(old, new, ("surface", "value_low", "value_high", "certainty"))


def test_figures_between_the_same_two_sentences_are_matched_by_their_item() -> None:
    rewritten = [Pair(0, None, gap=1), Pair(None, 0, gap=1)]
    assert told(list(differences("figures", [figure(0, 5, 5)], [figure(0, 9, 8)], rewritten))) == {("5", "8")}
    nothing = [figure(0, 5, 5, None)], [figure(0, 9, 8, None)]
    assert told(list(differences("figures", *nothing, rewritten))) == {("5", None), (None, "8")}
    apart = [Pair(0, None, gap=1), Pair(None, 0, gap=2)]
    assert told(list(differences("figures", [figure(0, 5, 5)], [figure(0, 9, 8)], apart))) == {("5", None), (None, "8")}
    assert told(list(differences("figures", [figure(0, 5, 5)], [figure(0, 9, 5)], apart))) == set(), "it only moved"


def test_a_figure_of_a_sentence_that_stays_is_told_so() -> None:
    (found,) = differences("figures", [figure(1, 5, 5)], [figure(1, 5, 6)], SAME)
    assert found.kept
    (found,) = differences("figures", [figure(1, 5, 5)], [], SAME)
    assert found.kept
    (found,) = differences("figures", [figure(0, 5, 5)], [figure(0, 5, 6)], EDITED)
    assert not found.kept


def span(sentence: int, start: int, surface: str, **more: Any) -> dict[str, Any]:
    return {"sentence_no": sentence, "char_start": start, "char_end": start + len(surface), "surface": surface} | more


def test_mentions_are_matched_by_their_words() -> None:
    old = [span(0, 0, "Ada", kind="PERSON", entity_id="person:ada"), span(0, 9, "Bo", kind="PERSON", entity_id=None)]
    new = [span(0, 5, "Ada", kind="PERSON", entity_id="person:ada-obi"), span(0, 9, "Cy", kind="ORG", entity_id=None)]
    found = list(differences("mentions", old, new, EDITED))
    assert told(found) == {("Ada", "Ada"), ("Bo", None), (None, "Cy")}
    assert [one.fields for one in found if one.fields] == [("entity_id",)]


def test_sentences_edited_added_and_removed() -> None:
    old, new = ["One here.", "Two boats sank.", "Three."], ["One here.", "Two big boats sank.", "Four and more."]
    rows = [[span(no, no * 20, text) for no, text in enumerate(texts)] for texts in (old, new)]
    found = list(differences("sentences", rows[0], rows[1], align(old, new)))
    assert told(found) == {(old[1], new[1]), (old[2], None), (None, new[2])}
    assert next(one.fields for one in found if one.old and one.new) == ("surface",)


some = st.builds(
    figure,
    sentence=st.integers(0, 2),
    start=st.integers(0, 30),
    value=st.sampled_from((1.0, 2.0, 3.0)),
    item=st.sampled_from((None, "people", "boats")),
)
rows = st.lists(some, max_size=8)
PAIRS = st.sampled_from(
    (
        [Pair(n, n, same=True) for n in range(3)],
        [Pair(0, 0, same=True), Pair(1, 1, gap=1), Pair(2, None, gap=1), Pair(None, 2, gap=1)],
        [Pair(2, 0, same=True), Pair(0, 1, same=True), Pair(1, None, gap=1), Pair(None, 2, gap=2)],
    )
)


def said(row: Any) -> tuple[Any, ...]:
    return tuple(row[name] for name in SAYS["figures"])


@given(rows, rows, PAIRS)
def test_the_old_rows_and_the_differences_make_the_new_rows(
    old: list[dict[str, Any]], new: list[dict[str, Any]], pairs: list[Pair]
) -> None:
    found = list(differences("figures", old, new, pairs))
    left = Counter(map(said, old))
    left.subtract(said(one.old) for one in found if one.old is not None)
    assert all(count >= 0 for count in left.values())
    left.update(said(one.new) for one in found if one.new is not None)
    assert +left == Counter(map(said, new))
    assert not any(one.old and one.new and said(one.old) == said(one.new) for one in found)
