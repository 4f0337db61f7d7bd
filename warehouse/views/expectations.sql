SELECT run_id, table_name, column_name, "rule", severity, met, observed, bound, unexpected, reason
FROM core.expectations
