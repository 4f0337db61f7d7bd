"""Turn the records of documents into rows of the warehouse's tables. A span that does not re-slice is refused here."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any, Final, Protocol

import pyarrow as pa

from tasks.errors import SpanMismatch
from tasks.records import Entity, Figure, Mention, Text
from tasks.text.blocks import blocks
from tasks.text.offsets import OffsetMap
from tasks.text.signature import signature
from warehouse import tables
from warehouse.across import LINES, SIGNATURES
from warehouse.schema import Table


class Spanned(Protocol):
    """Any record with a span."""

    @property
    def start(self) -> int:
        """First character."""

    @property
    def end(self) -> int:
        """Character after the last."""

    @property
    def surface(self) -> str:
        """The characters."""

    @property
    def rule(self) -> str:
        """What found it."""


#: Columns that are the same for every span table and are filled from position, not from the record.
PLACE: Final = tuple(column.name for column in tables.SPAN)


class Rows:
    """Columns of every table a document fills, growing document by document."""

    def __init__(self) -> None:
        self._columns: dict[str, dict[str, list[Any]]] = {
            table.name: {name: [] for name in table.names} for table in (tables.DOCUMENTS, *tables.OF_DOCUMENTS)
        }

    def tables(self) -> dict[str, pa.Table]:
        """An Arrow table each, checked against its declaration."""
        return {name: tables.BY_NAME[name].columns_of(columns) for name, columns in self._columns.items()}

    @contextmanager
    def document(self, row: Mapping[str, Any], pages: Sequence[int] | None = None) -> Iterator[DocumentRows]:
        """Add a document with all its rows, or, when anything is raised, none of them.

        Args:
            row: a row of `documents`.
            pages: where in its text each page begins; None where there are no pages.
        """
        doc = DocumentRows(row, pages)
        yield doc
        for table, columns in doc.columns.items():
            for name, values in columns.items():
                self._columns[table][name] += values


class DocumentRows:
    """The rows of one document."""

    def __init__(self, row: Mapping[str, Any], pages: Sequence[int] | None) -> None:
        self.doc_id: str = row["doc_id"]
        self.pages = pages
        whole = {**row, "pages": len(pages) if pages else None, "page_starts": pages or None}
        self.columns: dict[str, dict[str, list[Any]]] = {
            tables.DOCUMENTS.name: {name: [whole.get(name)] for name in tables.DOCUMENTS.names}
        }

    def spans(
        self,
        table: Table,
        text: Text,
        offsets: OffsetMap | None,
        records: Sequence[Spanned],
        extractor: str,
        version: str,
    ) -> None:
        """The rows of one extractor.

        Raises:
            SpanMismatch: `text[start:end]` is not the surface.
        """
        own = [name for name in table.names if name not in PLACE]
        columns: dict[str, list[Any]] = {name: [] for name in table.names}
        begins = [start for start, _ in text.sentences]
        for record in records:
            start, end = record.start, record.end
            if text.text[start:end] != record.surface or start >= end:
                raise SpanMismatch(record.rule, start, end, record.surface, text.text[start:end])
            source = offsets.span(start, end) if offsets is not None else (None, None)
            place = (
                self.doc_id, max(0, bisect_right(begins, start) - 1), start, end, *source, self._page(start),
                record.surface, record.rule, extractor, version,
            )  # fmt: skip
            for name, value in zip(PLACE, place, strict=True):
                columns[name].append(value)
            for name in own:
                columns[name].append(figure_id(self.doc_id, record) if name == "figure_id" else getattr(record, name))
        self.columns[table.name] = columns

    def _page(self, start: int) -> int | None:
        """The page that the character at `start` is on, from 1. An empty page begins where the next one does."""
        return max(1, bisect_right(self.pages, start)) if self.pages else None

    def entities(self, entities: Iterable[Entity], mentions: Iterable[Mention]) -> None:
        """The entities the document names, each with the count of its mentions; one without any is left out."""
        counts = Counter(mention.entity_id for mention in mentions)
        rows = [
            (
                self.doc_id, entity.entity_id, entity.kind, entity.name, entity.country,
                entity.external_ids, sorted(set(entity.aliases) - {entity.name}),
                counts[entity.entity_id],
            )
            for entity in entities
            if counts[entity.entity_id]
        ]  # fmt: skip
        names = tables.ENTITY_NAMES.names
        self.columns[tables.ENTITY_NAMES.name] = {name: [row[i] for row in rows] for i, name in enumerate(names)}

    def likeness(self, text: str) -> None:
        """What near copies of the document and blocks that its site repeats are found by."""
        signed = signature(text)
        self._records(SIGNATURES, [{"doc_id": self.doc_id} | asdict(signed)])
        self._records(
            LINES,
            [
                {
                    "doc_id": self.doc_id,
                    "char_start": block.start,
                    "char_end": block.end,
                    "words": block.words,
                    "fingerprint": block.fingerprint,
                }
                for block in blocks(text)
            ],
        )

    def _records(self, table: Table, records: Sequence[Mapping[str, Any]]) -> None:
        self.columns[table.name] = {name: [record[name] for record in records] for name in table.names}


def figure_id(doc_id: str, figure: Figure | Spanned) -> str:
    """Stable id of the figure at that place of that document."""
    key = f"{doc_id}\0{figure.start}\0{figure.end}\0{getattr(figure, 'value_low', '')}"
    return "f" + hashlib.sha256(key.encode()).hexdigest()[:16]
