"""What a run brought and what it lost, for its report."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from warehouse.store import Connection, open_read

#: Documents that are news: what was read again because our code has changed is none, nor what only moved.
NEWS: Final = """
(SELECT doc_id FROM core.changes
 WHERE run_id = $run AND table_name = 'documents' AND version_after > coalesce(version_before, 0))"""

#: The largest figures of the documents a run loaded, sure ones first, at most three from one document.
FIGURES: Final = f"""
SELECT f.surface, f.item, f.value_low, f.value_high, f.bound, f.unit, f.dimension, f.certainty, f.event, f.change,
       e.name AS speaker, d.title, d.file_name, d.published_on, s.surface AS sentence,
       f.char_start - s.char_start AS "start", f.char_end - s.char_start AS "end"
FROM core.figures AS f
JOIN core.documents AS d ON d.doc_id = f.doc_id AND d."current" AND d.doc_id IN {NEWS}
JOIN core.sentences AS s ON s.doc_id = f.doc_id AND s.sentence_no = f.sentence_no
LEFT JOIN core.entities AS e ON e.entity_id = f.speaker_entity_id
WHERE f.dimension <> 'duration'
QUALIFY row_number() OVER (PARTITION BY f.doc_id ORDER BY f.item IS NULL, f.bound = 'magnitude', f.char_start) <= 3
ORDER BY f.item IS NULL, f.bound = 'exact', abs(coalesce(f.value_high, f.value_low)) DESC, f.figure_id
LIMIT $limit"""

#: Entities first met in a run.
ENTITIES: Final = """
SELECT e.name, e.kind, e.country, e.mentions, e.documents, e.stories, e.aliases
FROM core.entities AS e
WHERE NOT EXISTS (
    SELECT 1 FROM core.entity_names AS n JOIN core.documents AS d ON d.doc_id = n.doc_id AND d."current"
    WHERE n.entity_id = e.entity_id AND d.first_run < $run)
ORDER BY e.stories DESC, e.documents DESC, e.mentions DESC, e.entity_id
LIMIT $limit"""

#: Entities that tonight's stories name far more often than earlier ones do: by the log-likelihood ratio of the two
#: shares (Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, 1993). Stories are counted, for one
#: event reported 151 times is not 151 events; one that an earlier night has told is no news, whoever prints it again.
RISING: Final = f"""
WITH told AS (
    SELECT story_id, bool_and(doc_id IN {NEWS}) AS news FROM core.documents WHERE "current" GROUP BY story_id),
size AS (
    SELECT count(*) FILTER (news) AS a, count(*) FILTER (NOT news) AS b FROM told),
named AS (
    SELECT n.entity_id, count(DISTINCT t.story_id) FILTER (t.news) AS k,
           count(DISTINCT t.story_id) FILTER (NOT t.news) AS m
    FROM core.entity_names AS n JOIN core.documents AS d ON d.doc_id = n.doc_id AND d."current"
    JOIN told AS t ON t.story_id = d.story_id
    GROUP BY n.entity_id HAVING k >= 3 AND m > 0),
scored AS (
    SELECT n.entity_id, n.k, n.m, s.a, s.b,
           2 * (n.k * ln((n.k / s.a) / ((n.k + n.m) / (s.a + s.b)))
                + n.m * ln((n.m / s.b) / ((n.k + n.m) / (s.a + s.b)))) AS surprise
    FROM named AS n CROSS JOIN size AS s WHERE s.b >= 20 AND n.k * s.b > 2 * n.m * s.a)
SELECT e.name, e.kind, e.country, c.k AS tonight, c.a AS read, c.m AS before, c.b AS known
FROM scored AS c JOIN core.entities AS e USING (entity_id)
WHERE c.surprise >= 10.83
ORDER BY c.surprise DESC, e.entity_id LIMIT $limit"""

#: Figures that a source changed after it had published them.
EDITED: Final = """
SELECT d.title, d.file_name, d.uri, c.before ->> 'surface' AS was, c.after ->> 'surface' AS now,
       coalesce(c.after ->> 'item', c.before ->> 'item') AS item
FROM core.changes AS c JOIN core.documents AS d ON d.doc_id = c.doc_id AND d."current"
WHERE c.run_id = $run AND c.table_name = 'figures' AND c.what = 'changed' AND c.cause = 'source_edit'
ORDER BY d.title, d.doc_id, was, now LIMIT $limit"""

#: What our own changes did: rows of documents whose source had not changed.
OURS: Final = """
SELECT cause, table_name, what, sum(row_count)::BIGINT AS count,
       list({was: coalesce(before ->> 'surface', before ->> 'name'),
             now: coalesce(after ->> 'surface', after ->> 'name')} ORDER BY doc_id, before, after)[:3] AS examples
FROM core.changes
WHERE run_id = $run AND cause IN ('extractor_change', 'rule_change', 'correction')
GROUP BY cause, table_name, what ORDER BY cause, table_name, what LIMIT $limit"""

#: Quantities on which documents disagree, a document of tonight among them.
DISPUTED: Final = f"""
SELECT c.item, c.event, c.country, c.base_unit, c.lowest, c.highest, c.spread, c.documents, c.speakers
FROM figures_compared AS c
WHERE c.spread >= 1.1 AND EXISTS (
    SELECT 1 FROM core.figures AS f JOIN core.documents AS d ON d.doc_id = f.doc_id AND d."current"
    WHERE d.doc_id IN {NEWS} AND list_contains(c.figure_ids, f.figure_id))
ORDER BY c.event IS NULL, c.country IS NULL, c.documents DESC, c.item, c.event, c.country LIMIT $limit"""

#: Inputs of a run that did not become, or stay, a document; also those for which this has been so for a while.
LOST: Final = """
SELECT uri, state, stage, reason, detail FROM core.ledger
WHERE run_id <= $run AND (to_run IS NULL OR to_run >= $run)
  AND state IN ('failed', 'quarantined', 'skipped', 'duplicate', 'removed')
ORDER BY array_position(['failed', 'quarantined', 'removed', 'skipped', 'duplicate'], state::VARCHAR), uri
LIMIT $limit"""

#: What is held back, by promise.
HELD: Final = """
SELECT table_name, "rule", count(DISTINCT "key") AS "rows", count(DISTINCT doc_id) AS documents, min(run_id) AS since
FROM core.quarantine WHERE run_id <= $run AND (until_run IS NULL OR until_run > $run)
GROUP BY ALL ORDER BY since DESC, table_name, "rule" LIMIT $limit"""

#: Documents a run loaded, new ones and new versions of known ones.
READ: Final = """
SELECT count(*) FILTER (what = 'added'), count(*) FILTER (what = 'changed' AND version_after > version_before)
FROM core.changes WHERE run_id = $run AND table_name = 'documents'"""


def gained(path: Path, run_id: str, news: bool = True, limit: int = 40) -> dict[str, Any]:
    """Rows for the report of a run; one without `news` gained nothing: only what is not there is looked up.

    Returns:
        `new` and `changed` documents, and lists of dictionaries: `figures`, `entities`, `rising`, `edited`,
        `disputed`, `ours`, `lost`, `held`.
    """
    connection = open_read(path)
    try:
        lost = {
            "lost": _dicts(connection, LOST, run_id, 1000),
            "held": _dicts(connection, HELD, run_id, limit),
        }
        if not news:
            return {
                "new": 0,
                "changed": 0,
                "figures": [],
                "entities": [],
                "rising": [],
                "edited": [],
                "disputed": [],
                "ours": [],
                **lost,
            }
        new, changed = connection.execute(READ, {"run": run_id}).fetchall()[0]
        return {
            "new": new,
            "changed": changed,
            "figures": _dicts(connection, FIGURES, run_id, limit),
            "entities": _dicts(connection, ENTITIES, run_id, limit),
            "rising": _dicts(connection, RISING, run_id, limit),
            "edited": _dicts(connection, EDITED, run_id, limit),
            "disputed": _dicts(connection, DISPUTED, run_id, limit),
            "ours": _dicts(connection, OURS, run_id, limit),
            **lost,
        }
    finally:
        connection.close()


def _dicts(connection: Connection, query: str, run_id: str, limit: int) -> list[dict[str, Any]]:
    given = {"run": run_id} | ({"limit": limit} if "$limit" in query else {})
    rows: list[dict[str, Any]] = connection.sql(query, params=given).to_arrow_table().to_pylist()
    return rows
