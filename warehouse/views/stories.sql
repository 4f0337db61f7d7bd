-- A document without copies is a story of its own. The document published first is the first by day, then by run.
SELECT story_id, first(title ORDER BY published_on NULLS LAST, first_run, doc_id) AS title,
       first(doc_id ORDER BY published_on NULLS LAST, first_run, doc_id) AS doc_id, count(*) AS documents,
       count(copy_of) AS copies, coalesce(list_sort(list(DISTINCT site) FILTER (site IS NOT NULL)), []::VARCHAR[]) AS sites,
       min(published_on) AS first_on, max(published_on) AS last_on, min(first_run) AS first_run
FROM core.documents
WHERE "current"
GROUP BY story_id
