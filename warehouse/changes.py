"""Note what a night changes in the documents, and which figures an edit added, removed or changed."""

from __future__ import annotations

from typing import Final

from warehouse.store import Connection

#: Before the load: `arriving` and `leaving` against the documents as they are.
DOCUMENTS: Final = """
INSERT INTO core.changes
SELECT $run, a.doc_id, 'documents', 'added', 'new_source', NULL,
       to_json({version: a.version, title: a.title, sha256: a.sha256, uri: a.uri})
FROM arriving AS a LEFT JOIN core.documents AS d ON d.doc_id = a.doc_id AND d."current"
WHERE d.doc_id IS NULL
UNION ALL
SELECT $run, a.doc_id, 'documents', 'changed', 'source_edit',
       to_json({version: d.version, title: d.title, sha256: d.sha256, uri: d.uri}),
       to_json({version: a.version, title: a.title, sha256: a.sha256, uri: a.uri})
FROM arriving AS a JOIN core.documents AS d ON d.doc_id = a.doc_id AND d."current" AND d.sha256 <> a.sha256
UNION ALL
SELECT $run, d.doc_id, 'documents', 'removed', 'removal',
       to_json({version: d.version, title: d.title, sha256: d.sha256, uri: d.uri}), NULL
FROM core.documents AS d JOIN leaving AS l ON l.doc_id = d.doc_id WHERE d."current\""""

#: After the load: the figures of edited documents (`old_figures` were theirs) told by surface and item, in order.
FIGURES: Final = """
INSERT INTO core.changes
WITH was AS (
    SELECT *, row_number() OVER (PARTITION BY doc_id, item, surface ORDER BY char_start) AS nth FROM old_figures),
now AS (
    SELECT *, row_number() OVER (PARTITION BY doc_id, item, surface ORDER BY char_start) AS nth FROM core.figures
    WHERE doc_id IN (SELECT doc_id FROM old_figures)),
gone AS (
    SELECT * FROM was ANTI JOIN now USING (doc_id, item, surface, nth)),
come AS (
    SELECT * FROM now ANTI JOIN was USING (doc_id, item, surface, nth)),
gone_of_item AS (
    SELECT *, row_number() OVER (PARTITION BY doc_id, item ORDER BY char_start) AS turn FROM gone),
come_of_item AS (
    SELECT *, row_number() OVER (PARTITION BY doc_id, item ORDER BY char_start) AS turn FROM come)
SELECT $run, coalesce(c.doc_id, g.doc_id), 'figures',
       CASE WHEN g.doc_id IS NULL THEN 'added' WHEN c.doc_id IS NULL THEN 'removed' ELSE 'changed' END,
       CASE WHEN coalesce(c.doc_id, g.doc_id) IN (SELECT doc_id FROM edited) THEN 'source_edit'
            ELSE 'extractor_change' END,
       CASE WHEN g.doc_id IS NOT NULL THEN to_json({surface: g.surface, item: g.item, value_low: g.value_low,
           value_high: g.value_high, bound: g.bound, unit: g.unit}) END,
       CASE WHEN c.doc_id IS NOT NULL THEN to_json({surface: c.surface, item: c.item, value_low: c.value_low,
           value_high: c.value_high, bound: c.bound, unit: c.unit}) END
FROM gone_of_item AS g
FULL JOIN come_of_item AS c ON c.doc_id = g.doc_id AND c.item = g.item AND c.turn = g.turn"""


def note_documents(connection: Connection, run_id: str) -> None:
    """Call before the load, with `arriving` and `leaving` in place."""
    connection.execute(DOCUMENTS, {"run": run_id})


def note_figures(connection: Connection, run_id: str) -> None:
    """Call after the load, with `old_figures` as they were before."""
    connection.execute(FIGURES, {"run": run_id})
