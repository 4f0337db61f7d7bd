SELECT run_id, until_run, "rule", table_name, "key", column_name, "value", unit, doc_id, uri, "row"
FROM core.quarantine
