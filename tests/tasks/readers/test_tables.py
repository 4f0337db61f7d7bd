"""Tables, as text and as spreadsheets: a line a row, whatever keeps the cells apart."""

from __future__ import annotations

import csv
import datetime as dt
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.errors import Unreadable
from tasks.readers import extras, sheet, table
from tests.tasks.readers import made

ROWS = [["port", "ships", "said"], ["Dakar", "412", "so, it is"], ["Łódź", "", 'he said "no"'], ["", "", ""]]
LINES = 'port | ships | said\nDakar | 412 | so, it is\nŁódź |  | he said "no"'


def written(rows: list[list[str]], delimiter: str, **form: str) -> str:
    held = io.StringIO()
    csv.writer(held, delimiter=delimiter, lineterminator=form.get("end", "\r\n")).writerows(rows)
    return held.getvalue()


@pytest.mark.parametrize("delimiter", table.DELIMITERS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_tables(delimiter: str, end: str, encoding: str) -> None:
    found = table.read(written(ROWS, delimiter, end=end).encode(encoding), "ports-2024-06-20.csv")
    assert found.text == LINES
    assert (found.media_type, found.published_on, found.published_basis) == ("text/csv", made.DAY, "file_name")


def test_the_ending_names_the_tab() -> None:
    found = table.read(b"a, b\tc\n", "a.tsv")
    assert (found.text, found.media_type) == ("a, b | c", "text/tab-separated-values")


def test_a_cell_over_several_lines_is_one_line() -> None:
    assert table.read(b'a,"b\nc"\n1,2\n', "a.csv").text == "a | b c\n1 | 2"


cells = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), min_size=1, max_size=8).filter(
    str.strip
)


@given(st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1)))
def test_every_cell_is_there(rows: list[list[str]]) -> None:
    found = table.read(written(rows, "\t").encode(), "a.tsv").text
    assert [line.split(" | ") for line in found.split("\n")] == [
        [" ".join(cell.split()) for cell in row] for row in rows
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (b",,,\n,,\n", "no_text"),
        (b'a,"' + b"b" * 200_000, "broken_file"),
        (bytes(range(9)) * 9, "binary_content"),
    ],
)
def test_text_tables_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        table.read(data, "a.csv")
    assert raised.value.reason == reason


def test_a_spreadsheet() -> None:
    found = sheet.read(made.xlsx([["port", "ships"], ["Dakar", 412], ["Łódź", 0.5], ["", ""]]), "2024-06-20.xlsx")
    assert found.text == "port | ships\nDakar | 412\nŁódź | 0.5"
    assert found.media_type == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    assert (found.published_on, found.published_basis) == (made.DAY, "file_name")


def test_a_day_and_a_time_in_a_cell() -> None:
    assert sheet._cell(dt.datetime(2024, 6, 20)) == "2024-06-20"
    assert sheet._cell(dt.datetime(2024, 6, 20, 8)) == "2024-06-20 08:00:00"
    assert sheet._cell(dt.date(2024, 6, 20)) == "2024-06-20"
    assert sheet._cell(True) == "True"
    assert sheet._cell(1e300) == "1e+300"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty_file"),
        (made.OLE_LOCKED, "encrypted"),
        (made.xlsx([]), "no_text"),
        (made.xlsx([["a"]])[:-200], "broken_file"),
        (b"words", "broken_file"),
        (made.zipped({"[Content_Types].xml": "", "xl/workbook.xml": "<workbook"}), "broken_file"),
    ],
)
def test_spreadsheets_that_cannot_be_read(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable) as raised:
        sheet.read(data, "a.xlsx")
    assert raised.value.reason == reason


def test_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    made.hide(monkeypatch, "python_calamine")
    with pytest.raises(Unreadable, match=r'pip install "nightmill\[office\]"') as raised:
        sheet.read(made.xlsx([["a"]]), "a.xlsx")
    assert raised.value.reason == "needs_extra"


def test_a_library_that_is_broken_is_no_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(name: str) -> None:
        raise ModuleNotFoundError("No module named 'other'", name="other")

    monkeypatch.setattr(extras.importlib, "import_module", broken)
    with pytest.raises(ModuleNotFoundError):
        extras.library("python_calamine")


@given(st.binary(max_size=60), st.integers(0, 2000))
def test_any_damage_is_told(noise: bytes, at: int) -> None:
    whole = made.xlsx([["port", "ships"], ["Dakar", 412]])
    try:
        found = sheet.read(whole[:at] + noise + whole[at + len(noise) :], "a.xlsx")
    except Unreadable as error:
        assert error.reason in ("broken_file", "no_text", "encrypted", "too_large")
    else:
        assert found.text


def test_which_libraries_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert extras.installed() == " ".join(sorted(extras.EXTRAS))
    for name in extras.EXTRAS:
        made.hide(monkeypatch, name)
    assert extras.installed() == "none"
