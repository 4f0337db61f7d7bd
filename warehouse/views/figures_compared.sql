-- Rises, falls, denials and words like "thousands" are left out: they do not state the quantity itself.
WITH places AS (
    SELECT m.doc_id, m.sentence_no, any_value(e.country) AS country
    FROM core.mentions AS m JOIN core.entities AS e ON e.entity_id = m.entity_id AND e.country IS NOT NULL
    WHERE m.kind IN ('COUNTRY', 'NATIONALITY', 'PLACE')
    GROUP BY m.doc_id, m.sentence_no HAVING count(DISTINCT e.country) = 1),
stated AS (
    SELECT regexp_replace(lower(f.item), '^(the|an?|some|its|their|his|her|our|my|these|those) ', '') AS item,
           f.event, p.country, f.dimension, f.base_unit, f.figure_id, f.doc_id, d.published_on, e."name" AS speaker,
           coalesce(f.value_low_base, f.value_high_base, f.value_low, f.value_high) AS low,
           coalesce(f.value_high_base, f.value_low_base, f.value_high, f.value_low) AS high
    FROM core.figures AS f
    JOIN core.documents AS d ON d.doc_id = f.doc_id AND d."current"
    LEFT JOIN places AS p ON p.doc_id = f.doc_id AND p.sentence_no = f.sentence_no
    LEFT JOIN core.entities AS e ON e.entity_id = f.speaker_entity_id
    WHERE f.item IS NOT NULL AND f."change" IS NULL AND f.bound <> 'magnitude'
      AND f.certainty NOT IN ('denied', 'hypothetical'))
SELECT item, event, country, dimension, base_unit, count(*) AS figures, count(DISTINCT doc_id) AS documents,
       min(low) AS lowest, max(high) AS highest, CASE WHEN min(low) > 0 THEN max(high) / min(low) END AS spread,
       coalesce(list_sort(list(DISTINCT speaker) FILTER (speaker IS NOT NULL)), []::VARCHAR[]) AS speakers,
       min(published_on) AS first_on, max(published_on) AS last_on,
       list(figure_id ORDER BY published_on, doc_id, figure_id) AS figure_ids
FROM stated
GROUP BY item, event, country, dimension, base_unit
HAVING count(DISTINCT doc_id) > 1
