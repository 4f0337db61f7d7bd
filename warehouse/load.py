"""Load a night into the candidate, in one transaction: delete by document, then insert."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from tasks.records import Accepted, Correction
from warehouse import catalog, corrections, quarantine, repeats, stories
from warehouse.across import REPEATED
from warehouse.changes.corrected import note_corrected, remember
from warehouse.changes.note import PUBLISHED, note, note_dropped, note_moves
from warehouse.store import Connection, first, writing
from warehouse.tables import (
    ACCEPTED,
    BY_NAME,
    CHANGES,
    DOCUMENTS,
    ENTITIES,
    ENTITY_NAMES,
    LEDGER,
    OF_DOCUMENTS,
    QUARANTINE,
    RUNS,
    TABLES,
)

#: Our own books: a run does not count their rows.
UNCOUNTED: Final = frozenset({"ledger", "runs", "expectations", "accuracy", "quarantine", "corrections", "accepted"})

#: What a document has from its last reading, whether or not that made it another version.
RENEWED: Final = (
    "words", "pages", "reader", "last_run", "read_with", "map_text", "map_source", "page_starts",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Change:
    """What a night changes.

    Args:
        run: the row of `runs`.
        staged: folders with one Parquet file per table that documents fill; a table without one stays as it is for the
            documents of the folder.
        ledger: rows to add.
        closed: uris whose open row ends with the previous published run.
        withdrawn: documents whose source is gone.
        moved: documents and their new uris.
        ruled: documents that come or go because their file is read by other options, not because of what it holds.
        corrections: what people correct: the whole file, in order.
        accepted: bounds that people moved: the whole file, in order.
        earlier: rows of `runs` for runs before this one that no release holds yet; those that are there are left alone.
        held: documents among the staged that are left out: an audit holds them back.
        dropped: keys of rows that are left out, by table.
        quarantine: rows of `quarantine`: all that is held back of what this run tried, and why.
    """

    run: Mapping[str, Any]
    staged: Sequence[Path]
    ledger: pa.Table
    closed: Sequence[str] = ()
    withdrawn: Sequence[str] = ()
    moved: Sequence[tuple[str, str]] = ()
    ruled: Sequence[str] = ()
    corrections: Sequence[Correction] = ()
    accepted: Sequence[Accepted] = ()
    earlier: Sequence[Mapping[str, Any]] = ()
    held: Sequence[str] = ()
    dropped: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    quarantine: pa.Table = field(default_factory=lambda: QUARANTINE.rows([]))

    @property
    def idle(self) -> bool:
        """Nothing but the books of the run itself would change."""
        return not (self.staged or self.ledger.num_rows or self.closed or self.withdrawn or self.moved or self.dropped)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did: rows per published table, and the tables (beside runs) whose rows it touched."""

    rows: Mapping[str, int]
    touched: frozenset[str]


def load(path: Path, change: Change) -> Loaded:
    """Load `change` into the file at `path`; all of it or nothing.

    Raises:
        DiskFull: no room; the file is as it was.
    """
    with writing(path) as connection:
        touched: set[str] = set()
        _fold(connection, change.earlier)
        before = _last_run(connection)
        if change.closed:
            _close(connection, change.closed, before)
            touched.add(LEDGER.name)
        if change.ledger.num_rows:
            _insert(connection, LEDGER.name, LEDGER.names, change.ledger)
            touched.add(LEDGER.name)
        if change.moved:
            _move(connection, change.moved, change.run["run_id"])
            touched |= {DOCUMENTS.name, CHANGES.name}
        undone = corrections.undo(connection)
        if change.staged or change.withdrawn or change.dropped:
            _replace_documents(connection, change)
            touched |= {table.name for table in (DOCUMENTS, *OF_DOCUMENTS, REPEATED, CHANGES)}
        quarantine.keep(connection, change.run["run_id"], change.staged, change.quarantine)
        before_lines = corrections.applied(connection)
        otherwise = not corrections.same(before_lines, change.corrections)
        if otherwise:
            corrections.apply(connection, before_lines)
            _gather_entities(connection)
            remember(connection)
            corrections.undo(connection)
        if corrections.apply(connection, change.corrections) or undone:
            touched |= corrections.TOUCHED
        if touched & {ENTITY_NAMES.name}:
            _gather_entities(connection)
            touched.add(ENTITIES.name)
        if otherwise and touched & {ENTITY_NAMES.name}:
            note_corrected(connection, change.run["run_id"])
            touched.add(CHANGES.name)
        connection.execute("DELETE FROM core.accepted")
        _insert(connection, ACCEPTED.name, ACCEPTED.names, ACCEPTED.rows(map(_accepted, change.accepted)))
        rows = _counts(connection)
        _insert(connection, RUNS.name, RUNS.names, RUNS.rows([{**change.run, "rows": rows}]))
        catalog.apply(connection)
    return Loaded(rows, frozenset(touched))


def _accepted(line: Accepted) -> dict[str, Any]:
    return asdict(line) | {"bound": None if line.problem else line.bound, "why": line.why or None}


def _fold(connection: Connection, earlier: Sequence[Mapping[str, Any]]) -> None:
    """Put earlier runs into the books: the ledger reckons with every night, those without news too."""
    names = ", ".join(f'"{name}"' for name in RUNS.names)
    connection.register("incoming", RUNS.rows(earlier))
    connection.execute(
        f"INSERT INTO core.runs ({names}) SELECT {names} FROM incoming ANTI JOIN core.runs USING (run_id)"
    )
    connection.unregister("incoming")


def _last_run(connection: Connection) -> str | None:
    row = first(connection, "SELECT max(run_id) FROM core.runs WHERE state = 'published'")
    return row[0] if row else None


def _insert(connection: Connection, table: str, names: Sequence[str], rows: pa.Table) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    connection.register("incoming", rows)
    connection.execute(f"INSERT INTO core.{table} ({columns}) SELECT {columns} FROM incoming")
    connection.unregister("incoming")


def _listed(connection: Connection, name: str, **columns: Sequence[Any]) -> None:
    """A temporary table of strings, one column an argument."""
    table = pa.table({key: pa.array(values, pa.string()) for key, values in columns.items()})
    connection.register("incoming", table)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM incoming")
    connection.unregister("incoming")


def _close(connection: Connection, uris: Sequence[str], last: str | None) -> None:
    _listed(connection, "closing", uri=uris)
    connection.execute(
        "UPDATE core.ledger SET to_run = $last WHERE to_run IS NULL AND uri IN (SELECT uri FROM closing)",
        {"last": last},
    )


def _move(connection: Connection, moved: Sequence[tuple[str, str]], run_id: str) -> None:
    from urllib.parse import unquote

    names = [unquote(uri.rsplit("/", 1)[-1], errors="replace") for _, uri in moved]
    _listed(connection, "moving", doc_id=[m[0] for m in moved], uri=[m[1] for m in moved], file_name=names)
    note_moves(connection, run_id)
    connection.execute(
        "UPDATE core.documents AS d SET uri = m.uri, file_name = m.file_name FROM moving AS m "
        'WHERE d.doc_id = m.doc_id AND d."current"'
    )


def _replace_documents(connection: Connection, change: Change) -> None:
    """Staged documents take the place of their earlier versions, withdrawn ones leave."""
    run_id = change.run["run_id"]
    _listed(connection, "held", doc_id=change.held)
    for table, keys in change.dropped.items():
        _list_dropped(connection, table, keys)
    for name in (DOCUMENTS.name, *(table.name for table in OF_DOCUMENTS)):
        staged = _arriving(change.staged, name)
        if name in change.dropped:
            staged = f"SELECT * FROM ({staged}) ANTI JOIN dropped_{name} USING ({', '.join(BY_NAME[name].key)})"
        connection.execute(f"CREATE OR REPLACE TEMP VIEW come_{name} AS {staged}")
    _listed(connection, "leaving", doc_id=change.withdrawn)
    _listed(connection, "ruled", doc_id=change.ruled)
    _receive(connection, run_id)
    repeats.clean_arriving(connection)
    stories.note(connection)
    note(connection, run_id)
    for table in change.dropped:
        key = BY_NAME[table].key
        note_dropped(connection, run_id, table, key)
        same = " AND ".join(f't."{name}" = x."{name}"' for name in key)
        connection.execute(f"DELETE FROM core.{table} AS t USING dropped_{table} AS x WHERE {same}")
    gone = "(SELECT doc_id FROM arriving UNION ALL SELECT doc_id FROM leaving)"
    for spec in OF_DOCUMENTS:
        others = f"doc_id NOT IN ({_left_alone(change.staged, spec.name)})"
        connection.execute(f"DELETE FROM core.{spec.name} WHERE doc_id IN {gone} AND {others}")
        connection.execute(f"INSERT INTO core.{spec.name} BY NAME SELECT * FROM come_{spec.name} WHERE {others}")
    # A version that is read again as it was stays: nothing of what is published of it is another.
    same = " AND ".join(f'd."{name}" IS NOT DISTINCT FROM a."{name}"' for name in ("version", *PUBLISHED))
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE staying AS
        SELECT a.* FROM arriving AS a JOIN core.documents AS d ON d.doc_id = a.doc_id AND d."current" WHERE {same}"""
    )
    renewed = ", ".join(f'"{name}" = s."{name}"' for name in RENEWED)
    connection.execute(
        f"""UPDATE core.documents AS d SET {renewed} FROM staying AS s WHERE s.doc_id = d.doc_id AND d."current\""""
    )
    connection.execute(
        f"""UPDATE core.documents SET "current" = false, ended_by = $run
        WHERE "current" AND doc_id IN {gone} AND doc_id NOT IN (SELECT doc_id FROM staying)""",
        {"run": run_id},
    )
    connection.execute("INSERT INTO core.documents BY NAME SELECT * FROM arriving ANTI JOIN staying USING (doc_id)")
    stories.tell(connection, run_id)


def _receive(connection: Connection, run_id: str) -> None:
    """The staged documents, as this run loads them. Other bytes are another version, however they came to be read."""
    connection.execute("CREATE OR REPLACE TEMP TABLE arriving AS SELECT * FROM come_documents")
    connection.execute(
        """UPDATE arriving SET last_run = $run, began_in = $run, first_run = coalesce(
            (SELECT min(d.first_run) FROM core.documents AS d WHERE d.doc_id = arriving.doc_id), $run)""",
        {"run": run_id},
    )
    connection.execute(
        """UPDATE arriving AS a SET "version" = d."version" + 1 FROM core.documents AS d
        WHERE d.doc_id = a.doc_id AND d."current" AND d.sha256 <> a.sha256 AND a."version" <= d."version\""""
    )


def _list_dropped(connection: Connection, table: str, keys: Sequence[Mapping[str, Any]]) -> None:
    """A temporary table of the keys of rows that are left out."""
    connection.register("incoming", pa.table({name: [key[name] for key in keys] for name in BY_NAME[table].key}))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE dropped_{table} AS FROM incoming")
    connection.unregister("incoming")


def _arriving(folders: Sequence[Path], table: str) -> str:
    """The rows of a table that the staged documents will have, as a query."""
    staged = _staged([folder for folder in folders if _parquet(folder, table).exists()], table)
    columns = ", ".join(f'"{name}"' for name in BY_NAME[table].names)
    return f"""{staged} UNION ALL
        SELECT {columns} FROM core.{table} WHERE doc_id IN ({_left_alone(folders, table)})"""


def _left_alone(folders: Sequence[Path], table: str) -> str:
    """The staged documents whose rows of a table stay as they are, as a query."""
    lacking = [folder for folder in folders if not _parquet(folder, table).exists()]
    return f"SELECT doc_id FROM ({_staged(lacking, DOCUMENTS.name)})"


def _parquet(folder: Path, table: str) -> Path:
    return folder / f"{table}.parquet"


def _staged(folders: Sequence[Path], table: str) -> str:
    """The staged rows of a table, as a query."""
    spec = next(t for t in TABLES if t.name == table)
    columns = ", ".join(f'"{name}"' for name in spec.names)
    if not folders:
        return f"SELECT {columns} FROM core.{table} WHERE false"
    files = ", ".join("'" + str(folder / f"{table}.parquet").replace("'", "''") + "'" for folder in folders)
    return f"SELECT {columns} FROM read_parquet([{files}]) WHERE doc_id NOT IN (SELECT doc_id FROM held)"


#: One row an entity. Its name is the one most documents give it, the longer one where two are as common, then the
#: first by the alphabet; every other name is an alias.
GATHER: Final = """
INSERT INTO core.entities
WITH named AS (
    SELECT entity_id, name, count(*) AS documents FROM core.entity_names GROUP BY ALL),
best AS (
    SELECT entity_id, name FROM named
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY documents DESC, length(name) DESC, name) = 1),
aliases AS (
    SELECT entity_id, list_sort(list(DISTINCT alias)) AS aliases FROM (
        SELECT entity_id, unnest(aliases) AS alias FROM core.entity_names
        UNION ALL SELECT entity_id, name FROM core.entity_names)
    GROUP BY entity_id)
SELECT e.entity_id, mode(e.kind ORDER BY e.kind) AS kind, b.name, mode(e.country ORDER BY e.country) AS country,
       coalesce(any_value(e.external_ids ORDER BY e.doc_id) FILTER (cardinality(e.external_ids) > 0),
                MAP {}::MAP(VARCHAR, VARCHAR)) AS external_ids,
       list_filter(a.aliases, lambda alias: alias <> b.name) AS aliases,
       sum(e.mentions)::BIGINT AS mentions, count(DISTINCT e.doc_id) AS documents,
       count(DISTINCT d.story_id) AS stories,
       min(d.published_on) AS first_seen, max(d.published_on) AS last_seen
FROM core.entity_names AS e
JOIN best AS b ON b.entity_id = e.entity_id
JOIN aliases AS a ON a.entity_id = e.entity_id
JOIN core.documents AS d ON d.doc_id = e.doc_id AND d."current"
GROUP BY e.entity_id, b.name, a.aliases"""


def _gather_entities(connection: Connection) -> None:
    connection.execute("DELETE FROM core.entities")
    connection.execute(GATHER)


def _counts(connection: Connection) -> dict[str, int]:
    """Rows per published table; `documents` counts the current ones."""
    counts = {}
    for table in TABLES:
        if table.private or table.name in UNCOUNTED:
            continue
        where = ' WHERE "current"' if table.name == DOCUMENTS.name else ""
        row = first(connection, f"SELECT count(*) FROM core.{table.name}{where}")
        counts[table.name] = row[0] if row else 0
    return counts
