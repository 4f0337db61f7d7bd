"""Files that people write by hand: every good line is read, every bad one says what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.lines import Line, append, lines, read, written

HEADER = ("rule", "bound", "why")
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)


@given(st.lists(st.tuples(words, words, words), max_size=5))
def test_what_is_written_is_read_again(said: list[tuple[str, str, str]]) -> None:
    made = [(f"x{rule}", bound, why) for rule, bound, why in said]
    text = ",".join(HEADER) + "\n" + "".join(map(written, made))
    assert [tuple(line.given.values()) for line in lines(text.encode(), HEADER)] == made


def test_notes_and_empty_lines_say_nothing() -> None:
    assert list(lines(b"\xef\xbb\xbf# mine\nWhy,rule\n\n , \nb,a\n# end", HEADER)) == [
        Line(5, {"why": "b", "rule": "a"})
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"who,what\na,b\n", "'who' is no column"),
        (b"bound,why\n1,2\n", "all but rule may be missing"),
        (b"rule,rule\n", "must name the columns"),
        (b"rule\nx\n\xff\n", "Line 3 is no UTF-8"),
        (b'rule\n"x\n', "cannot be read as CSV"),
        (b"rule,why\nx,because, he said\n", "3 fields for 2 columns"),
    ],
)
def test_a_bad_file_is_told(content: bytes, told: str) -> None:
    assert told in ([line.problem for line in lines(content, HEADER)][-1] or "")


def test_a_file_that_is_not_there_and_one_that_is_a_folder(tmp_path: Path) -> None:
    missing = read(tmp_path / "none.csv", HEADER, str)
    assert (missing.lines, missing.version) == ((), "none")
    folder = read(tmp_path, HEADER, lambda line: line.problem)
    assert "cannot be read" in (folder.lines[0] or "") and folder.version.startswith("unreadable")


def test_a_line_is_added_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.csv"
    assert append(path, HEADER, ["a", "1", "x, y"]) == 2
    path.write_text(path.read_text().rstrip("\n"))
    assert append(path, HEADER, ["b", "2", ""]) == 3
    assert read(path, HEADER, lambda line: line.given["rule"]).lines == ("a", "b")
