SELECT run_id, recogniser, measure, expected, found, correct, f1, misses
FROM core.accuracy
