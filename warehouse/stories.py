"""Tell which documents are the same story twice: near copies of one another, directly or by way of others.

Only documents that are fresh (new, changed, or of a story that lost one) are compared, with whatever shares a band of
its signature: DuckDB joins the bands of fresh documents with those stored, so that a night costs one pass over 64
integers a document, and no text is read. Pairs that share a band are verified by their whole signatures. Within a band
each document is compared with the `MOST` published first, so that a thousand reports of one template cost a thousand
times `MOST` comparisons and not a million; documents of one signature are compared once.

A story is called by that of its documents that came first, by run, then by id: what comes later never renames it, and
where a document joins two stories the one that came first remains. Neither the order of arrival within a night nor the
division into batches matters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa

from warehouse import repeats
from warehouse.alike import Groups, Indices, Signatures, near
from warehouse.store import Connection

#: Documents of one band that any other of it is compared with.
MOST: Final = 100

#: The stories that lose a document tonight, before it has left; `arriving` and `leaving` are in place.
BROKEN: Final = """
CREATE OR REPLACE TEMP TABLE broken AS
SELECT DISTINCT story_id FROM core.documents WHERE "current"
  AND (doc_id IN (SELECT doc_id FROM arriving) OR doc_id IN (SELECT doc_id FROM leaving))"""

#: What is left of a story that lost a document is put together anew.
FRESH: Final = """
INSERT INTO fresh SELECT doc_id FROM core.documents
WHERE "current" AND story_id IN (SELECT story_id FROM broken) AND doc_id NOT IN (SELECT doc_id FROM fresh);
UPDATE core.documents SET story_id = doc_id, copy_of = NULL
WHERE "current" AND doc_id IN (SELECT doc_id FROM fresh)"""

#: The bands that a fresh document shares with another, and who has them, by row of `signatures`.
HITS: Final = """
CREATE OR REPLACE TEMP TABLE hits AS
WITH wanted AS (
    SELECT DISTINCT unnest(s.bands) AS band FROM core.signatures AS s SEMI JOIN fresh USING (doc_id)),
held AS (
    SELECT s.rowid AS place, unnest(s.bands) AS band FROM core.signatures AS s),
found AS MATERIALIZED (
    SELECT h.place, h.band FROM held AS h SEMI JOIN wanted USING (band))
SELECT f.place, f.band FROM found AS f
SEMI JOIN (SELECT band FROM found GROUP BY band HAVING count(*) > 1) AS shared USING (band)"""

#: The documents that share a band, and what they copy, numbered as they were published. `same` is the number of the
#: first of those that have one signature.
INVOLVED: Final = """
CREATE OR REPLACE TEMP TABLE involved AS
WITH near AS (
    SELECT DISTINCT d.doc_id FROM hits AS h JOIN core.signatures AS s ON s.rowid = h.place
    JOIN core.documents AS d ON d.doc_id = s.doc_id AND d."current"),
named AS (
    SELECT doc_id FROM near UNION
    SELECT d.copy_of FROM near JOIN core.documents AS d ON d.doc_id = near.doc_id AND d."current"
    WHERE d.copy_of IS NOT NULL),
numbered AS (
    SELECT row_number() OVER (ORDER BY d.published_on NULLS LAST, d.first_run, d.doc_id) - 1 AS number, d.doc_id,
           d.first_run, d.story_id, d.copy_of, s.rowid AS place, s.shingles, s.minhash, s.numbers,
           d.doc_id IN (SELECT doc_id FROM fresh) AS fresh
    FROM named AS n JOIN core.documents AS d ON d.doc_id = n.doc_id AND d."current"
    JOIN core.signatures AS s ON s.doc_id = n.doc_id)
SELECT n.*, min(n.number) OVER alike AS same, bool_or(n.fresh) OVER alike AS news, f.first_run AS story_run,
       c.number AS copied
FROM numbered AS n JOIN core.documents AS f ON f.doc_id = n.story_id AND f."current"
LEFT JOIN numbered AS c ON c.doc_id = n.copy_of
WINDOW alike AS (PARTITION BY n.minhash, n.shingles, n.numbers)"""

#: The pairs to verify, of documents that are the first of their signature.
PAIRS: Final = f"""
WITH placed AS (
    SELECT DISTINCT h.band, i.same AS number, i.news FROM hits AS h JOIN involved AS i ON i.place = h.place),
ranked AS (
    SELECT band, number, news, row_number() OVER (PARTITION BY band ORDER BY number) AS rank FROM placed)
SELECT DISTINCT a.number AS one, b.number AS other FROM ranked AS a
JOIN ranked AS b ON b.band = a.band AND a.number < b.number
WHERE a.rank <= {MOST} AND (a.news OR b.news)"""

RENAME: Final = """
UPDATE core.documents AS d SET story_id = t.now FROM told AS t WHERE d."current" AND d.story_id = t.was"""

WRITE: Final = """
UPDATE core.documents AS d SET story_id = t.story_id, copy_of = t.copy_of FROM told AS t
WHERE d."current" AND d.doc_id = t.doc_id AND (d.story_id, d.copy_of) IS DISTINCT FROM (t.story_id, t.copy_of)"""


def note(connection: Connection) -> None:
    """Call before documents are replaced, with `arriving` and `leaving` in place."""
    connection.execute(BROKEN)


def tell(connection: Connection, run_id: str) -> None:
    """Call when documents have been replaced: tell repeated blocks and stories of what is fresh.

    What a site repeats is counted by story, and stories are told by what is left without it: one after the other until
    nothing more is found to be repeated.
    """
    connection.execute("CREATE OR REPLACE TEMP TABLE fresh AS SELECT doc_id FROM arriving")
    repeats.sign_unsigned(connection)
    _cluster(connection)
    while repeats.find(connection, run_id):
        connection.execute("""
            CREATE OR REPLACE TEMP TABLE broken AS SELECT DISTINCT story_id FROM core.documents
            WHERE "current" AND doc_id IN (SELECT doc_id FROM fresh)""")
        repeats.clean(connection, run_id)
        _cluster(connection)


def _cluster(connection: Connection) -> None:
    """Put the documents of `fresh`, and of what is left of `broken` stories, into stories."""
    connection.execute(FRESH)
    connection.execute(HITS)
    connection.execute(INVOLVED)
    rows = connection.sql("SELECT * FROM involved ORDER BY number").to_arrow_table().to_pydict()
    pairs = connection.sql(PAIRS).to_arrow_table()
    one, other = (np.asarray(pairs[name].to_numpy(), np.int64) for name in ("one", "other"))
    if not len(one) and not any(number != same for number, same in zip(rows["number"], rows["same"], strict=True)):
        return
    alike = near(Signatures.of(rows["shingles"], rows["minhash"], rows["numbers"]), one, other)
    told = _told(rows, one[alike], other[alike])
    _update(connection, RENAME, pa.table({"was": list(told.renamed), "now": list(told.renamed.values())}))
    columns = {"doc_id": rows["doc_id"], "story_id": told.story_id, "copy_of": pa.array(told.copy_of, pa.string())}
    _update(connection, WRITE, pa.table(columns))


@dataclass(frozen=True, slots=True)
class _Stories:
    """Story and original of each document, and the new name of each story that has become part of an older one."""

    story_id: list[str]
    copy_of: list[str | None]
    renamed: dict[str, str]


def _told(rows: Mapping[str, list[Any]], one: Indices, other: Indices) -> _Stories:
    """From the columns of `involved` and the verified pairs."""
    doc_ids, count = rows["doc_id"], len(rows["doc_id"])
    groups = Groups(count)
    members: dict[str, int] = {}
    earliest = list(range(count))
    for number, (same, fresh, story) in enumerate(zip(rows["same"], rows["fresh"], rows["story_id"], strict=True)):
        groups.join(number, same)
        if not fresh:
            groups.join(number, members.setdefault(story, number))
    for low, high in zip(one.tolist(), other.tolist(), strict=True):
        groups.join(low, high)
        earliest[high] = min(earliest[high], low)
    # A fresh document is its own story by now; any other is there for the document that its story is called by.
    names: dict[int, tuple[str, str]] = {}
    for number, name in enumerate(zip(rows["story_run"], rows["story_id"], strict=True)):
        root = groups.root(number)
        names[root] = min(names.get(root, name), name)
    story_id = [names[groups.root(number)][1] for number in range(count)]
    copy_of: list[str | None] = []
    for number, (same, copied) in enumerate(zip(rows["same"], rows["copied"], strict=True)):
        original = min(earliest[same], number if copied is None else copied)
        copy_of.append(doc_ids[original] if original < number else None)
    renamed = {was: now for was, now in zip(rows["story_id"], story_id, strict=True) if was != now}
    return _Stories(story_id, copy_of, renamed)


def _update(connection: Connection, query: str, table: pa.Table) -> None:
    if table.num_rows:
        connection.register("told", table)
        connection.execute(query)
        connection.unregister("told")
