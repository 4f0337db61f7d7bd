"""The text of a document as its paragraphs and tables come, put together piece by piece; a row of cells as a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

#: What parts two cells. White space alone would make one number of `212` and `219`.
CELL: Final = " | "


def row(cells: Iterable[str]) -> str:
    """The cells of a row in one line; those that are empty at its end are left out."""
    words = [" ".join(cell.split()) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return CELL.join(words)


@dataclass(slots=True)
class Flow:
    """Paragraphs stand apart by an empty line, rows of a table by a line end.

    A paragraph within another one, such as a text box, comes before it; a table within a cell is words of that cell.
    """

    _done: list[str] = field(default_factory=list)
    _open: list[list[str]] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)
    _tables: int = 0
    _row_before: bool = False

    def begin(self) -> None:
        """A paragraph begins."""
        self._open.append([])

    def add(self, words: str) -> None:
        """More words of the paragraph; outside of one they are none."""
        if self._open and words:
            self._open[-1].append(words)

    def end(self) -> str:
        """The paragraph ends; its words."""
        words = "".join(self._open.pop()).strip() if self._open else ""
        if words and self._cells:
            self._cells[-1].append(" ".join(words.split()))
        elif words:
            self._put(words, row=False)
        return words

    def row(self) -> None:
        """A row of a table begins. One within a cell is no row of its own."""
        self._tables += 1
        if self._tables == 1:
            self._cells = []

    def cell(self) -> None:
        """A cell of the row begins."""
        if self._tables == 1:
            self._cells.append([])

    def end_row(self) -> None:
        """The row ends."""
        self._tables = max(0, self._tables - 1)
        if not self._tables:
            words = row(" ".join(cell) for cell in self._cells)
            self._cells = []
            if words:
                self._put(words, row=True)

    def end_table(self) -> None:
        """The table ends: what comes next stands apart from it."""
        if not self._tables:
            self._row_before = False

    def text(self) -> str:
        """All that has ended."""
        return "".join(self._done)

    def _put(self, words: str, row: bool) -> None:
        if self._done:
            self._done.append("\n" if row and self._row_before else "\n\n")
        self._done.append(words)
        self._row_before = row
