"""corrections.csv: good lines are read as they stand, bad ones say what is wrong and hinder no other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks import corrections, lines
from tasks.records import Correction
from warehouse.releases import DataFolder

HEADER = "action,entity_id,value,doc_id,surface,why\n"


def read(text: str) -> list[Correction]:
    return [corrections.correction(line) for line in lines.lines(text.encode(), corrections.HEADER)]


def test_every_action() -> None:
    said = read(
        HEADER + "merge,person:putin,person:vladimir-putin,,,\n\n# a note\n"
        'Rename,person:x,"Doe, Jane",,,asked for\n'
        "split,person:kim,Kim Yo Jong,d00000000000000ff,,\nkind,org:nato,EVENT,,,\ndrop,org:the,,,,\nnever,,,,Monday,\n"
    )
    assert [(c.line, c.action, c.problem) for c in said] == [
        (2, "merge", None), (5, "rename", None), (6, "split", None), (7, "kind", None),
        (8, "drop", None), (9, "never", None),
    ]  # fmt: skip
    assert said[1] == Correction(5, "rename", "person:x", "Doe, Jane", why="asked for")


def test_columns_may_be_left_out_and_stand_in_any_order() -> None:
    assert read("entity_id,action,value\norg:nato,kind,EVENT\n") == [Correction(2, "kind", "org:nato", "EVENT")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("mrege,person:a,person:b,,,", "'mrege' is none of merge"),
        ("merge,person:a,Bo,,,", "another entity_id"),
        ("merge,person:a,person:a,,,", "another entity_id"),
        ("merge,Ada,person:a,,,", "needs an entity_id"),
        ("split,person:a,Bo,,,", "doc_id or a surface"),
        ("split,person:a, !,,a,", "needs a name"),
        ("rename,person:a,,,,", "needs a name"),
        ("kind,person:a,SPACESHIP,,,", "'SPACESHIP' is none of PERSON"),
        ("never,,,,,", "needs the surface"),
        ("drop,person:a,,d1,,", "'d1' is no doc_id"),
        ("drop,person:a,,,,because, he said,", "8 fields for 6 columns"),
    ],
)
def test_a_bad_line_is_told_and_the_next_is_read(line: str, told: str) -> None:
    bad, good = read(f"{HEADER}{line}\ndrop,person:z,,,,\n")
    assert told in (bad.problem or "")
    assert (good.line, good.problem) == (3, None)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"who,what\na,b\n", "must name the columns"),
        (b"drop,person:a\n", "must name the columns"),
        (b"action,action\n", "must name the columns"),
        ("action,entity_id\ndrop,person:é\n".encode("latin-1"), "Line 2 is no UTF-8"),
        (b'action,entity_id\ndrop,"person:a\n', "cannot be read as CSV"),
    ],
)
def test_a_bad_file(content: bytes, told: str) -> None:
    [bad] = map(corrections.correction, lines.lines(content, corrections.HEADER))
    assert told in (bad.problem or "")


def test_no_file_and_an_empty_one(tmp_path: object) -> None:
    data = DataFolder(tmp_path / "data")  # type: ignore[operator]
    assert (corrections.read(data).lines, corrections.read(data).version) == ((), "none")
    data.root.mkdir()
    corrections.path(data).write_text("")
    assert corrections.read(data).lines == ()


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@given(st.lists(st.tuples(words, words), max_size=5))
def test_what_is_written_is_read_again(said: list[tuple[str, str]]) -> None:
    made = [Correction(n, "never", surface=f"x{surface}", why=why) for n, (surface, why) in enumerate(said, 2)]
    text = HEADER + "".join(lines.written([getattr(one, name) for name in corrections.HEADER]) for one in made)
    assert [c for c in read(text) if c.problem is None] == made


def test_a_line_is_added_at_the_end(tmp_path: object) -> None:
    data = DataFolder(tmp_path / "data")  # type: ignore[operator]
    assert corrections.append(data, Correction(0, "drop", "person:a")) == 2
    first = corrections.read(data)
    corrections.path(data).write_text(corrections.path(data).read_text().rstrip("\n"))
    assert corrections.append(data, Correction(0, "never", surface="Monday, noon", why="a day")) == 3
    again = corrections.read(data)
    assert again.lines == (
        Correction(2, "drop", "person:a"), Correction(3, "never", surface="Monday, noon", why="a day")
    )  # fmt: skip
    assert again.version != first.version


def test_what_is_split_off_has_the_id_that_extraction_gives_its_name() -> None:
    [split, merge, drop] = read(
        HEADER + "split,person:kim,Zoë O’Brien-Łuk,,Kim,\nmerge,org:a,org:b,,,\ndrop,org:a,,,,\n"
    )
    assert (split.target, merge.target, drop.target) == ("person:zoe-obrien-luk", "org:b", "")
