"""Spreadsheets (XLSX, XLSB, XLS, ODS), by calamine: a line a row."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any, Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, extras, package, table
from tasks.readers.options import DEFAULT, Options

NAME: Final = "sheet"
VERSION: Final = "1"
KINDS: Final = ("sheet",)

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
        Unreadable: empty, encrypted or broken, or the extra `office` is not installed.
    """
    package.check(data)
    calamine = extras.library("python_calamine")
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        sheets = [(name, book.get_sheet_by_name(name)) for name in book.sheet_names]
        return [(name, [[_cell(value) for value in row] for row in sheet.to_python()]) for name, sheet in sheets]
    except calamine.PasswordError:
        raise package.encrypted() from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise package.broken(error) from None


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
