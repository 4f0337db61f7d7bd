SELECT entity_id, kind, "name", country, external_ids, aliases, mentions, documents, stories, first_seen, last_seen
FROM core.entities
