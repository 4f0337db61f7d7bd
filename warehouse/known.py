"""What the published warehouse knows of its inputs and documents: the yardstick of what is new."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from warehouse.migrate import check_version
from warehouse.otherwise import Otherwise
from warehouse.store import first, open_read


@dataclass(frozen=True, slots=True)
class KnownInput:
    """An input as the ledger holds it: its state goes on until the file changes, or can be read.

    It is so since the run `since`; one that is `resting` was lost, and is not tried in this run. Of one that is read
    `otherwise` today the reader is told something else than it was.
    """

    uri: str
    sha256: str | None
    state: str
    doc_id: str | None
    size: int | None
    modified_ns: int | None
    seen_ns: int | None
    stage: str | None = None
    reason: str | None = None
    detail: str | None = None
    etag: str | None = None
    told: str | None = None
    since: str = ""
    resting: bool = False
    otherwise: bool = False


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """The latest version of a document; not `current` when its source is gone. `last_run` read it by `reader`.

    `read_with` are the versions of what found what is known of it; `kept` says that its places in the source were
    kept. Only `Known.read_otherwise` and `Known.held` tell these two.
    """

    doc_id: str
    uri: str
    sha256: str
    version: int
    current: bool
    reader: str = ""
    last_run: str = ""
    published_on: dt.date | None = None
    read_with: Mapping[str, str] = field(default_factory=dict)
    kept: bool = False


@dataclass(frozen=True, slots=True)
class KnownHeld:
    """A current document with rows that are held back alone: how many, of which tables, and the promises they broke."""

    document: KnownDocument
    tables: tuple[str, ...]
    rules: tuple[str, ...]
    rows: int


INPUT = "uri, sha256, state, doc_id, size, modified_ns, seen_ns, stage, reason, detail, etag, told, run_id"
DOCUMENT = 'doc_id, uri, sha256, version, "current", reader, last_run, published_on'

LATEST = f"""
SELECT {DOCUMENT} FROM core.documents SEMI JOIN (
    SELECT doc_id FROM core.documents SEMI JOIN uris USING (uri) UNION ALL
    SELECT doc_id FROM core.documents SEMI JOIN contents USING (sha256) UNION ALL SELECT doc_id FROM ids
) USING (doc_id)
QUALIFY row_number() OVER (PARTITION BY doc_id ORDER BY version DESC, began_in DESC) = 1 ORDER BY doc_id"""

#: Rows that are in memory together of what is asked for one after the other.
SOME = 1_000

#: What stands between a file and what lies in it.
ENTER = "!/"

#: What has been met of a table: nothing, asked for, put aside.
UNMET, MET, ASIDE = 0, 1, 2


class Known:
    """The inputs and documents of a published warehouse, asked for piece by piece: they are never all in memory.

    It keeps a byte for each row of the ledger and of the documents, which says whether it has been asked for.
    Use it as a context; before the first release it knows nothing.
    """

    def __init__(self, path: Path | None) -> None:
        self._connection = open_read(path) if path else None
        self._inputs = self._unmet("ledger")
        self._documents = self._unmet("documents")
        self._rows: dict[str, int] = {}

    def __enter__(self) -> Known:
        return self

    def __exit__(self, *_: object) -> None:
        if self._connection is not None:
            self._connection.close()

    def of(self, uris: Sequence[str]) -> dict[str, KnownInput]:
        """The open rows of the ledger of these inputs, by uri."""
        with self._asked(uris=uris):
            found = self._ask(f"SELECT rowid, {INPUT} FROM core.ledger SEMI JOIN uris USING (uri) WHERE to_run IS NULL")
            rows = self._ask("SELECT rowid FROM core.documents SEMI JOIN uris USING (uri)")
        self._rows = {row[1]: row[0] for row in found}
        for row in self._rows.values():
            self._inputs[row] = max(self._inputs[row], MET)
        for (row,) in rows:
            self._documents[row] = MET
        return {row[1]: KnownInput(*row[1:]) for row in found}

    def holders(self) -> set[str]:
        """Files in which others lie that have open rows."""
        query = f"SELECT DISTINCT split_part(uri, '{ENTER}', 1) FROM core.ledger WHERE to_run IS NULL"
        return {uri for (uri,) in self._ask(f"{query} AND contains(uri, '{ENTER}')")}

    def put_aside(self, uri: str) -> bool:
        """Note that an input that was just asked for is not looked at any more; false when it was noted before."""
        row = self._rows[uri]
        fresh = self._inputs[row] != ASIDE
        self._inputs[row] = ASIDE
        return fresh

    def aside(self, uris: Sequence[str]) -> set[str]:
        """Which of these inputs have been put aside."""
        with self._asked(uris=uris):
            found = self._ask("SELECT rowid, uri FROM core.ledger SEMI JOIN uris USING (uri) WHERE to_run IS NULL")
        return {uri for row, uri in found if self._inputs[row] == ASIDE}

    def rest(self, roots: Sequence[str] | None = None) -> tuple[dict[str, KnownInput], list[KnownDocument]]:
        """What has never been asked for: open rows of the ledger by uri, and current documents.

        Args:
            roots: of the documents those that are, or lie in, one of these; None for all.
        """
        unmet = "SELECT rows.rowid FROM rows"
        with self._asked(rows=np.flatnonzero(np.frombuffer(self._inputs, np.uint8) == UNMET)):
            inputs = self._ask(f"SELECT {INPUT} FROM core.ledger WHERE rowid IN ({unmet}) AND to_run IS NULL")
        with self._asked(rows=np.flatnonzero(np.frombuffer(self._documents, np.uint8) == UNMET), roots=roots or ()):
            entered = f"starts_with(uri, root || '{ENTER}')"
            within = f"EXISTS (SELECT 1 FROM roots WHERE uri = root OR starts_with(uri, root || '/') OR {entered})"
            place = "true" if roots is None else within
            documents = self._ask(
                f'SELECT {DOCUMENT} FROM core.documents WHERE rowid IN ({unmet}) AND "current" AND {place} '
                "ORDER BY doc_id"
            )
        return {row[0]: KnownInput(*row) for row in inputs}, [KnownDocument(*row) for row in documents]

    def documents(
        self, uris: Sequence[str] = (), contents: Sequence[str] = (), ids: Sequence[str] = ()
    ) -> list[KnownDocument]:
        """The latest version of every document that was ever at one of these places, had one of these contents (as
        SHA-256), or has one of these ids.
        """
        with self._asked(uris=uris, contents=contents, ids=ids):
            return [KnownDocument(*row) for row in self._ask(LATEST)]

    def read_otherwise(self, which: Otherwise, limit: int) -> Iterator[KnownDocument]:
        """The first `limit` of these documents, those published last first. Ask for nothing else in between."""
        query = f"SELECT {DOCUMENT}, read_with, map_text IS NOT NULL AS kept FROM core.documents WHERE {which.sql}"
        if self._connection is None:
            return
        found = self._connection.sql(f"{query} ORDER BY published_on DESC NULLS LAST, doc_id DESC LIMIT {limit}")
        for batch in found.to_arrow_reader(SOME):
            for row in batch.to_pylist():
                *told, read_with, kept = row.values()
                yield replace(KnownDocument(*told), read_with=dict(read_with), kept=kept)

    def count_otherwise(self, which: Otherwise) -> int:
        """How many of these documents there are."""
        rows = self._ask(f"SELECT count(*) FROM core.documents WHERE {which.sql}")
        return int(rows[0][0]) if rows else 0

    def held(self) -> list[KnownHeld]:
        """The documents with rows that are held back alone, by id, as `read_otherwise` tells of them."""
        found = self._ask(
            f"""SELECT {DOCUMENT}, read_with, map_text IS NOT NULL, tables, rules, "rows" FROM core.documents JOIN (
                SELECT doc_id, list_sort(list(DISTINCT table_name)) AS tables,
                       list_sort(list(DISTINCT "rule")) AS rules, count(DISTINCT (table_name, "key")) AS "rows"
                FROM core.quarantine WHERE until_run IS NULL AND unit = 'row' GROUP BY doc_id) USING (doc_id)
            WHERE "current" ORDER BY doc_id"""
        )
        return [
            KnownHeld(
                replace(KnownDocument(*row), read_with=dict(read_with), kept=kept), tuple(tables), tuple(rules), count
            )
            for *row, read_with, kept, tables, rules, count in found
        ]

    def _unmet(self, table: str) -> bytearray:
        found = self._ask(f"SELECT max(rowid) FROM core.{table}")
        return bytearray((found[0][0] or 0) + 1 if found else 0)

    def _ask(self, query: str) -> list[tuple[Any, ...]]:
        """Rows by way of Arrow columns: five times as fast as fetching tuples."""
        if self._connection is None:
            return []
        columns = self._connection.sql(query).to_arrow_table().to_pydict()
        return list(zip(*columns.values(), strict=True))

    @contextmanager
    def _asked(self, **lists: Sequence[str] | np.ndarray[Any, Any]) -> Iterator[None]:
        """Have lists be tables of one column for as long as the block lasts."""
        if self._connection is None:
            yield
            return
        for name, values in lists.items():
            kind = pa.int64() if name == "rows" else pa.string()
            self._connection.register(name, pa.table({COLUMN[name]: pa.array(values, kind)}))
        try:
            yield
        finally:
            for name in lists:
                self._connection.unregister(name)


#: The column of each list that is asked for.
COLUMN = {"uris": "uri", "contents": "sha256", "ids": "doc_id", "rows": "rowid", "roots": "root"}


def last_run(path: Path | None) -> tuple[str, dict[str, str]] | None:
    """Id and versions of the last published run; None before the first.

    Raises:
        NewerWarehouse: the file is of a later version than this nightmill.
    """
    if path is None:
        return None
    connection = open_read(path)
    try:
        check_version(connection, path)
        query = "SELECT run_id, versions FROM core.runs WHERE state = 'published' ORDER BY run_id DESC LIMIT 1"
        row = first(connection, query)
    finally:
        connection.close()
    return (row[0], row[1]) if row else None
