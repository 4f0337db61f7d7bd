"""What a site repeats: found by story, left out of what is read, and of documents read before too."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.test_stories import Nights, Row, doc, row, text_of
from warehouse.store import writing

FOOTER = "Ada Footer runs this site with 9 friends since 1999"
MENU = "Home\nBo World\nSport"


def page(number: int, *parts: str, site: str | None = "The Daily", **other: Any) -> Row:
    own = f"Cy{number} ate {100 + number} apples with {text_of(number)}"
    return row(number, "\n\n".join([*parts[:1], own, *parts[1:]]), day=1 + number % 20, site=site, **other)


def pages(numbers: Sequence[int], **other: Any) -> list[Row]:
    return [page(number, MENU, FOOTER, **other) for number in numbers]


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_what_five_stories_of_a_site_repeat_is_left_out(nights: Nights) -> None:
    nights.night(pages(range(1, 6)))
    assert nights.told("select distinct surface, site from blocks order by 1") == [
        (FOOTER, "The Daily"), ("Bo World", "The Daily"), ("Home", "The Daily"), ("Sport", "The Daily")
    ]  # fmt: skip
    assert nights.told("select surface from figures order by 1") == [(str(n),) for n in range(101, 106)]
    assert nights.told("select count(*) from dates") == [(0,)]
    assert nights.told("select name from entities order by 1") == [(f"Cy{n}",) for n in range(1, 6)]
    assert nights.told("select min(length(text)) > 1000, count(*) from documents") == [(True, 5)]
    assert nights.told("select count(*) from documents where contains(text, 'Ada Footer')") == [(5,)]


def test_documents_read_before_it_was_known_are_cleaned_and_it_is_told(nights: Nights) -> None:
    nights.night(pages(range(1, 5)))
    assert nights.told("select mentions from entities where name = 'Ada'") == [(4,)]
    nights.night(pages([5]))
    assert nights.told("select count(*) from entities where name = 'Ada'") == [(0,)]
    changed = nights.told("select doc_id, table_name, what, row_count, before, after from changes "
                          "where cause = 'rule_change' order by 1, 2, 5, 6")  # fmt: skip
    first = [change for change in changed if change[0] == doc(1)]
    assert [change[1:4] for change in first] == [
        *[("blocks", "added", 1)] * 4, ("dates", "removed", 1), *[("figures", "removed", 1)] * 2,
        ("mentions", "removed", 6),
    ]  # fmt: skip
    assert {json.loads(after)["surface"] for *_, after in first[:4]} == {FOOTER, "Home", "Bo World", "Sport"}
    assert {json.loads(before)["surface"] for *_, before, _ in first[5:7]} == {"9", "1999"}
    assert {change[0] for change in changed} == {doc(n) for n in range(1, 5)}
    for table in ("mentions", "figures", "dates"):
        told = nights.told(f"select coalesce(sum(case what when 'added' then row_count else -row_count end), 0)::int "
                           f"from changes where table_name = '{table}'")  # fmt: skip
        assert told == nights.told(f"select count(*) from {table}"), table


def test_what_comes_later_is_cleaned_of_it_and_twice_is_once(nights: Nights) -> None:
    nights.night(pages(range(1, 7)))
    nights.night(pages([7]))
    held = nights.told("select doc_id, surface from mentions order by all")
    assert [surface for doc_id, surface in held if doc_id == doc(7)] == ["Cy7"]
    since = nights.told("select distinct since_run from blocks")
    nights.night(pages([7]))
    assert nights.told("select doc_id, surface from mentions order by all") == held
    assert nights.told("select distinct since_run from blocks") == since
    assert nights.told("select count(*) from changes where cause = 'rule_change'") == [(0,)]


def test_it_does_not_matter_what_came_when(tmp_path: Path) -> None:
    rows = pages(range(1, 8)) + pages(range(8, 12), site="Another")
    once, nightly = Nights(tmp_path / "once"), Nights(tmp_path / "nightly")
    once.night(rows)
    for batch in (rows[9:], rows[4:9], rows[:4]):
        nightly.night(batch[::2], batch[1::2])
    asked = ("mentions", "figures", "dates", "entity_names", "signatures", "lines")
    for table in asked:
        query = f"select * from core.{table} order by all"
        assert once.told(query) == nightly.told(query), table
    assert once.told("select site, fingerprint from core.repeated order by all") == nightly.told(
        "select site, fingerprint from core.repeated order by all"
    )


def test_one_site_is_not_another_and_a_folder_stands_for_a_site_without_a_name(nights: Nights) -> None:
    nights.night(pages([1, 2, 3]), pages([4, 5, 6], site="Another"))
    assert nights.told("select count(*) from blocks") == [(0,)]
    nights.night(pages(range(11, 16), site=None))
    assert nights.told("select distinct site from blocks") == [("file:///docs/",)]
    assert nights.told("select count(*) from mentions where surface = 'Ada'") == [(6,)]


def test_a_story_printed_by_many_does_not_make_its_own_words_a_footer(nights: Nights) -> None:
    told = f"Ada saw 3 boats\n\n{text_of(1)}\n\n{text_of(2)}"
    copies = [row(n, f"{told}\n\nBo{n} wrote this", day=1, site="The Daily") for n in range(1, 20)]
    nights.night(copies, pages([20, 21, 22]))
    assert nights.told("select count(*) from blocks") == [(0,)]
    assert nights.told("select mentions from entities where name = 'Ada'") == [(22,)]


def test_a_line_in_few_of_many_stories_stays(nights: Nights) -> None:
    nights.night([page(n, "Ada says so in every sixth story" if n % 6 == 0 else "") for n in range(1, 60)])
    assert nights.told("select count(*) from blocks") == [(0,)]


def test_short_lines_must_be_in_half_of_all_stories(nights: Nights) -> None:
    nights.night([page(n, "Ada Kim" if n % 3 == 0 else "") for n in range(1, 31)])
    assert nights.told("select count(*) from blocks") == [(0,)]
    nights.night([page(n, "Ada Kim") for n in range(31, 50)])
    assert nights.told("select count(*) from blocks where surface = 'Ada Kim'") == [(29,)]


def test_pages_that_are_mostly_what_their_site_repeats_are_no_copies(nights: Nights) -> None:
    """They look alike until five weeks have told what is repeated; then they part."""
    box = "\n\n".join(text_of(900 + n, 25) for n in range(4))
    briefs = [row(n, f"{text_of(n, 40)}\n\n{box}", site="The Daily") for n in range(1, 13)]
    weekly = [brief | {"published_on": dt.date(2024, 1, 1) + dt.timedelta(7 * n)} for n, brief in enumerate(briefs)]
    nights.night(weekly[:3])
    assert nights.told("select count(*) from stories") == [(1,)]
    nights.night(weekly[3:])
    assert nights.told("select count(*) from stories") == [(12,)]
    assert nights.told("select count(*) from blocks") == [(48,)]


def test_a_speaker_named_in_a_block_only_is_nobody(nights: Nights) -> None:
    nights.night(pages(range(1, 5)))
    with writing(nights.path) as connection:
        connection.execute("UPDATE core.figures SET speaker_entity_id = 'person:ada' WHERE surface LIKE '10%'")
    nights.night(pages([5]))
    assert nights.told("select count(*) from figures where speaker_entity_id is not null") == [(0,)]
