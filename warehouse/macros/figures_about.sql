-- Every figure whose item has these words in it, with its sentence and who says so.
CREATE OR REPLACE MACRO figures_about(words) AS TABLE
SELECT f.surface, f.item, f.value_low, f.value_high, f.bound, f.unit, f.certainty, e.name AS speaker, f.as_of_from,
       f.as_of_to, d.published_on, d.title, s.surface AS sentence, f.doc_id, f.char_start, f.char_end
FROM core.figures AS f
JOIN core.documents AS d ON d.doc_id = f.doc_id AND d."current"
JOIN core.sentences AS s ON s.doc_id = f.doc_id AND s.sentence_no = f.sentence_no
LEFT JOIN core.entities AS e ON e.entity_id = f.speaker_entity_id
WHERE contains(lower(f.item), lower(words))
ORDER BY d.published_on, f.doc_id, f.char_start
