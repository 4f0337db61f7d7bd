"""Tables as text, CSV and TSV: a line a row."""

from __future__ import annotations

import csv
import io
from typing import Final

from tasks.errors import Unreadable
from tasks.readers import Parsed, days, flow
from tasks.readers.detect import ending_of
from tasks.readers.options import DEFAULT, Options
from tasks.text.decode import decode

NAME: Final = "table"
VERSION: Final = "1"
KINDS: Final = ("table",)

DELIMITERS: Final = (",", ";", "\t", "|")
#: How much of a table the guess of its delimiter looks at.
SAMPLE: Final = 20_000


def read(data: bytes, file_name: str, options: Options = DEFAULT) -> Parsed:
    """The whole table as one document.

    Raises:
        Unreadable: empty, binary, in no known encoding, or with a cell that never ends.
    """
    decoded = decode(data)
    text = lines(rows(decoded.text, file_name))
    if not text:
        raise Unreadable("no_text", "No cell holds anything.")
    published_on = days.in_file_name(file_name)
    return Parsed(
        text,
        None,
        "text/tab-separated-values" if ending_of(file_name) in ("tsv", "tab") else "text/csv",
        decoded.encoding,
        published_on=published_on,
        published_basis="file_name" if published_on else "none",
    )


def rows(text: str, file_name: str) -> list[list[str]]:
    """The cells of a table, row by row.

    Raises:
        Unreadable: `broken_file`, a quotation mark opens a cell that never ends.
    """
    delimiter = "\t" if ending_of(file_name) in ("tsv", "tab") else _delimiter(text)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise Unreadable("broken_file", f"This is no table ({error}): look for a quotation mark left open.") from None


def lines(rows: list[list[str]]) -> str:
    """The rows that hold something, a line each; a line end within a cell becomes a space."""
    return "\n".join(filter(None, map(flow.row, rows)))


def _delimiter(text: str) -> str:
    """The one that cuts the first rows into the same number of cells, and into the most of them."""
    sample = text[:SAMPLE]

    def fit(delimiter: str) -> tuple[float, int]:
        try:
            counts = [len(row) for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
        except csv.Error:
            return 0.0, 0
        # The last row may be cut by the end of the sample.
        counts = counts[:-1] if len(text) > SAMPLE else counts
        usual = max(set(counts), key=counts.count, default=0)
        return (counts.count(usual) / len(counts), usual) if usual > 1 else (0.0, 0)

    return max(DELIMITERS, key=fit)
