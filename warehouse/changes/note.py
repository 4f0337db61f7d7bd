"""Note in `changes` what a night changes, before it takes the place of what was: in documents and in what they say.

The staged rows of a table lie in the view `come_<table>`, the staged documents also in the table `arriving`; those
that go are listed in `leaving`, and those in `ruled` come or go because their file is read by other options.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from warehouse.changes.match import SAYS
from warehouse.changes.rows import as_json, note_rows
from warehouse.store import Connection

#: Columns of a document that make it another one when they differ.
PUBLISHED: Final = (
    "uri", "media_type", "encoding", "language", "title", "author", "site", "published_on", "published_basis", "text",
    "sha256",
)  # fmt: skip
#: What is told of a document.
TOLD: Final = ("version", *(name for name in PUBLISHED if name != "text"), "characters", "words")

#: The documents that arrive where there is one already: of both versions, what tells the cause.
KNOWN: Final = """
CREATE OR REPLACE TEMP TABLE known AS
SELECT a.doc_id, d."version" AS version_before, a."version" AS version_after, d.sha256 <> a.sha256 AS edited,
       map_concat(d.read_with, MAP {'reader': d.reader}) AS with_before,
       map_concat(a.read_with, MAP {'reader': a.reader}) AS with_after,
       greatest(d.characters, a.characters) AS characters
FROM arriving AS a JOIN core.documents AS d ON d.doc_id = a.doc_id AND d."current\""""


def _why(row: str, cause: str) -> str:
    """SQL for why a whole document comes or goes."""
    return f"CASE WHEN {row}.doc_id IN (SELECT doc_id FROM ruled) THEN 'rule_change' ELSE '{cause}' END"


def note(connection: Connection, run_id: str) -> None:
    """Note everything; call before the rows of `arriving` take the place of those that are there."""
    connection.execute(KNOWN)
    _note_documents(connection, run_id)
    for table in SAYS:
        _note_whole_documents(connection, run_id, table)
    note_rows(connection, run_id)


def note_moves(connection: Connection, run_id: str) -> None:
    """Note the documents in `moving`, before they get their new uri."""
    connection.execute(
        f"""INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, d.doc_id, 'documents' AS table_name, 'changed' AS what, 'source_edit' AS cause,
               {as_json("d", TOLD)} AS "before", {as_json("d", TOLD, uri="m.uri")} AS "after", ['uri'] AS fields,
               1 AS row_count, d."version" AS version_before, d."version" AS version_after
        FROM moving AS m JOIN core.documents AS d ON d.doc_id = m.doc_id AND d."current" """,
        {"run": run_id},
    )


def note_dropped(connection: Connection, run_id: str, table: str, key: Sequence[str]) -> None:
    """Note rows of documents that do not arrive, and yet are left out from now on: those that are in `dropped_<table>`.

    Their source and what read them are the same; what is promised of them is not.
    """
    if table in SAYS:
        connection.execute(
            f"""INSERT INTO core.changes BY NAME
            SELECT $run AS run_id, w.doc_id, '{table}' AS table_name, 'removed' AS what, 'rule_change' AS cause,
                   1 AS row_count, {as_json("w", ("surface", *SAYS[table]))} AS "before",
                   {"w.figure_id" if table == "figures" else "NULL"} AS id_before,
                   w.sentence_no AS sentence_no_before, s.surface AS sentence_before, d."version" AS version_before,
                   d."version" AS version_after
            FROM core.{table} AS w SEMI JOIN dropped_{table} AS x USING ({", ".join(key)})
            JOIN core.documents AS d ON d.doc_id = w.doc_id AND d."current"
            LEFT JOIN core.sentences AS s ON s.doc_id = w.doc_id AND s.sentence_no = w.sentence_no
            ANTI JOIN arriving AS a ON a.doc_id = w.doc_id""",
            {"run": run_id},
        )


def _note_documents(connection: Connection, run_id: str) -> None:
    differing = ", ".join(f'CASE WHEN d."{n}" IS DISTINCT FROM a."{n}" THEN \'{n}\' END' for n in PUBLISHED)
    was, now = as_json("d", TOLD), as_json("a", TOLD)
    connection.execute(
        f"""INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, a.doc_id, 'documents' AS table_name, 'added' AS what,
               {_why("a", "new_source")} AS cause,
               NULL AS "before", {now} AS "after", NULL AS fields, 1 AS row_count, NULL AS version_before,
               a."version" AS version_after
        FROM arriving AS a ANTI JOIN known AS k ON k.doc_id = a.doc_id
        UNION ALL
        SELECT $run, a.doc_id, 'documents', 'changed',
               CASE WHEN k.edited THEN 'source_edit' WHEN d.reader <> a.reader THEN 'extractor_change'
                    ELSE 'rule_change' END,
               {was}, {now}, list_filter([{differing}], lambda name: name IS NOT NULL) AS differing, 1, d."version",
               a."version"
        FROM arriving AS a JOIN known AS k ON k.doc_id = a.doc_id
        JOIN core.documents AS d ON d.doc_id = a.doc_id AND d."current"
        WHERE len(differing) > 0
        UNION ALL
        SELECT $run, d.doc_id, 'documents', 'removed', {_why("d", "removal")}, {was}, NULL, NULL, 1, d."version", NULL
        FROM core.documents AS d JOIN leaving AS l ON l.doc_id = d.doc_id WHERE d."current" """,
        {"run": run_id},
    )


def _note_whole_documents(connection: Connection, run_id: str, table: str) -> None:
    """The rows of new documents, and of those that go, counted; the figures of those that go one by one."""
    connection.execute(
        f"""INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, c.doc_id, '{table}' AS table_name, 'added' AS what,
               {_why("c", "new_source")} AS cause,
               count(*) AS row_count, any_value(a."version") AS version_after
        FROM come_{table} AS c JOIN arriving AS a ON a.doc_id = c.doc_id ANTI JOIN known AS k ON k.doc_id = c.doc_id
        GROUP BY c.doc_id""",
        {"run": run_id},
    )
    told = f"""w.doc_id, 1 AS row_count, {as_json("w", ("surface", *SAYS[table]))} AS "before",
               w.figure_id AS id_before, w.sentence_no AS sentence_no_before, s.surface AS sentence_before,
               d."version" AS version_before"""
    counted = 'w.doc_id, count(*) AS row_count, any_value(d."version") AS version_before'
    one_by_one = table == "figures"
    connection.execute(
        f"""INSERT INTO core.changes BY NAME
        SELECT $run AS run_id, '{table}' AS table_name, 'removed' AS what, {_why("w", "removal")} AS cause,
               {told if one_by_one else counted}
        FROM core.{table} AS w JOIN leaving AS l ON l.doc_id = w.doc_id
        JOIN core.documents AS d ON d.doc_id = w.doc_id AND d."current"
        LEFT JOIN core.sentences AS s ON s.doc_id = w.doc_id AND s.sentence_no = w.sentence_no
        {"" if one_by_one else "GROUP BY w.doc_id"}""",
        {"run": run_id},
    )
