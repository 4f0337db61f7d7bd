-- When a version began and ceased to be current, what it was read with and where its characters stood, and changes down
-- to the row.
ALTER TABLE core.documents ADD COLUMN began_in VARCHAR;
UPDATE core.documents SET began_in = last_run;
ALTER TABLE core.documents ADD COLUMN map_text INTEGER[];
ALTER TABLE core.documents ADD COLUMN map_source INTEGER[];
ALTER TABLE core.documents ADD COLUMN page_starts INTEGER[];
ALTER TABLE core.corrections ADD COLUMN target VARCHAR;
UPDATE core.corrections SET target = "value" WHERE "action" = 'merge';
ALTER TABLE core.documents ADD COLUMN ended_by VARCHAR;
ALTER TABLE core.documents ADD COLUMN read_with MAP(VARCHAR, VARCHAR) DEFAULT MAP {}::MAP(VARCHAR, VARCHAR);
UPDATE core.documents AS d SET ended_by = n.ended_by FROM (
    SELECT doc_id, "version", lead(last_run) OVER (PARTITION BY doc_id ORDER BY "version") AS ended_by
    FROM core.documents) AS n
WHERE n.doc_id = d.doc_id AND n."version" = d."version" AND NOT d."current";
UPDATE core.documents AS d SET ended_by = least(d.ended_by, c.run_id) FROM (
    SELECT d.doc_id, d."version", min(c.run_id) AS run_id
    FROM core.documents AS d JOIN core.changes AS c
      ON c.doc_id = d.doc_id AND c.table_name = 'documents' AND c.what = 'removed' AND c.run_id > d.last_run
    GROUP BY ALL) AS c
WHERE c.doc_id = d.doc_id AND c."version" = d."version" AND NOT d."current";
UPDATE core.documents AS d SET read_with = map_from_entries(list_filter(map_entries(r.versions), lambda e:
    e.key IN ('sentences', 'recogniser', 'entities', 'dates', 'quotes', 'figures')))
FROM core.runs AS r WHERE r.run_id = d.last_run;
ALTER TABLE core.changes ALTER COLUMN doc_id DROP NOT NULL;
ALTER TABLE core.changes ADD COLUMN fields VARCHAR[];
ALTER TABLE core.changes ADD COLUMN row_count BIGINT DEFAULT 1;
ALTER TABLE core.changes ADD COLUMN id_before VARCHAR;
ALTER TABLE core.changes ADD COLUMN id_after VARCHAR;
ALTER TABLE core.changes ADD COLUMN sentence_no_before INTEGER;
ALTER TABLE core.changes ADD COLUMN sentence_no_after INTEGER;
ALTER TABLE core.changes ADD COLUMN sentence_before VARCHAR;
ALTER TABLE core.changes ADD COLUMN sentence_after VARCHAR;
ALTER TABLE core.changes ADD COLUMN version_before INTEGER;
ALTER TABLE core.changes ADD COLUMN version_after INTEGER;
