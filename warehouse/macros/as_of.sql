-- The documents as a run left them: the versions that were current when it had ended.
CREATE OR REPLACE MACRO as_of(run) AS TABLE
SELECT d.doc_id, coalesce(m.uri, d.uri) AS uri, d.title, d.published_on, d."text", d.sha256, d."version", d.first_run,
       d.began_in AS last_run
FROM core.documents AS d
-- Where it was before it moved on.
LEFT JOIN (
    SELECT v.doc_id, v.began_in, arg_min(c.before ->> 'uri', c.run_id) AS uri
    FROM core.documents AS v JOIN core.changes AS c
      ON c.doc_id = v.doc_id AND c.table_name = 'documents' AND list_contains(c.fields, 'uri') AND c.run_id > run
     AND c.run_id > v.began_in AND (v.ended_by IS NULL OR c.run_id <= v.ended_by)
    GROUP BY ALL) AS m ON m.doc_id = d.doc_id AND m.began_in = d.began_in
WHERE d.began_in <= run AND (d.ended_by IS NULL OR d.ended_by > run)
ORDER BY d.doc_id
