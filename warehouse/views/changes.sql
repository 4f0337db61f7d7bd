SELECT run_id, doc_id, table_name, what, cause, before, after
FROM core.changes
