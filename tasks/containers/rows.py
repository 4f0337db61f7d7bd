"""Tables and spreadsheets whose rows are documents; the first row names the fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from tasks.containers import Member, Source, digest, held, whole
from tasks.containers.records import named
from tasks.errors import Unreadable
from tasks.readers import sheet, table
from tasks.readers.options import Options
from tasks.text.decode import decode

NAME: Final = "rows"
VERSION: Final = "1"
KINDS: Final = ("table", "sheet")


def opens(data: bytes, kind: str, options: Options) -> bool:
    """Where the options say so."""
    return options.rows_as_documents


def members(source: Source) -> Iterator[Member]:
    """The rows as records, named by their own ids, else by a digest, so that they keep their names when others go.

    Raises:
        Unreadable: as the readers of tables and spreadsheets, or `no_text`, no column holds text.
    """
    data = whole(source)
    if source.kind == "sheet":
        sheets = [cells for _, cells in sheet.rows(data)]
    else:
        sheets = [table.rows(decode(data).text, source.name)]
    for cells in sheets:
        yield from _records(cells, source.options)


def _records(cells: list[list[str]], options: Options) -> Iterator[Member]:
    filled = [row for row in cells if any(cell.strip() for cell in row)]
    names = [cell.strip() for cell in filled[0]] if filled else []
    wanted = {name.lower() for name in (*options.text, *options.summary)}
    if filled and not wanted.intersection(name.lower() for name in names):
        told = ", ".join(options.text)
        raise Unreadable("no_text", f"No column is called {told}: name the one that holds the text.")
    for row in filled[1:]:
        record = {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()}
        line = json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
        yield Member((named(record, options) or digest(line),), held(line), "json")
