SELECT line, "rule", bound, why, moved_on, problem
FROM core.accepted
