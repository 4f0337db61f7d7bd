"""Find the blocks that a site repeats (menus, boxes, footers), and take out what was read in them.

A block is a line of a text. It is repeated when it stands in at least `MANY` stories of its site and in at least
`SHARE` of all its stories; a line of fewer than `FEW` words, as an item of a menu or the name of a speaker is, in
`SHARE_OF_FEW`. Stories are counted, not documents: a story printed 151 times does not make its own paragraphs a footer.
Pages that are hardly more than what their site repeats look like one story, though; so a line is repeated, too, that
stands in that share of the documents and in those of at least `MANY` weeks. Where documents name no site their folder
stands for it. What is once found repeated stays so, as what was read in it is gone.

The text keeps every character. Names, figures, dates and quotes that begin in a repeated block are taken out of the
tables, of documents read tonight as of those read before (`changes` has the blocks and the figures of the latter, cause
`rule_change`), and the signature of a document does not reckon with its repeated blocks. Doing so at the load, over
the whole warehouse, needs no document to be read again, and comes to the same whatever came in which batch.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import pyarrow as pa

from tasks.text.blocks import blocks, without
from tasks.text.signature import signature
from warehouse.across import LINES, SIGNATURES
from warehouse.changes.note import note_dropped
from warehouse.store import Connection, first

MANY: Final = 5
SHARE: Final = 0.2
FEW: Final = 4
SHARE_OF_FEW: Final = 0.5

#: The site of a document `d`.
SITE: Final = "coalesce(d.site, regexp_replace(d.uri, '[^/]*$', ''))"

#: The fresh documents, as they are now.
FRESH: Final = '(SELECT * FROM core.documents SEMI JOIN fresh USING (doc_id) WHERE "current")'

#: Documents signed or cleaned at once.
AT_ONCE: Final = 1000

UNSIGNED: Final = """
INSERT INTO fresh SELECT d.doc_id FROM core.documents AS d ANTI JOIN core.signatures AS s USING (doc_id)
WHERE d."current" AND d.doc_id NOT IN (SELECT doc_id FROM fresh)"""

#: The repeated blocks in the documents `d` of `{{of}}lines`.
STRUCK: Final = f"""
CREATE OR REPLACE TEMP TABLE struck AS
SELECT l.doc_id, l.char_start, l.char_end FROM {{of}}lines AS l JOIN {{documents}} AS d ON d.doc_id = l.doc_id
JOIN core.repeated AS r ON r.fingerprint = l.fingerprint AND r.site = {SITE}"""

#: What is read in them goes.
READ: Final = ("mentions", "figures", "dates", "quotes")
INSIDE: Final = "s.doc_id = t.doc_id AND t.char_start >= s.char_start AND t.char_start < s.char_end"

#: Entities that have lost mentions are counted anew; one without any is gone from the document, also as a speaker.
RECOUNT: Final = """
CREATE OR REPLACE TEMP TABLE counted AS
SELECT doc_id, entity_id, count(*)::INTEGER AS mentions FROM {of}mentions
WHERE doc_id IN (SELECT doc_id FROM struck) AND entity_id IS NOT NULL GROUP BY ALL;
UPDATE {of}entity_names AS n SET mentions = c.mentions FROM counted AS c
WHERE n.doc_id = c.doc_id AND n.entity_id = c.entity_id AND n.mentions <> c.mentions;
DELETE FROM {of}entity_names AS n WHERE n.doc_id IN (SELECT doc_id FROM struck)
  AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.doc_id = n.doc_id AND c.entity_id = n.entity_id)"""
SPEECHLESS: Final = """
UPDATE {of}{table} AS t SET speaker_entity_id = NULL
WHERE t.speaker_entity_id IS NOT NULL AND t.doc_id IN (SELECT doc_id FROM struck)
  AND NOT EXISTS (SELECT 1 FROM counted AS c WHERE c.doc_id = t.doc_id AND c.entity_id = t.speaker_entity_id)"""

#: Rows of documents that were published before, about to go: figures one by one, others counted.
GOING: Final = f"""
CREATE OR REPLACE TEMP TABLE dropped_figures AS
SELECT t.figure_id FROM core.figures AS t JOIN struck AS s ON {INSIDE}"""
COUNT: Final = f"""
INSERT INTO core.changes BY NAME
SELECT $run AS run_id, t.doc_id, '{{table}}' AS table_name, 'removed' AS what, 'rule_change' AS cause,
       count(*) AS row_count, any_value(d."version") AS version_before, any_value(d."version") AS version_after
FROM core.{{table}} AS t JOIN struck AS s ON {INSIDE}
JOIN core.documents AS d ON d.doc_id = t.doc_id AND d."current"
ANTI JOIN arriving AS a ON a.doc_id = t.doc_id GROUP BY t.doc_id"""

#: Rows of documents that are new tonight have been counted before their blocks were known.
COUNTED: Final = """
UPDATE core.changes AS c SET row_count = n.found FROM (
    SELECT doc_id, count(*) AS found FROM core.{table} SEMI JOIN struck USING (doc_id) GROUP BY doc_id) AS n
WHERE c.doc_id = n.doc_id AND c.run_id = $run AND c.table_name = '{table}' AND c.cause = 'new_source';
DELETE FROM core.changes AS c WHERE c.run_id = $run AND c.table_name = '{table}' AND c.cause = 'new_source'
  AND c.doc_id IN (SELECT doc_id FROM struck) AND c.doc_id NOT IN (SELECT doc_id FROM core.{table})"""

#: Lines of fresh documents that their site repeats, and that nobody knew of.
FOUND: Final = f"""
CREATE OR REPLACE TEMP TABLE found AS
WITH placed AS (
    SELECT d.doc_id, d.story_id, d.published_on, {SITE} AS site FROM core.documents AS d WHERE d."current"),
asked AS (
    SELECT DISTINCT p.site, l.fingerprint FROM core.lines AS l
    SEMI JOIN fresh USING (doc_id) JOIN placed AS p USING (doc_id)
    ANTI JOIN core.repeated AS r ON r.site = p.site AND r.fingerprint = l.fingerprint),
sized AS (
    SELECT site, count(*) AS documents, count(DISTINCT story_id) AS stories FROM placed
    WHERE site IN (SELECT site FROM asked) GROUP BY site HAVING count(*) >= {MANY}),
told AS (
    SELECT a.site, a.fingerprint, count(DISTINCT p.doc_id) AS documents, count(DISTINCT p.story_id) AS stories,
           count(DISTINCT date_trunc('week', p.published_on)) AS weeks,
           CASE WHEN min(l.words) < {FEW} THEN {SHARE_OF_FEW} ELSE {SHARE} END AS share
    FROM core.lines AS l JOIN placed AS p USING (doc_id)
    JOIN asked AS a ON a.site = p.site AND a.fingerprint = l.fingerprint
    GROUP BY a.site, a.fingerprint HAVING count(DISTINCT p.doc_id) >= {MANY})
SELECT t.site, t.fingerprint FROM told AS t JOIN sized AS s USING (site)
WHERE (t.stories >= {MANY} AND t.stories >= s.stories * share)
   OR (t.weeks >= {MANY} AND t.documents >= s.documents * share)"""

#: The documents they stand in are fresh next; those published before are told about.
STANDING: Final = f"""
CREATE OR REPLACE TEMP TABLE standing AS
SELECT l.doc_id, d."version", substring(d."text", l.char_start + 1, l.char_end - l.char_start) AS surface, f.site
FROM core.lines AS l JOIN core.documents AS d ON d.doc_id = l.doc_id AND d."current"
JOIN found AS f ON f.fingerprint = l.fingerprint AND f.site = {SITE};
INSERT INTO core.repeated SELECT site, fingerprint, $run FROM found;
INSERT INTO core.changes BY NAME
SELECT DISTINCT $run AS run_id, s.doc_id, 'blocks' AS table_name, 'added' AS what, 'rule_change' AS cause,
       to_json({{surface: s.surface, site: s.site}})::VARCHAR AS "after", 1 AS row_count,
       s."version" AS version_before, s."version" AS version_after
FROM standing AS s ANTI JOIN arriving AS a ON a.doc_id = s.doc_id;
CREATE OR REPLACE TEMP TABLE fresh AS SELECT DISTINCT doc_id FROM standing"""


def sign_unsigned(connection: Connection) -> None:
    """Sign the documents that an earlier version of nightmill has read, and make them fresh."""
    connection.execute(UNSIGNED)
    texts = connection.sql("""
        SELECT d.doc_id, d."text" FROM core.documents AS d SEMI JOIN fresh USING (doc_id)
        ANTI JOIN core.signatures AS s ON s.doc_id = d.doc_id WHERE d."current\"""").to_arrow_table()
    for batch in texts.to_batches(AT_ONCE):
        rows = batch.to_pylist()
        _sign(connection, "core.", ((row["doc_id"], row["text"]) for row in rows))
        lines = [
            {"doc_id": row["doc_id"], "char_start": block.start, "char_end": block.end, "words": block.words,
             "fingerprint": block.fingerprint}
            for row in rows for block in blocks(row["text"])
        ]  # fmt: skip
        _insert(connection, f"core.{LINES.name}", LINES.rows(lines))


def clean_arriving(connection: Connection) -> None:
    """Take out what was read in blocks that are known already of the documents in `arriving`, before anybody sees it.

    The views `come_<table>` become tables that hold what is left.
    """
    if first(connection, "SELECT 1 FROM core.repeated LIMIT 1") is None:
        return
    connection.execute(STRUCK.format(of="come_", documents="arriving"))
    if first(connection, "SELECT 1 FROM struck LIMIT 1") is None:
        return
    for table in (*READ, "entity_names", "signatures"):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE held_rows AS FROM come_{table}")
        connection.execute(f"DROP VIEW come_{table}")
        connection.execute(f"ALTER TABLE held_rows RENAME TO come_{table}")
    _take_out(connection, "come_", "arriving")


def clean(connection: Connection, run_id: str) -> None:
    """Take out what was read in the repeated blocks of fresh documents, as `changes` tells."""
    connection.execute(STRUCK.format(of="core.", documents=FRESH))
    if first(connection, "SELECT 1 FROM struck LIMIT 1") is None:
        return
    connection.execute(GOING)
    note_dropped(connection, run_id, "figures", ("figure_id",))
    for table in READ:
        if table != "figures":
            connection.execute(COUNT.format(table=table), {"run": run_id})
    _take_out(connection, "core.", FRESH)
    for table in READ:
        for statement in COUNTED.format(table=table).split(";\n"):
            connection.execute(statement, {"run": run_id})


def _take_out(connection: Connection, of: str, documents: str) -> None:
    """Take out what was read in the blocks in `struck`, and sign their documents without them."""
    for table in READ:
        connection.execute(f"DELETE FROM {of}{table} AS t USING struck AS s WHERE {INSIDE}")
    connection.execute(RECOUNT.format(of=of))
    for table in ("figures", "quotes"):
        connection.execute(SPEECHLESS.format(of=of, table=table))
    connection.execute(f"DELETE FROM {of}signatures WHERE doc_id IN (SELECT doc_id FROM struck)")
    texts = connection.sql(f"""
        SELECT s.doc_id, d."text", list([s.char_start, s.char_end]) AS spans FROM struck AS s
        JOIN {documents} AS d ON d.doc_id = s.doc_id GROUP BY s.doc_id, d."text" ORDER BY s.doc_id""").to_arrow_table()
    for batch in texts.to_batches(AT_ONCE):
        _sign(connection, of, ((row["doc_id"], without(row["text"], row["spans"])) for row in batch.to_pylist()))


def find(connection: Connection, run_id: str) -> bool:
    """Whether any line of fresh documents has turned out to be repeated; those it stands in are then fresh."""
    connection.execute(FOUND)
    if first(connection, "SELECT 1 FROM found LIMIT 1") is None:
        return False
    for statement in STANDING.split(";\n"):
        connection.execute(statement, {"run": run_id} if "$run" in statement else {})
    return True


def _sign(connection: Connection, of: str, texts: Iterable[tuple[str, str]]) -> None:
    signed = [(doc_id, signature(text)) for doc_id, text in texts]
    rows = [
        {"doc_id": doc_id, "shingles": s.shingles, "minhash": s.minhash, "bands": s.bands, "numbers": s.numbers}
        for doc_id, s in signed
    ]  # fmt: skip
    _insert(connection, f"{of}{SIGNATURES.name}", SIGNATURES.rows(rows))


def _insert(connection: Connection, table: str, rows: pa.Table) -> None:
    connection.register("signed", rows)
    connection.execute(f"INSERT INTO {table} BY NAME FROM signed")
    connection.unregister("signed")
