"""Stories: near copies found whatever comes when, ids that stay, and copies that leave again."""

from __future__ import annotations

import datetime as dt
import random
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measure.copies import agency_line, headline_changed, numbers_updated, weather
from tests.warehouse.staging import change, document, loaded, stage
from warehouse.build import begin
from warehouse.load import load
from warehouse.releases import DataFolder
from warehouse.store import open_read

Rows = Callable[[str], list[tuple[Any, ...]]]
Row = dict[str, Any]

WORDS = "river council harvest bridge ministry market court winter road tender reform school engine letter".split()
STORIES = "select doc_id, story_id, copy_of from core.documents where current order by doc_id"


def text_of(seed: int, words: int = 120) -> str:
    """A text that shares no run of words with those of other seeds."""
    chance = random.Random(seed)
    return " ".join(f"{chance.choice(WORDS)}{chance.randint(0, 999)}x" for _ in range(words))


def row(number: int, text: str, day: int | None = None, version: int = 1, **other: Any) -> Row:
    made = document(str(number), version, text)
    return made | {"published_on": None if day is None else dt.date(2024, 1, day)} | other


def doc(number: int) -> str:
    return f"d{number:016x}"


class Nights:
    """A warehouse and its nights."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = begin(DataFolder(folder / "data"), "20240101T000001Z-0000")
        self.number = 0

    def night(self, *batches: Sequence[Row], withdrawn: Sequence[str] = ()) -> None:
        """One night; each batch is staged in a folder of its own."""
        self.number += 1
        staged = [stage(self.folder / f"{self.number}-{i}", batch) for i, batch in enumerate(batches)]
        load(self.path, change(self.number, [loaded("1")], staged=tuple(staged), withdrawn=tuple(withdrawn)))

    def told(self, query: str = STORIES) -> list[tuple[Any, ...]]:
        connection = open_read(self.path)
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_a_copy_is_of_the_earliest_and_the_story_is_called_by_the_first_to_come(nights: Nights) -> None:
    text = text_of(1)
    nights.night([row(2, text, day=5), row(3, text_of(2), day=1)])
    nights.night([row(1, text + " and more", day=2), row(4, text, day=None)])
    assert nights.told() == [
        (doc(1), doc(2), None), (doc(2), doc(2), doc(1)), (doc(3), doc(3), None), (doc(4), doc(2), doc(1)),
    ]  # fmt: skip
    assert nights.told("select story_id, title, doc_id, documents, copies, first_on::varchar, last_on::varchar "
                       "from stories order by documents desc") == [
        (doc(2), "Title 1", doc(1), 3, 2, "2024-01-02", "2024-01-05"),
        (doc(3), "Title 3", doc(3), 1, 0, "2024-01-01", "2024-01-01"),
    ]  # fmt: skip


def test_a_bridge_joins_two_stories_under_the_older_id_and_its_leaving_parts_them(nights: Nights) -> None:
    one, other = text_of(1), text_of(2)
    nights.night([row(5, one, day=5)])
    nights.night([row(2, other, day=4), row(3, other + " again", day=6)])
    apart = nights.told()
    assert [story for _, story, _ in apart] == [doc(2), doc(2), doc(5)]
    nights.night([row(7, one + " " + other, day=7)])
    assert {story for _, story, _ in nights.told()} == {doc(5)}
    assert nights.told()[-1] == (doc(7), doc(5), doc(2))
    nights.night(withdrawn=[doc(7)])
    assert nights.told() == apart


def test_the_one_that_gave_the_story_its_name_leaves(nights: Nights) -> None:
    text = text_of(1)
    nights.night([row(1, text, day=1)])
    nights.night([row(2, text, day=2), row(3, text + " too", day=3)])
    nights.night([row(1, text_of(9), day=1, version=2)])
    assert nights.told() == [(doc(1), doc(1), None), (doc(2), doc(2), None), (doc(3), doc(2), doc(2))]
    nights.night([row(1, text + " after all", day=1, version=3)])
    assert nights.told() == [(doc(1), doc(1), None), (doc(2), doc(1), doc(1)), (doc(3), doc(1), doc(1))]


def test_a_hundred_copies_are_one_story_and_entities_count_it_once(nights: Nights) -> None:
    chance = random.Random(3)
    text = "Ada saw 3 boats. " + text_of(1)
    copies = [row(n, agency_line(chance, text), day=1 + n % 20) for n in range(1, 152)]
    nights.night(copies[:60], copies[60:151], [row(200, "Ada met Bo. " + text_of(4), day=1)])
    assert nights.told("select documents, copies from stories order by 1 desc") == [(151, 150), (1, 0)]
    assert nights.told("select mentions, documents, stories from entities where name = 'Ada'") == [(152, 152, 2)]


def test_reports_of_one_template_stay_apart(nights: Nights) -> None:
    chance = random.Random(5)
    nights.night([row(n, weather(chance), day=1 + n % 28) for n in range(1, 80)])
    assert nights.told("select max(documents) from stories") == [(1,)]


def test_a_text_without_words_is_like_no_other(nights: Nights) -> None:
    nights.night([row(1, "...", day=1), row(2, "...", day=2)])
    nights.night([row(3, "?!", day=3)])
    assert [story for _, story, _ in nights.told()] == [doc(1), doc(2), doc(3)]


def versions(seed: int) -> list[Row]:
    """Some stories, each in some forms, and some strangers."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for story in range(4):
        text = "\n\n".join(f"In {n} years {text_of(100 * seed + 10 * story + n, 60)}." for n in range(4))
        for form in chance.choices(
            (str, lambda t: headline_changed(chance, t), lambda t: numbers_updated(chance, t)), k=3
        ):
            rows.append(row(len(rows) + 1, form(text), day=chance.choice([None, *range(1, 9)])))
    rows += [row(len(rows) + 1 + n, text_of(7000 + seed + n), day=3) for n in range(2)]
    return rows


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 50), shuffled=st.randoms(use_true_random=False), parts=st.integers(1, 4))
def test_neither_the_order_within_a_night_nor_the_batches_matter(
    seed: int, shuffled: random.Random, parts: int
) -> None:
    rows = versions(seed)
    mixed = shuffled.sample(rows, len(rows))
    with tempfile.TemporaryDirectory() as folder:
        one, other = Nights(Path(folder) / "one"), Nights(Path(folder) / "other")
        one.night(rows)
        other.night(*[mixed[at::parts] for at in range(parts)])
        told = one.told()
        assert told == other.told()
        assert len({story for _, story, _ in told}) == 6
        one.night(mixed[:3], mixed[3:])
        assert one.told() == told


@settings(max_examples=3, deadline=None)
@given(seed=st.integers(0, 50), shuffled=st.randoms(use_true_random=False))
def test_what_is_found_night_by_night_is_what_is_found_at_once(seed: int, shuffled: random.Random) -> None:
    """Stories hold the same documents, and copies are of the same originals; ids are those of the first to come."""
    rows = versions(seed)
    mixed = shuffled.sample(rows, len(rows))
    with tempfile.TemporaryDirectory() as folder:
        once, nightly = Nights(Path(folder) / "once"), Nights(Path(folder) / "nightly")
        once.night(rows)
        gone = [r["doc_id"] for r in mixed[:2]]
        for at in range(0, len(mixed), 5):
            before = dict(nightly.told("select doc_id, story_id from core.documents where current"))
            nightly.night(mixed[at : at + 5])
            after = dict(nightly.told("select doc_id, story_id from core.documents where current"))
            merged = {before[d] for d in before} - {after[d] for d in before}
            assert all(after[d] == before[d] for d in before if before[d] not in merged)
        assert stories(nightly.told()) == stories(once.told())
        once.night(withdrawn=gone)
        nightly.night(withdrawn=gone)
        assert stories(nightly.told()) == stories(once.told())


def stories(told: list[tuple[Any, ...]]) -> set[frozenset[tuple[str, str | None]]]:
    """The documents of each story with what they copy; among undated documents the first to come is the original."""
    held: dict[str, set[tuple[str, str | None]]] = {}
    for doc_id, story, _ in told:
        held.setdefault(story, set()).add((doc_id, None))
    return {frozenset(members) for members in held.values()}
