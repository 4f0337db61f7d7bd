SELECT doc_id, uri, file_name, media_type, encoding, "language", title, author, site, published_on,
       published_basis, collected_at, "text", characters, words, pages, sha256, "version", reader,
       story_id, copy_of, first_run, last_run
FROM core.documents
WHERE "current"
