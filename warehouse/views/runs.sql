SELECT run_id, started_at, finished_at, state, inputs, "rows", versions, detail
FROM core.runs
