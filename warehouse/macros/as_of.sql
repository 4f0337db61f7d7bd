-- The documents as a run left them: the versions that were current when it had ended.
CREATE OR REPLACE MACRO as_of(run) AS TABLE
SELECT d.doc_id, d.uri, d.title, d.published_on, d."text", d.sha256, d."version", d.first_run, d.last_run
FROM core.documents AS d
WHERE d.last_run <= run AND NOT EXISTS (
    SELECT 1 FROM core.changes AS c
    WHERE c.doc_id = d.doc_id AND c.table_name = 'documents' AND c.what = 'removed' AND c.run_id > d.last_run
      AND c.run_id <= run)
QUALIFY row_number() OVER (PARTITION BY d.doc_id ORDER BY d."version" DESC) = 1
ORDER BY d.doc_id
