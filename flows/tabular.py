"""Print rows: as a table for people, or as CSV, JSON or Markdown for programs."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import json
import math
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Literal, TextIO

from warehouse.query import query, views

Row = Sequence[Any]


def print_query(data: Path, sql: str | None, style: str, out: TextIO, run: str | None = None) -> int:
    """Print the rows of `sql` (`-`: what stands on standard input), or the views and what they hold.

    Of the release of an earlier `run`, or of what a refused one built, when one is named.

    Raises:
        NoWarehouse: nothing is published.
        UsageError: the release of that run is not kept.
        BadQuery: the SQL does not run.
    """
    if sql is None:
        PRINTERS[style](("view", "one row is"), views(data, run), out)
        return 0
    result = query(data, sys.stdin.read() if sql == "-" else sql, run)
    PRINTERS[style](result.columns, result.rows, out)
    return 0


def _csv(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    # Told that \r ends lines too, the writer quotes cells that hold one.
    lines = SimpleNamespace(write=lambda line: out.write(line.removesuffix("\r\n") + "\n"))
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_plain(value) for value in row] for row in rows)


def _json(columns: Sequence[str], rows: Iterable[Row], out: TextIO) -> None:
    """A JSON array, one object a line, so that it can be read as a stream too."""
    names = _distinct(columns)
    out.write("[")
    for number, row in enumerate(rows):
        record = {name: _json_value(value) for name, value in zip(names, row, strict=True)}
        out.write((",\n " if number else "") + json.dumps(record, ensure_ascii=False))
    out.write("]\n")


def _distinct(columns: Sequence[str]) -> list[str]:
    """Column names of a join: the second `a` is `a_1`, as DuckDB itself has it, lest one value hide the other."""
    names: list[str] = []
    for column in columns:
        tries = itertools.chain([column], (f"{column}_{number}" for number in itertools.count(1)))
        names.append(next(name for name in tries if name not in names))
    return names


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

    cut = partial(Text, no_wrap=True, overflow="ellipsis")
    table = Table(box=None, header_style="bold", pad_edge=False)
    for number, name in enumerate(columns):
        numeric = all(isinstance(row[number], int | float) or row[number] is None for row in held)
        # Columns of text give way first: a number without its last digits is another number.
        side: Literal["left", "right"] = "right" if numeric and held else "left"
        table.add_column(cut(_cell(name)), justify=side, no_wrap=numeric)
    for row in held:
        table.add_row(*(cut(_cell(value)) for value in row))
    console = Console(file=out, width=width)
    console.print(table)
    console.print(f"{len(held):,} row{'s' if len(held) != 1 else ''}", style="dim")


def _aligned(columns: Sequence[str], held: Sequence[Row], out: TextIO) -> None:
    names, *cells = [[_cell(value) for value in row] for row in (columns, *held)]
    widths = [max(len(cell) for cell in column) for column in zip(names, *cells, strict=True)]
    for line in itertools.chain([names, ["-" * width for width in widths]], cells):
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
        return json.dumps(_json_value(value), ensure_ascii=False)
    return " ".join(str(value).split())


def _plain(value: Any) -> Any:
    """A value of one CSV cell."""
    held = _json_value(value)
    return json.dumps(held, ensure_ascii=False) if isinstance(held, list | dict) else held


def _json_value(value: Any) -> Any:
    """A value as JSON has it: days and times in ISO 8601, what is no number null, keys strings."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return [_json_value(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _json_value(item) for key, item in value.items()}
    return str(value)


PRINTERS: dict[str, Callable[[Sequence[str], Iterable[Row], TextIO], None]] = {
    "table": _table,
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
}
