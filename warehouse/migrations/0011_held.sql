-- From when to when a row is held back. What was held back in several runs is known from the last of them on.
ALTER TABLE core.quarantine ADD COLUMN "until_run" VARCHAR;
DELETE FROM core.quarantine AS q WHERE EXISTS (
    SELECT 1 FROM core.quarantine AS e
    WHERE (e.table_name, e."rule", e."key", e.unit) = (q.table_name, q."rule", q."key", q.unit) AND e.run_id > q.run_id);
UPDATE core.quarantine AS q SET until_run = (SELECT max(run_id) FROM core.runs WHERE state = 'published')
WHERE CASE WHEN q.unit = 'row'
    THEN NOT EXISTS (
        SELECT 1 FROM core.documents AS d WHERE d.doc_id = q.doc_id AND d."current" AND d.last_run <= q.run_id)
    ELSE NOT EXISTS (
        SELECT 1 FROM core.ledger AS l WHERE l.uri = q.uri AND l.state = 'quarantined' AND l.to_run IS NULL) END;
