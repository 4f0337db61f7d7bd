"""Spreadsheets (XLSX, XLSB, XLS, ODS), by calamine: a line a row."""

from __future__ import annotations

import datetime as dt
import functools
import io
import re
from typing import Any, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, extras, package, table
from tasks.readers.detect import OLE
from tasks.readers.options import DEFAULT, Options

NAME: Final = "sheet"
VERSION: Final = "1"
KINDS: Final = ("sheet",)

#: The most cells of a sheet, empty ones included.
MOST_CELLS: Final = 20_000_000
#: How wide a sheet may be, and cells of one that is so wide.
WIDTHS: Final = ((16_384, re.compile(rb'r="[A-Z]{3}\d')), (702, re.compile(rb'r="[A-Z]{2}\d')))
#: The number of a row, and the column of a cell.
ROW: Final = re.compile(rb"""<row\s[^>]{0,999}?\br\s*=\s*["'](\d{1,9})""")
COLUMN: Final = re.compile(rb"""\br\s*=\s*["']([A-Z]{1,3})\d""")

MEDIA_TYPES: Final = {
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xl/workbook.bin": "application/vnd.ms-excel.sheet.binary.macroenabled.12",
    "content.xml": "application/vnd.oasis.opendocument.spreadsheet",
}


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """All sheets as one document, each below its name where there are several.

    Raises:
        Unreadable: empty, encrypted, broken, without a filled cell, or the extra `office` is not installed.
    """
    sheets = rows(data)
    several = len(sheets) > 1
    texts = ((name, table.lines(cells)) for name, cells in sheets)
    text = "\n\n".join(f"{name}\n{words}" if several else words for name, words in texts if words)
    if not text:
        raise Unreadable("no_text", "No cell holds anything.")
    published_on = days.in_file_name(file_name)
    return Parsed(
        text,
        None,
        _media_type(data),
        "utf-8",
        published_on=published_on,
        published_basis="file_name" if published_on else "none",
    )


def rows(data: bytes) -> list[tuple[str, list[list[str]]]]:
    """The cells of each sheet, row by row, as people see them; sheets by their names, in their order.

    Raises:
        Unreadable: empty, encrypted, broken or too large, or the extra `office` is not installed.
    """
    _weigh(data)
    calamine = extras.library("python_calamine")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [(name, [[_cell(value) for value in row] for row in sheet.to_python()]) for name, sheet in sheets]
    except calamine.PasswordError:
        raise package.encrypted() from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise package.broken(error) from None


def _weigh(data: bytes) -> None:
    """Whether there is room for the sheets: the library makes a cell of every place up to the last one that is filled.

    Raises:
        Unreadable: `empty_file`, `encrypted`, `broken_file`, `bomb` or `too_large`.
    """
    if data.startswith(OLE) and not package.is_locked(data):
        return
    with package.opened(data) as held:
        package.weigh(held.infolist())
        for part in held.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                width, height = _extent(package.member(held, part))
                if width * height > MOST_CELLS:
                    reach = f"A sheet reaches over {width:,} columns and {height:,} rows"
                    advice = f"the limit is {MOST_CELLS:,} cells: clear what stands far outside, or save it as CSV"
                    raise Unreadable("too_large", f"{reach}, {advice}.")


def _extent(source: bytes) -> tuple[int, int]:
    """Columns and rows that a sheet may reach over; exact where they could be too many."""
    last = ROW.match(source, max(0, source.rfind(b"<row ")))
    height = int(last[1]) if last else 0
    for width, such in WIDTHS:
        if height * width <= MOST_CELLS:
            return width, height
        if such.search(source):
            break
    return max(map(_number, set(COLUMN.findall(source))), default=0), height


def _number(letters: bytes) -> int:
    """The number of a column, A being 1."""
    return functools.reduce(lambda number, letter: number * 26 + letter - 64, letters, 0)


def _cell(value: Any) -> str:
    """A value as it is written in a table: whole numbers without a fraction, days without a time."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, dt.datetime):
        return str(value.date() if value.time() == dt.time() else value)
    return str(value)


def _media_type(data: bytes) -> str:
    names = package.names(data)
    return next((media for name, media in MEDIA_TYPES.items() if name in names), "application/vnd.ms-excel")
