"""Print rows: as a table for people, or as CSV, JSON or Markdown for programs."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TextIO

from warehouse.query import query, views

Row = Sequence[Any]


def print_query(data: Path, sql: str | None, style: str, out: TextIO) -> int:
    """Print the rows of `sql`, or the views and what they hold.

    Raises:
        NoWarehouse: nothing is published.
        BadQuery: the SQL does not run.
    """
    if sql is None:
        PRINTERS[style](("view", "one row is"), views(data), out)
        return 0
    result = query(data, sql)
    PRINTERS[style](result.columns, result.rows, out)
    return 0


def _csv(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)


def _json(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    """A JSON array, one object a line, so that it can be read as a stream too."""
    out.write("[")
    for number, row in enumerate(rows):
        record = dict(zip(columns, row, strict=True))
        out.write((",\n " if number else "") + json.dumps(record, ensure_ascii=False, default=_plain))
    out.write("]\n")


def _markdown(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    def line(cells: Iterable[Any]) -> str:
        return "| " + " | ".join(_cell(cell).replace("|", "\\|") for cell in cells) + " |\n"

    out.write(line(columns))
    out.write("|" + " --- |" * len(columns) + "\n")
    for row in rows:
        out.write(line(row))


def _table(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    """Aligned columns; on a terminal long cells are cut to its width, into a file they are written whole."""
    held = [list(row) for row in rows]
    width = _width(out)
    if width is None:
        _aligned(columns, held, out)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(columns):
        numeric = all(isinstance(row[number], int | float) or row[number] is None for row in held)
        table.add_column(name, justify="right" if numeric and held else "left", overflow="ellipsis", no_wrap=True)
    for row in held:
        table.add_row(*(Text(_cell(value)) for value in row))
    console = Console(file=out, width=width)
    console.print(table)
    console.print(f"{len(held):,} row{'s' if len(held) != 1 else ''}", style="dim")


def _aligned(columns: Sequence[str], held: Sequence[Row], out: TextIO) -> None:
    cells = [[_cell(value) for value in row] for row in held]
    widths = [max(len(cell) for cell in column) for column in zip(columns, *cells, strict=True)]
    for line in itertools.chain([list(columns), ["-" * width for width in widths]], cells):
        out.write("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n")


def _width(out: TextIO) -> int | None:
    if not out.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def _cell(value: Any) -> str:
    """A value for people: whole floats without their zero, no line breaks."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return " ".join(str(value).split())


def _plain(value: Any) -> Any:
    if isinstance(value, dt.date | dt.datetime | dt.time):
        return value.isoformat()
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    if value is None or isinstance(value, str | int | float | bool):
        return value
    return str(value)


PRINTERS: dict[str, Callable[[Sequence[str], Iterable[Row], TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}
