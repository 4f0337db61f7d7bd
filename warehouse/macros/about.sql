-- Every mention of an entity, by its name, an alias or its id, with the sentence it stands in.
CREATE OR REPLACE MACRO about(who) AS TABLE
SELECT e.name, m.surface, m.kind, d.published_on, d.title, s.surface AS sentence, m.doc_id, m.char_start, m.char_end
FROM core.entities AS e
JOIN core.mentions AS m ON m.entity_id = e.entity_id
JOIN core.documents AS d ON d.doc_id = m.doc_id AND d."current"
JOIN core.sentences AS s ON s.doc_id = m.doc_id AND s.sentence_no = m.sentence_no
WHERE lower(e.name) = lower(who) OR e.entity_id = who
   OR list_contains(list_transform(e.aliases, lambda alias: lower(alias)), lower(who))
ORDER BY d.published_on, m.doc_id, m.char_start
