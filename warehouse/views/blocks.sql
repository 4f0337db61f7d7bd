-- What a site repeats is told by name or, where documents name no site, by the folder they lie in.
SELECT l.doc_id, l.char_start, l.char_end, substring(d."text", l.char_start + 1, l.char_end - l.char_start) AS surface,
       r.site, r.since_run
FROM core.repeated AS r
JOIN core.lines AS l ON l.fingerprint = r.fingerprint
JOIN core.documents AS d ON d.doc_id = l.doc_id AND d."current"
  AND coalesce(d.site, regexp_replace(d.uri, '[^/]*$', '')) = r.site
