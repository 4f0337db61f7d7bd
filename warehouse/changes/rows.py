"""Note what documents that were there before say otherwise now, row by row or counted, each with its cause."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import pyarrow as pa

from warehouse.changes.align import Pair, align
from warehouse.changes.match import SAYS, Difference, Row, differences
from warehouse.store import Connection

#: Rows of a table told one by one for each edited document: so many added, removed and changed. The rest is counted.
MOST: Final = 1_000
#: Documents, and about how many characters, whose rows are looked at together.
TOGETHER: Final = 500
CHARACTERS: Final = 20_000_000
#: What the rows of a table depend on: the versions of what found them and of what that builds on.
FOUND_WITH: Final[Mapping[str, tuple[str, ...]]] = {
    "sentences": ("reader", "sentences"),
    "mentions": ("reader", "sentences", "recogniser", "entities"),
    "dates": ("reader", "sentences", "dates"),
    "quotes": ("reader", "sentences", "recogniser", "entities", "quotes"),
    "figures": ("reader", "sentences", "recogniser", "entities", "dates", "quotes", "figures"),
}

#: What is found, as a table: a row by its places in the old and the new version, or rows counted.
FOUND: Final = pa.schema(
    {
        "doc_id": pa.string(),
        "what": pa.string(),
        "cause": pa.string(),
        "fields": pa.list_(pa.string()),
        "row_count": pa.int64(),
        "old_start": pa.int32(),
        "old_end": pa.int32(),
        "id_before": pa.string(),
        "new_start": pa.int32(),
        "new_end": pa.int32(),
        "id_after": pa.string(),
    }
)


def note_rows(connection: Connection, run_id: str) -> None:
    """Note what the documents in `known` say otherwise in the rows of `come_<table>` than in those of `core`."""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE differing AS {' UNION ALL '.join(map(_differing, SAYS))}")
    for part in _parts(connection):
        by_id = {row["doc_id"]: row for row in part}
        connection.register("part", pa.table({"doc_id": list(by_id)}))
        aligned = {doc_id: align(_surfaces(old), _surfaces(new)) for doc_id, old, new in _rows(connection, "sentences")}
        for table in SAYS:
            found = [
                row
                for doc_id, old, new in _rows(connection, table)
                for row in _told(
                    table, by_id[doc_id], differences(table, old, new, aligned.get(doc_id) or _as_before(old, new))
                )
            ]
            if found:
                _insert(connection, run_id, table, found)
        connection.unregister("part")


def as_json(row: str, names: Iterable[str], **instead: str) -> str:
    """SQL for the columns of `row` that are not null, as JSON."""
    told = ", ".join(f"{name}: {instead.get(name, f'{row}.{chr(34)}{name}{chr(34)}')}" for name in names)
    return f"json_merge_patch('{{}}', to_json({{{told}}}))"


def _differing(table: str) -> str:
    """SQL for the documents whose rows of a table are others than before."""

    def prints(rows: str) -> str:
        said = ", ".join(f'"{name}"' for name in ("char_start", "char_end", "surface", *SAYS[table]))
        return (
            f"(SELECT doc_id, count(*) AS n, sum(hash({said})) AS said FROM {rows} SEMI JOIN known USING (doc_id) "
            "GROUP BY doc_id)"
        )

    return f"""SELECT coalesce(w.doc_id, c.doc_id) AS doc_id, '{table}' AS table_name
        FROM {prints(f"core.{table}")} AS w FULL JOIN {prints(f"come_{table}")} AS c ON c.doc_id = w.doc_id
        WHERE (w.n, w.said) IS DISTINCT FROM (c.n, c.said)"""


def _parts(connection: Connection) -> Iterator[list[Row]]:
    """The known documents that say something else, some at a time."""
    rows = connection.sql("SELECT * FROM known SEMI JOIN differing USING (doc_id) ORDER BY doc_id").to_arrow_table()
    part: list[Row] = []
    characters = 0
    for row in rows.to_pylist(maps_as_pydicts="strict"):
        part.append(row)
        characters += row["characters"]
        if len(part) == TOGETHER or characters > CHARACTERS:
            yield part
            part, characters = [], 0
    if part:
        yield part


def _rows(connection: Connection, table: str) -> Iterator[tuple[str, list[Row], list[Row]]]:
    """Old and new rows of each document of `part` whose rows of the table differ."""
    names = ("doc_id", "sentence_no", "char_start", "char_end", "surface", *SAYS[table])
    columns = ", ".join(f't."{name}"' for name in (*names, *(("figure_id",) if table == "figures" else ())))
    sides: dict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((f"core.{table}", f"come_{table}")):
        found = connection.sql(
            f"""SELECT {columns} FROM {rows} AS t SEMI JOIN part USING (doc_id)
            SEMI JOIN (SELECT doc_id FROM differing WHERE table_name = '{table}') AS o USING (doc_id)
            ORDER BY t.doc_id, t.char_start, t.char_end"""
        ).to_arrow_table()
        for row in found.to_pylist():
            sides[row["doc_id"]][side].append(row)
    for doc_id in sorted(sides):
        yield doc_id, *sides[doc_id]


def _surfaces(rows: Sequence[Row]) -> list[str]:
    return [row["surface"] for row in rows]


def _as_before(old: Sequence[Row], new: Sequence[Row]) -> list[Pair]:
    """Sentences that are the same, as far as these rows stand in them."""
    return [Pair(no, no, same=True) for no in sorted({row["sentence_no"] for row in (*old, *new)})]


def _told(table: str, document: Row, found: Iterable[Difference]) -> Iterator[dict[str, Any]]:
    """Rows of `FOUND`: figures always, others as far as the source said them; what is left over, counted."""
    otherwise = _found_otherwise(document, FOUND_WITH[table])
    told: Counter[str] = Counter()
    counted: Counter[tuple[str, str]] = Counter()
    for one in found:
        what = "added" if one.old is None else "removed" if one.new is None else "changed"
        cause = _cause(document["edited"], otherwise, one.kept)
        if table == "figures" or (cause == "source_edit" and told[what] < MOST):
            told[what] += 1
            yield _row(document["doc_id"], what, cause, one)
        else:
            counted[what, cause] += 1
    for (what, cause), count in sorted(counted.items()):
        yield {"doc_id": document["doc_id"], "what": what, "cause": cause, "row_count": count}


def _found_otherwise(document: Row, names: Collection[str]) -> bool:
    """Whether another version of the reader, of what finds the rows, or of what that builds on has found them."""
    before, after = document["with_before"], document["with_after"]
    return any(before.get(name) != after.get(name) for name in names)


def _cause(edited: bool, otherwise: bool, kept: bool) -> str:
    """Of an edited document, what stands in a sentence that was not edited changed by what read it."""
    if edited and not (kept and otherwise):
        return "source_edit"
    return "extractor_change" if otherwise else "rule_change"


def _row(doc_id: str, what: str, cause: str, one: Difference) -> dict[str, Any]:
    old, new = one.old or {}, one.new or {}
    return {
        "doc_id": doc_id, "what": what, "cause": cause, "fields": list(one.fields) or None, "row_count": 1,
        "old_start": old.get("char_start"), "old_end": old.get("char_end"), "id_before": old.get("figure_id"),
        "new_start": new.get("char_start"), "new_end": new.get("char_end"), "id_after": new.get("figure_id"),
    }  # fmt: skip


def _insert(connection: Connection, run_id: str, table: str, found: list[dict[str, Any]]) -> None:
    said = ("surface", *SAYS[table])
    whose = ("w.figure_id", "c.figure_id") if table == "figures" else ("f.id_before", "f.id_after")
    connection.register("found", pa.Table.from_pylist(found, FOUND))
    connection.execute(
        f"""INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, f.doc_id, '{table}' AS table_name, f.what, f.cause, f.fields, f.row_count,
               CASE WHEN w.doc_id IS NOT NULL THEN {as_json("w", said)} END AS "before",
               CASE WHEN c.doc_id IS NOT NULL THEN {as_json("c", said)} END AS "after",
               f.id_before, f.id_after, w.sentence_no AS sentence_no_before, c.sentence_no AS sentence_no_after,
               ws.surface AS sentence_before, cs.surface AS sentence_after, k.version_before, k.version_after
        FROM found AS f JOIN known AS k ON k.doc_id = f.doc_id
        LEFT JOIN core.{table} AS w ON w.doc_id = f.doc_id AND w.char_start = f.old_start
             AND w.char_end = f.old_end AND f.id_before IS NOT DISTINCT FROM {whose[0]}
        LEFT JOIN come_{table} AS c ON c.doc_id = f.doc_id AND c.char_start = f.new_start
             AND c.char_end = f.new_end AND f.id_after IS NOT DISTINCT FROM {whose[1]}
        LEFT JOIN core.sentences AS ws ON ws.doc_id = w.doc_id AND ws.sentence_no = w.sentence_no
        LEFT JOIN come_sentences AS cs ON cs.doc_id = c.doc_id AND cs.sentence_no = c.sentence_no""",
        {"run": run_id},
    )
    connection.unregister("found")
