"""What each night changes is on record with its cause, down to the figure and its sentence; nothing else is."""

from __future__ import annotations

import itertools
import json
import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.staging import change, document, run_id, stage
from warehouse.build import begin
from warehouse.changes import rows as noting
from warehouse.load import load
from warehouse.releases import DataFolder
from warehouse.store import open_read

Rows = Callable[[str], list[tuple[Any, ...]]]

ONE, TWO = "Ada ate 5 apples. Bo saw it. Cy paid 7 for 12 apples.", "Di ate 3 apples."
FIRST = {"reader": "text 1", "read_with": {"figures": "1", "entities": "1"}}


def night(path: Path, number: int, *documents: Mapping[str, Any], times: float = 1, **more: Any) -> None:
    """Run `number` loads `documents`, whose numbers are so many `times` what they say."""
    staged = stage(path.parent.parent.parent / f"staged{number}", documents, times) if documents else None
    load(path, change(number, **({"staged": (staged,) if staged else ()} | more)))


def first(name: str, text: str, **more: Any) -> dict[str, Any]:
    return document(name, 1, text) | FIRST | more


def edited(name: str, text: str, version: int = 2, **more: Any) -> dict[str, Any]:
    return document(name, version, text) | FIRST | more


@pytest.fixture
def told(candidate: Path, rows: Rows) -> Callable[..., list[tuple[Any, ...]]]:
    """Columns of what run 2 changed, in one table or all."""
    night(candidate, 1, first("1", ONE), first("2", TWO))

    def ask(columns: str, table: str = "", run: int = 2) -> list[tuple[Any, ...]]:
        where = f" AND table_name = '{table}'" if table else ""
        return rows(f"SELECT {columns} FROM changes WHERE run_id = '{run_id(run)}'{where} ORDER BY ALL")

    return ask


CAUSES = "table_name, what, cause, sum(row_count)::INT"


def by_cause(told: Callable[..., list[tuple[Any, ...]]], run: int = 2) -> set[tuple[Any, ...]]:
    return {
        (*row[:3], sum(r[3] for r in told("table_name, what, cause, row_count", run=run) if r[:3] == row[:3]))
        for row in told("table_name, what, cause, row_count", run=run)
    }


def test_new_documents_and_how_much_they_say(told: Any) -> None:
    assert by_cause(told, 1) == {
        ("documents", "added", "new_source", 2), ("sentences", "added", "new_source", 4),
        ("mentions", "added", "new_source", 4), ("figures", "added", "new_source", 4),
    }  # fmt: skip
    assert told("before, after->>'title', version_before, version_after", "documents", 1) == [
        (None, "Title 1", None, 1), (None, "Title 2", None, 1)
    ]  # fmt: skip


def test_an_edit_by_the_source(candidate: Path, told: Any, rows: Rows) -> None:
    old = dict(rows("select surface, figure_id from figures"))
    night(candidate, 2, edited("1", "Ed said so. Ada ate 6 apples. Bo saw it. Cy paid 7 for 12 apples.", title="New"))
    assert told("what, cause, fields, before->>'title', after->>'title', version_before, version_after",
                "documents") == [
        ("changed", "source_edit", ["title", "text", "sha256"], "Title 1", "New", 1, 2)
    ]  # fmt: skip
    assert told("what, sentence_before, sentence_after, sentence_no_before, sentence_no_after", "sentences") == [
        ("added", None, "Ed said so.", None, 0), ("changed", "Ada ate 5 apples.", "Ada ate 6 apples.", 0, 1)
    ]  # fmt: skip
    (row,) = told("what, cause, fields, before, after, id_before, id_after, sentence_before, sentence_after, row_count",
                  "figures")  # fmt: skip
    assert row[:3] == ("changed", "source_edit", ["surface", "value_low", "value_high"])
    assert json.loads(row[3]) == {
        "surface": "5", "item": "apples", "value_low": 5, "value_high": 5, "bound": "exact", "dimension": "count",
        "certainty": "asserted",
    }  # fmt: skip
    assert (json.loads(row[4])["value_low"], row[7:]) == (6, ("Ada ate 5 apples.", "Ada ate 6 apples.", 1))
    assert row[5] == old["5"] and [row[6]] == [i for (i,) in rows("select figure_id from figures where surface = '6'")]
    assert told("what, cause, after->>'surface'", "mentions") == [("added", "source_edit", "Ed")]


def test_another_version_of_an_extractor(candidate: Path, told: Any, rows: Rows) -> None:
    again = first("1", ONE, read_with={"figures": "2", "entities": "1"})
    night(candidate, 2, again, times=2)
    assert by_cause(told) == {("figures", "changed", "extractor_change", 3)}
    assert told("before->>'value_low', after->>'value_low', sentence_after", "figures")[1] == (
        "5.0", "10.0", "Ada ate 5 apples."
    )  # fmt: skip
    assert rows("select version, run_id, until_run from versions where doc_id like '%1'") == [(1, run_id(1), None)]
    assert rows("select last_run, read_with['figures'] from core.documents where doc_id like '%1'") == [
        (run_id(2), "2")
    ], "it was read again, that is on record"  # fmt: skip


def test_the_same_versions_under_other_rules(candidate: Path, told: Any) -> None:
    night(candidate, 2, first("1", ONE), times=2)
    assert by_cause(told) == {("figures", "changed", "rule_change", 3)}


def test_what_else_than_figures_our_code_changes_is_counted(candidate: Path, told: Any) -> None:
    again = first("1", ONE.replace("Cy", "it"), sha256="1" + "0" * 63, reader="text 2")
    night(candidate, 2, again)
    assert told("what, cause, row_count, before, fields", "mentions") == [
        ("removed", "extractor_change", 1, None, None)
    ]
    assert told("what, cause, row_count, before, fields", "sentences") == [
        ("changed", "extractor_change", 1, None, None)
    ]  # fmt: skip
    assert told("what, cause, fields, version_after", "documents") == [("changed", "extractor_change", ["text"], 1)]


def test_an_edit_and_an_upgrade_in_one_night_are_told_apart(candidate: Path, told: Any) -> None:
    """The figures of the sentence that stays changed because another version read them."""
    text = ONE.replace("5 apples", "6 apples")
    night(candidate, 2, edited("1", text, read_with={"figures": "2", "entities": "1"}), times=2)
    assert told("cause, before->>'value_low', after->>'value_low'", "figures") == [
        ("extractor_change", "12.0", "24.0"), ("extractor_change", "7.0", "14.0"), ("source_edit", "5.0", "12.0"),
    ]  # fmt: skip


def test_a_source_that_is_gone(candidate: Path, told: Any) -> None:
    night(candidate, 2, withdrawn=("d0000000000000001",))
    assert by_cause(told) == {
        (table, "removed", "removal", count)
        for table, count in (("documents", 1), ("sentences", 3), ("mentions", 3), ("figures", 3))
    }
    assert told("before->>'surface', after, sentence_before, version_before", "figures")[1] == (
        "5", None, "Ada ate 5 apples.", 1
    )  # fmt: skip
    assert all(i for (i,) in told("id_before", "figures"))


def test_a_file_that_moved(candidate: Path, told: Any, rows: Rows) -> None:
    night(candidate, 2, moved=(("d0000000000000001", "file:///docs/new.txt"),))
    assert told("table_name, what, cause, fields, before->>'uri', after->>'uri'") == [
        ("documents", "changed", "source_edit", ["uri"], "file:///docs/1.txt", "file:///docs/new.txt")
    ]
    uris = {run: rows(f"select uri from as_of('{run_id(run)}') where doc_id like '%1'") for run in (1, 2)}
    assert uris == {1: [("file:///docs/1.txt",)], 2: [("file:///docs/new.txt",)]}


def test_each_version_says_from_when_to_when_it_was_published(candidate: Path, told: Any, rows: Rows) -> None:
    night(candidate, 2, edited("1", "Ada ate 6 apples."))
    night(candidate, 3, edited("1", "Ada ate 6 red apples.", reader="text 2"))
    night(candidate, 4, withdrawn=("d0000000000000001",))
    night(candidate, 5, edited("1", "Ada ate 9 apples.", 3))
    assert rows("select version, reader, text, run_id, until_run from versions where doc_id like '%1' order by 4") == [
        (1, "text 1", ONE, run_id(1), run_id(2)),
        (2, "text 1", "Ada ate 6 apples.", run_id(2), run_id(3)),
        (2, "text 2", "Ada ate 6 red apples.", run_id(3), run_id(4)),
        (3, "text 1", "Ada ate 9 apples.", run_id(5), None),
    ]
    assert rows("select second(current_from), second(current_to) from versions where doc_id like '%1' order by 1") == [
        (1, 2), (2, 3), (3, 4), (5, None)
    ]  # fmt: skip
    seen = [
        [text for (text,) in rows(f"select text from as_of('{run_id(run)}') where doc_id like '%1'")]
        for run in range(6)
    ]
    assert seen == [[], [ONE], ["Ada ate 6 apples."], ["Ada ate 6 red apples."], [], ["Ada ate 9 apples."]]
    assert rows("select text, version from documents where doc_id like '%1'") == [("Ada ate 9 apples.", 3)]


def test_other_bytes_are_another_version_even_when_they_were_read_as_the_same(
    candidate: Path, told: Any, rows: Rows
) -> None:
    """A file that changed between listing and reading, on a night that reads it again anyway."""
    night(candidate, 2, first("1", "Ada ate 6 apples.", sha256="9" + "0" * 63))
    assert rows("select version, text from documents where doc_id like '%1'") == [(2, "Ada ate 6 apples.")]
    assert told("cause, version_after", "documents") == [("source_edit", 2)]


def test_the_same_night_again_changes_nothing(candidate: Path, told: Any) -> None:
    night(candidate, 2, edited("1", "Ada ate 6 apples. Bo saw it."), first("3", TWO))
    night(candidate, 3, edited("1", "Ada ate 6 apples. Bo saw it."), first("3", TWO))
    assert told("*", run=3) == []


def test_many_rows_are_counted(candidate: Path, told: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(noting, "MOST", 2)
    night(candidate, 2, edited("1", "Gil. Hal. Ida. Jo. Kim. Lu ate 4 apples."))
    added = told("before, after->>'surface', row_count, sentence_after", "sentences")
    assert [row[1:] for row in added if row[0] is None and row[1]] == [("Gil.", 1, "Gil."), ("Hal.", 1, "Hal.")]
    assert (None, None, 3, None) in added
    assert {row[2] for row in told("what, cause, row_count", "figures")} == {1}, "figures never are"


TEXTS = st.lists(
    st.sampled_from((
        "Ada ate 5 apples.", "Ada ate 6 apples.", "Ada ate 5 apples today.", "Bo saw it.", "Cy had 5 and 6 and 7.",
        "In 1998 Di left.", "No one came.", "8 of 9 left.",
    )), min_size=1, max_size=5,
).map(" ".join)  # fmt: skip
NIGHTS = st.lists(st.dictionaries(st.sampled_from("123"), st.none() | TEXTS, min_size=1), min_size=1, max_size=3)
TABLES = ("sentences", "mentions", "figures", "dates")


def held(path: Path, query: str) -> list[tuple[Any, ...]]:
    connection = open_read(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


def figures(path: Path) -> Counter[tuple[Any, ...]]:
    return Counter(held(path, "select doc_id, value_low, value_high, item, event, bound from core.figures"))


TOLD = ", ".join(
    f"doc_id, ({side}->>'value_low')::DOUBLE, ({side}->>'value_high')::DOUBLE, {side}->>'item', {side}->>'event', "
    f"{side}->>'bound'"
    for side in ("before", "after")
)


def replayed(path: Path, number: int, before: Counter[tuple[Any, ...]]) -> Counter[tuple[Any, ...]]:
    """The figures before run `number`, with what it changed: those of new documents as they stand, others as told."""
    found = Counter(before)
    told = held(path, f"select {TOLD} from changes where table_name = 'figures' and cause <> 'new_source' "
                      f"and run_id = '{run_id(number)}'")  # fmt: skip
    found.subtract(row[:6] for row in told if row[5] is not None)
    found.update(row[6:] for row in told if row[11] is not None)
    new = held(path, f"select doc_id from changes where table_name = 'documents' and what = 'added' "
                     f"and run_id = '{run_id(number)}'")  # fmt: skip
    found.update({row: count for row, count in figures(path).items() if (row[0],) in new})
    return +found


@given(NIGHTS)
@settings(max_examples=12, deadline=None)
def test_what_was_and_what_changed_make_what_is(nights: Sequence[Mapping[str, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = begin(DataFolder(Path(folder) / "data"), run_id(1))
        versions: Counter[str] = Counter()
        there: set[str] = set()
        for number, texts in enumerate(nights, 1):
            before = figures(path) if number > 1 else Counter()
            gone = [f"d{int(name):016x}" for name, text in texts.items() if text is None and name in there]
            come = []
            for name, text in texts.items():
                if text is not None:
                    versions[name] += 1
                    come.append(edited(name, text, versions[name]))
            there = (there | {name for name, text in texts.items() if text}) - {n for n, t in texts.items() if not t}
            night(path, number, *come, withdrawn=gone)
            assert replayed(path, number, before) == figures(path)
        for table in TABLES:
            count = (
                "select coalesce(sum(case what when 'added' then row_count when 'removed' then -row_count else 0 end), "
                f"0) from changes where table_name = '{table}'"
            )
            assert held(path, count) == held(path, f"select count(*) from {table}"), table


def test_any_order_of_documents_in_a_night_is_the_same_night(tmp_path: Path) -> None:
    texts = {"1": "Ada ate 6 apples. Bo saw it.", "2": "Di ate 3 pears. Ed 4.", "3": "Fay ate 1 apple."}
    seen = []
    for turn, order in enumerate(itertools.permutations(texts)):
        path = begin(DataFolder(tmp_path / str(turn) / "data"), run_id(1))
        night(path, 1, first("1", ONE), first("2", TWO))
        night(path, 2, *(edited(name, texts[name]) for name in order))
        seen.append(held(path, "select * from changes order by all"))
    assert all(one == seen[0] for one in seen)


def test_what_an_audit_holds_back_of_what_was_published(candidate: Path, told: Any, rows: Rows) -> None:
    """A row that no longer keeps a promise leaves as the promise is another; one that never was there is no news."""
    ((key,),) = rows("select figure_id from figures where surface = '5'")
    night(candidate, 2, edited("2", "Di ate 4 apples and 8 more."), dropped={"figures": [{"figure_id": key}]})
    assert told("what, cause, before->>'surface', sentence_before, version_after", "figures") == [
        ("added", "source_edit", None, None, 2), ("changed", "source_edit", "3", TWO, 2),
        ("removed", "rule_change", "5", "Ada ate 5 apples.", 1),
    ]  # fmt: skip
    assert rows("select count(*) from figures where doc_id like '%1'") == [(2,)]
    ((key,),) = rows("select figure_id from figures where surface = '8'")
    night(candidate, 3, edited("2", "Di ate 4 apples. Ed too.", 3), dropped={"figures": [{"figure_id": key}]})
    assert told("what, cause, before->>'surface'", "figures", 3) == [("removed", "source_edit", "8")]
