SELECT d.doc_id, d."version", d.began_in AS run_id, d.ended_by AS until_run,
       coalesce(r.finished_at, r.started_at) AS current_from, coalesce(e.finished_at, e.started_at) AS current_to,
       d.uri, d.title, d.author, d.site, d.published_on, d.published_basis, d."language", d.media_type, d."text",
       d.characters, d.words, d.sha256, d.reader, d.collected_at
FROM core.documents AS d
JOIN core.runs AS r ON r.run_id = d.began_in
LEFT JOIN core.runs AS e ON e.run_id = d.ended_by
