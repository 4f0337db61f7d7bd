-- Every dated sentence that mentions an entity, by its name, an alias or its id, in the order of the days it tells of.
CREATE OR REPLACE MACRO timeline(who) AS TABLE
WITH named AS (
    SELECT entity_id FROM core.entities
    WHERE lower(name) = lower(who) OR entity_id = who
       OR list_contains(list_transform(aliases, lambda alias: lower(alias)), lower(who))),
told AS (
    SELECT DISTINCT m.doc_id, m.sentence_no FROM core.mentions AS m JOIN named AS n ON n.entity_id = m.entity_id)
SELECT t.date_from, t.date_to, t.surface, t.basis, s.surface AS sentence, d.published_on, d.title, t.doc_id, t.char_start,
       t.char_end
FROM told
JOIN core.dates AS t ON t.doc_id = told.doc_id AND t.sentence_no = told.sentence_no AND t.date_from IS NOT NULL
JOIN core.documents AS d ON d.doc_id = told.doc_id AND d."current"
JOIN core.sentences AS s ON s.doc_id = told.doc_id AND s.sentence_no = told.sentence_no
ORDER BY t.date_from, t.date_to, d.published_on, t.doc_id, t.char_start
