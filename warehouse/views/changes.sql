SELECT run_id, doc_id, table_name, what, cause, before, after, fields, row_count, id_before, id_after, sentence_no_before,
       sentence_no_after, sentence_before, sentence_after, version_before, version_after
FROM core.changes
