"""The data dictionary, as Markdown, from the declarations of the tables."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final

from warehouse.schema import Column
from warehouse.tables import PUBLISHED, SPAN

PART: Final = re.compile(r"(<!-- dictionary -->\n).*?(<!-- /dictionary -->)", re.DOTALL)


def markdown() -> str:
    """One section a published table; the columns all span tables share are told once."""
    shared = {column.name for column in SPAN}
    parts = [
        "Offsets count characters (code points) of `documents.text` from 0, the end exclusive. Rows that are *spans*"
        " begin with the same eleven columns:\n",
        _rows(SPAN),
    ]
    for table in PUBLISHED:
        spans = table.columns[: len(SPAN)] == SPAN
        own = [column for column in table.published if not spans or column.name not in shared]
        parts.append(f"### {table.name}\n\nOne row is {table.row}.{' Span columns, then:' if spans and own else ''}\n")
        if own:
            parts.append(_rows(own))
        elif spans:
            parts.append("Span columns only.\n")
    return "\n".join(parts)


def rewrite(text: str) -> str:
    """`text` with the dictionary between its markers renewed."""
    return PART.sub(lambda found: found[1] + markdown() + found[2], text)


def _rows(columns: tuple[Column, ...] | list[Column]) -> str:
    lines = ["| column | type | |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {c.type} | {_told(c)} |" for c in columns]
    return "\n".join(lines) + "\n"


def _told(column: Column) -> str:
    told = column.doc
    if column.one_of:
        told += " One of: " + ", ".join(column.one_of) + "."
    return told + ("" if column.required else " May be null.")


def main() -> None:
    """Renew the dictionary in the file named on the command line."""
    path = Path(sys.argv[1])
    path.write_text(rewrite(path.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
