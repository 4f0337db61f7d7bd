"""Note what another corrections.csv changes: the same rows under the lines of before, and under those of tonight."""

from __future__ import annotations

from typing import Final

from warehouse.changes.rows import as_json
from warehouse.schema import Table
from warehouse.store import Connection
from warehouse.tables import FIGURES, MENTIONS, QUOTES

SPAN: Final = "doc_id, char_start, char_end"
#: The columns that a correction changes, and those that tell the row, by table.
CORRECTED: Final = ((MENTIONS, ("kind", "entity_id")), (FIGURES, ("speaker_entity_id",)),
                    (QUOTES, ("speaker_entity_id",)))  # fmt: skip
#: What is told of an entity.
ENTITY: Final = ("kind", "name", "country")


def remember(connection: Connection) -> None:
    """Keep what the lines of before make of tonight's rows. Call when they are applied and entities gathered."""
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE entities_before AS SELECT entity_id, {_list(ENTITY)} FROM core.entities"
    )
    for table, columns in CORRECTED:
        connection.execute(
            f"""CREATE OR REPLACE TEMP TABLE {table.name}_before AS
            SELECT k.*, {_list(columns, "t")}, t.doc_id IS NOT NULL AS there
            FROM (SELECT {SPAN} FROM core.{table.name}_as_read) AS k LEFT JOIN core.{table.name} AS t USING ({SPAN})"""
        )


def note_corrected(connection: Connection, run_id: str) -> None:
    """Note every row that is another now. Call when tonight's lines are applied and entities gathered."""
    for table, columns in CORRECTED:
        connection.execute(_rows(table, columns), {"run": run_id})
    connection.execute(_entities(), {"run": run_id})


def _rows(table: Table, columns: tuple[str, ...]) -> str:
    """SQL for the rows of a table that were touched before, or are now, and differ."""
    differing = ", ".join(f'CASE WHEN w."{n}" IS DISTINCT FROM c."{n}" THEN \'{n}\' END' for n in columns)
    figure = "c.figure_id" if table is FIGURES else "NULL"
    told = ("surface", *columns)
    # Of what the lines of before left alone, the image is what it was; of what tonight's leave alone, the row is.
    return f"""
        INSERT INTO core.changes BY NAME
        WITH was AS (
            SELECT * FROM {table.name}_before UNION ALL
            SELECT {SPAN}, {_list(columns)}, true FROM core.{table.name}_as_read
            ANTI JOIN {table.name}_before USING ({SPAN})),
        told AS (
            SELECT w.*, substring(d."text", w.char_start + 1, w.char_end - w.char_start) AS surface, d."version"
            FROM was AS w JOIN core.documents AS d ON d.doc_id = w.doc_id AND d."current")
        SELECT $run AS run_id, w.doc_id, '{table.name}' AS table_name,
               CASE WHEN NOT w.there THEN 'added' WHEN c.doc_id IS NULL THEN 'removed' ELSE 'changed' END AS what,
               'correction' AS cause, CASE WHEN w.there THEN {as_json("w", told)} END AS "before",
               CASE WHEN c.doc_id IS NOT NULL THEN {as_json("c", told)} END AS "after",
               CASE WHEN w.there AND c.doc_id IS NOT NULL
                    THEN list_filter([{differing}], lambda name: name IS NOT NULL) END AS fields,
               1 AS row_count, {figure} AS id_before, {figure} AS id_after, s.sentence_no AS sentence_no_before,
               s.sentence_no AS sentence_no_after, s.surface AS sentence_before, s.surface AS sentence_after,
               w."version" AS version_before, w."version" AS version_after
        FROM told AS w LEFT JOIN core.{table.name} AS c USING ({SPAN})
        LEFT JOIN core.sentences AS s
          ON s.doc_id = w.doc_id AND w.char_start >= s.char_start AND w.char_start < s.char_end
        WHERE w.there IS DISTINCT FROM (c.doc_id IS NOT NULL)
           OR w.there AND ({_list(columns, "w")}) IS DISTINCT FROM ({_list(columns, "c")})"""


def _entities() -> str:
    differing = ", ".join(f'CASE WHEN w."{n}" IS DISTINCT FROM c."{n}" THEN \'{n}\' END' for n in ENTITY)
    return f"""
        INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, 'entities' AS table_name,
               CASE WHEN w.entity_id IS NULL THEN 'added' WHEN c.entity_id IS NULL THEN 'removed'
                    ELSE 'changed' END AS what,
               'correction' AS cause, CASE WHEN w.entity_id IS NOT NULL THEN {as_json("w", ENTITY)} END AS "before",
               CASE WHEN c.entity_id IS NOT NULL THEN {as_json("c", ENTITY)} END AS "after",
               CASE WHEN w.entity_id = c.entity_id
                    THEN list_filter([{differing}], lambda name: name IS NOT NULL) END AS fields,
               1 AS row_count, w.entity_id AS id_before, c.entity_id AS id_after
        FROM entities_before AS w FULL JOIN core.entities AS c ON c.entity_id = w.entity_id
        WHERE ({_list(ENTITY, "w")}) IS DISTINCT FROM ({_list(ENTITY, "c")})"""


def _list(names: tuple[str, ...], row: str = "") -> str:
    return ", ".join(f'{row}."{name}"' if row else f'"{name}"' for name in names)
