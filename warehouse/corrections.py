"""Apply what people correct: on every run anew, to rows as they were read, so that a line taken back leaves no trace.

Before a row is changed its image is kept in a table `…_as_read`; each run first puts the images back, then applies
the whole file to old and new documents alike. No document is read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

import pyarrow as pa

from tasks.records import Correction
from warehouse.schema import Table
from warehouse.store import Connection, first
from warehouse.tables import CORRECTIONS, ENTITY_NAMES, FIGURES, MENTIONS, QUOTES

#: Images of rows before any correction.
MENTIONS_AS_READ: Final = replace(MENTIONS, name="mentions_as_read", private=True)
NAMES_AS_READ: Final = replace(ENTITY_NAMES, name="entity_names_as_read", private=True)
#: Tables that name a speaker, and the images of what they named.
SPOKEN: Final = (FIGURES, QUOTES)
SPAN: Final = ("doc_id", "char_start", "char_end")


def speakers_as_read(table: Table) -> Table:
    """The table of images of speakers."""
    columns = (*(table.column(name) for name in SPAN), table.column("speaker_entity_id"))
    return Table(f"{table.name}_as_read", "a speaker before it was corrected", columns, SPAN, private=True)


IMAGES: Final = (MENTIONS_AS_READ, NAMES_AS_READ, *map(speakers_as_read, SPOKEN))
#: What a correction touches beside its own table.
TOUCHED: Final = frozenset({"mentions", "entity_names", "entities", "figures", "quotes"})


def undo(connection: Connection) -> bool:
    """Put every row back as it was read. Says whether there was any."""
    row = first(connection, "SELECT (SELECT count(*) FROM core.mentions_as_read) "
                            "+ (SELECT count(*) FROM core.entity_names_as_read)")  # fmt: skip
    if row is None or not row[0]:
        return False
    _put_back(connection, "mentions", SPAN)
    _put_back(connection, "entity_names", ("doc_id",))
    for table in SPOKEN:
        connection.execute(f"""
            UPDATE core.{table.name} AS t SET speaker_entity_id = r.speaker_entity_id
            FROM core.{table.name}_as_read AS r WHERE {_same_span("t", "r")}""")
        connection.execute(f"DELETE FROM core.{table.name}_as_read")
    return True


def apply(connection: Connection, corrections: Sequence[Correction]) -> bool:
    """Apply `corrections` in order and list them in `core.corrections`. Says whether any row was touched."""
    rows = []
    for correction in corrections:
        touched = None if correction.problem else _apply(connection, correction)
        rows.append(_row(correction, touched))
    connection.execute("DELETE FROM core.corrections")
    connection.register("incoming", CORRECTIONS.rows(rows))
    connection.execute("INSERT INTO core.corrections BY NAME SELECT * FROM incoming")
    connection.unregister("incoming")
    return any(row["mentions"] for row in rows)


def applied(connection: Connection) -> list[Correction]:
    """The lines as the last release had them."""
    names = ("line", "action", "entity_id", "value", "doc_id", "surface", "why", "target", "problem")
    rows = connection.execute(f"SELECT {', '.join(names)} FROM core.corrections ORDER BY line").fetchall()
    told = [dict(zip(names, row, strict=True)) for row in rows]
    return [Correction(**{n: v for n, v in line.items() if v is not None}) for line in told]


def same(one: Sequence[Correction], other: Sequence[Correction]) -> bool:
    """Whether they ask for the same, wherever they stand and whatever is said of them."""
    asked = [[(c.action, c.entity_id, c.value, c.doc_id, c.surface) for c in lines if not c.problem]
             for lines in (one, other)]  # fmt: skip
    return asked[0] == asked[1]


def preview(connection: Connection, correction: Correction, shown: int = 5) -> tuple[int, int, list[dict[str, Any]]]:
    """What a correction would touch: mentions, documents, and some of the mentions in their sentences."""
    where, given = _where(correction)
    counts = first(connection, f"SELECT count(*), count(DISTINCT doc_id) FROM core.mentions AS m WHERE {where}", given)
    examples: pa.Table = connection.sql(
        f"""SELECT m.surface, d.title, d.file_name, s.surface AS sentence FROM core.mentions AS m
            JOIN core.documents AS d ON d.doc_id = m.doc_id AND d."current"
            JOIN core.sentences AS s ON s.doc_id = m.doc_id AND s.sentence_no = m.sentence_no
            WHERE {where} ORDER BY d.published_on DESC NULLS LAST, m.doc_id, m.char_start LIMIT {shown}""",
        params=given,
    ).to_arrow_table()
    mentions, documents = counts or (0, 0)
    return mentions, documents, examples.to_pylist()


def known(connection: Connection, entity_id: str) -> bool:
    """Whether there is such an entity."""
    return first(connection, "SELECT 1 FROM core.entities WHERE entity_id = $id", {"id": entity_id}) is not None


def _row(correction: Correction, touched: int | None) -> dict[str, Any]:
    names = ("entity_id", "value", "doc_id", "surface", "why", "target")
    said = {name: getattr(correction, name) or None for name in names}
    return {
        "line": correction.line,
        "action": correction.action,
        "mentions": touched,
        "problem": correction.problem,
    } | said


def _where(correction: Correction) -> tuple[str, dict[str, str]]:
    """The mentions a correction is about, as a condition on `m`."""
    if correction.action == "never":
        parts, given = ["lower(m.surface) = lower($surface)"], {"surface": correction.surface}
    else:
        parts, given = ["m.entity_id = $entity"], {"entity": correction.entity_id}
        if correction.surface:
            parts, given = [*parts, "m.surface = $surface"], given | {"surface": correction.surface}
    if correction.doc_id:
        parts, given = [*parts, "m.doc_id = $document"], given | {"document": correction.doc_id}
    return " AND ".join(parts), given


def _apply(connection: Connection, correction: Correction) -> int:
    """Apply one line; returns how many mentions it touched."""
    where, given = _where(correction)
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE hit AS SELECT doc_id, char_start, char_end, entity_id, surface, kind "
        f"FROM core.mentions AS m WHERE {where}", given,
    )  # fmt: skip
    row = first(connection, "SELECT count(*) FROM hit")
    if row is None or not row[0]:
        return 0
    _keep_images(connection)
    if correction.action == "rename":
        _rename(connection, correction)
    elif correction.action == "kind":
        _set_kind(connection, correction)
    else:
        _move(connection, correction)
    return int(row[0])


def _keep_images(connection: Connection) -> None:
    """Keep the rows that are about to change, unless an earlier line has kept them."""
    connection.execute(f"""
        INSERT INTO core.mentions_as_read BY NAME SELECT m.* FROM core.mentions AS m
        SEMI JOIN hit USING ({", ".join(SPAN)}) ANTI JOIN core.mentions_as_read USING ({", ".join(SPAN)})""")
    connection.execute("""
        INSERT INTO core.entity_names_as_read BY NAME SELECT n.* FROM core.entity_names AS n
        SEMI JOIN hit USING (doc_id)
        ANTI JOIN (SELECT DISTINCT doc_id FROM core.entity_names_as_read) AS kept USING (doc_id)""")
    for table in SPOKEN:
        connection.execute(f"""
            INSERT INTO core.{table.name}_as_read
            SELECT t.doc_id, t.char_start, t.char_end, t.speaker_entity_id FROM core.{table.name} AS t
            SEMI JOIN hit ON hit.doc_id = t.doc_id AND hit.entity_id = t.speaker_entity_id
            ANTI JOIN core.{table.name}_as_read USING ({", ".join(SPAN)})""")


def _put_back(connection: Connection, table: str, key: Sequence[str]) -> None:
    """Put the images of a table in the place of its rows with the same key."""
    same = " AND ".join(f"t.{name} = r.{name}" for name in key)
    connection.execute(f"DELETE FROM core.{table} AS t USING core.{table}_as_read AS r WHERE {same}")
    connection.execute(f"INSERT INTO core.{table} BY NAME SELECT * FROM core.{table}_as_read")
    connection.execute(f"DELETE FROM core.{table}_as_read")


def _rename(connection: Connection, correction: Correction) -> None:
    connection.execute(
        """UPDATE core.entity_names AS n SET name = $name,
             aliases = list_sort(list_filter(list_distinct(list_append(n.aliases, n.name)), lambda a: a <> $name))
           WHERE entity_id = $entity AND doc_id IN (SELECT doc_id FROM hit)""",
        {"name": correction.value, "entity": correction.entity_id},
    )


def _set_kind(connection: Connection, correction: Correction) -> None:
    given = {"kind": correction.value, "entity": correction.entity_id}
    connection.execute(f"UPDATE core.mentions AS m SET kind = $kind FROM hit WHERE {_same_span('m', 'hit')}",
                       {"kind": correction.value})  # fmt: skip
    connection.execute("UPDATE core.entity_names SET kind = $kind WHERE entity_id = $entity "
                       "AND doc_id IN (SELECT doc_id FROM hit)", given)  # fmt: skip


def _move(connection: Connection, correction: Correction) -> None:
    """Give mentions to another entity (merge, split), or to none (drop, never)."""
    target = correction.target or None
    if target is None:
        connection.execute(f"DELETE FROM core.mentions AS m USING hit WHERE {_same_span('m', 'hit')}")
    else:
        _name(connection, correction, target)
        connection.execute(
            f"""UPDATE core.mentions AS m SET entity_id = $target, kind = coalesce((
                    SELECT n.kind FROM core.entity_names AS n
                    WHERE n.entity_id = $target AND n.doc_id = m.doc_id), m.kind)
                FROM hit WHERE {_same_span("m", "hit")}""",
            {"target": target},
        )
    _recount(connection)
    for table in SPOKEN:
        connection.execute(
            f"""UPDATE core.{table.name} AS t SET speaker_entity_id = $target
                WHERE EXISTS (SELECT 1 FROM hit WHERE hit.doc_id = t.doc_id AND hit.entity_id = t.speaker_entity_id)
                  AND NOT EXISTS (SELECT 1 FROM core.mentions AS m
                                  WHERE m.doc_id = t.doc_id AND m.entity_id = t.speaker_entity_id)""",
            {"target": target},
        )


def _name(connection: Connection, correction: Correction, target: str) -> None:
    """Have every document of the mentions that move know the entity they move to.

    A merged entity brings its names along; what is split off has the name it was given. An entity that is known
    anywhere keeps its kind, country and ids.
    """
    connection.execute(
        """CREATE OR REPLACE TEMP TABLE joining AS
           SELECT h.doc_id, n.kind, n.country, n.external_ids,
                  CASE WHEN $name <> '' THEN $name ELSE any_value(n.name) END AS name,
                  list_sort(list_distinct(CASE WHEN $name <> '' OR $surface <> '' THEN list(DISTINCT h.surface)
                      ELSE list_append(any_value(n.aliases), any_value(n.name)) END)) AS aliases
           FROM hit AS h JOIN core.entity_names AS n ON n.doc_id = h.doc_id AND n.entity_id = h.entity_id
           GROUP BY h.doc_id, n.kind, n.country, n.external_ids""",
        {"name": correction.value if correction.action == "split" else "", "surface": correction.surface},
    )
    if correction.surface:
        connection.execute(
            """UPDATE core.entity_names AS n SET aliases = list_filter(n.aliases, lambda a: a <> $surface)
               FROM joining AS j WHERE n.doc_id = j.doc_id AND n.entity_id = $entity""",
            {"surface": correction.surface, "entity": correction.entity_id},
        )
    connection.execute(
        """UPDATE core.entity_names AS n SET aliases = list_sort(list_filter(
               list_distinct(list_concat(n.aliases, j.aliases)), lambda a: a <> n.name))
           FROM joining AS j WHERE n.doc_id = j.doc_id AND n.entity_id = $target""",
        {"target": target},
    )
    merging = correction.action == "merge"
    connection.execute(
        """INSERT INTO core.entity_names
           SELECT j.doc_id, $target, coalesce(k.kind, j.kind), coalesce(k.name, j.name),
                  CASE WHEN k.entity_id IS NOT NULL THEN k.country WHEN $merging THEN j.country END,
                  CASE WHEN k.entity_id IS NOT NULL THEN k.external_ids WHEN $merging THEN j.external_ids
                       ELSE MAP {}::MAP(VARCHAR, VARCHAR) END,
                  list_filter(j.aliases, lambda a: a <> coalesce(k.name, j.name)), 1
           FROM joining AS j LEFT JOIN (
               SELECT entity_id, kind, name, country, external_ids FROM core.entity_names
               WHERE entity_id = $target ORDER BY mentions DESC, doc_id LIMIT 1
           ) AS k ON true
           ANTI JOIN (SELECT doc_id FROM core.entity_names WHERE entity_id = $target) USING (doc_id)""",
        {"target": target, "merging": merging},
    )


def _recount(connection: Connection) -> None:
    """Count the mentions of each entity in the documents that were touched; one without any is gone from them."""
    connection.execute("""
        CREATE OR REPLACE TEMP TABLE counted AS
        SELECT doc_id, entity_id, count(*)::INTEGER AS mentions FROM core.mentions
        WHERE doc_id IN (SELECT doc_id FROM hit) AND entity_id IS NOT NULL GROUP BY ALL""")
    connection.execute("""
        UPDATE core.entity_names AS n SET mentions = c.mentions FROM counted AS c
        WHERE n.doc_id = c.doc_id AND n.entity_id = c.entity_id""")
    connection.execute("""
        DELETE FROM core.entity_names AS n WHERE n.doc_id IN (SELECT doc_id FROM hit)
          AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.doc_id = n.doc_id AND c.entity_id = n.entity_id)""")


def _same_span(one: str, other: str) -> str:
    return " AND ".join(f"{one}.{name} = {other}.{name}" for name in SPAN)
