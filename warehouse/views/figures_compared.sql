-- Rises, falls, denials and words like "thousands" are left out: they do not state the quantity itself. A quantity is the
-- same where item, event, country and unit are, in documents no more than a fortnight apart from the next.
WITH named AS (
    SELECT m.doc_id, m.sentence_no, e.country
    FROM core.mentions AS m JOIN core.entities AS e ON e.entity_id = m.entity_id AND e.country IS NOT NULL
    WHERE m.kind IN ('COUNTRY', 'NATIONALITY', 'PLACE')),
-- The one country of the sentence; where it names none, the one country of the document.
sentence AS (
    SELECT doc_id, sentence_no, CASE WHEN count(DISTINCT country) = 1 THEN any_value(country) END AS country
    FROM named GROUP BY doc_id, sentence_no),
document AS (
    SELECT doc_id, any_value(country) AS country FROM named GROUP BY doc_id HAVING count(DISTINCT country) = 1),
stated AS (
    SELECT regexp_replace(lower(f.item), '^(the|an?|some|its|their|his|her|our|my|these|those) ', '') AS item,
           f.event, CASE WHEN s.doc_id IS NULL THEN o.country ELSE s.country END AS country, f.dimension, f.base_unit,
           f.figure_id, f.doc_id, d.story_id, d.published_on, e."name" AS speaker,
           coalesce(f.value_low_base, f.value_high_base, f.value_low, f.value_high) AS low,
           coalesce(f.value_high_base, f.value_low_base, f.value_high, f.value_low) AS high
    FROM core.figures AS f
    JOIN core.documents AS d ON d.doc_id = f.doc_id AND d."current" AND d.published_on IS NOT NULL
    LEFT JOIN sentence AS s ON s.doc_id = f.doc_id AND s.sentence_no = f.sentence_no
    LEFT JOIN document AS o ON o.doc_id = f.doc_id
    LEFT JOIN core.entities AS e ON e.entity_id = f.speaker_entity_id
    WHERE f.item IS NOT NULL AND f."change" IS NULL AND f.bound <> 'magnitude'
      AND f.certainty NOT IN ('denied', 'hypothetical')),
apart AS (
    SELECT *, published_on - lag(published_on) OVER same > 14 AS far
    FROM stated WHERE country IS NOT NULL
    WINDOW same AS (PARTITION BY item, event, country, dimension, base_unit ORDER BY published_on, doc_id, figure_id)),
told AS (
    SELECT *, count(*) FILTER (far) OVER (
        PARTITION BY item, event, country, dimension, base_unit ORDER BY published_on, doc_id, figure_id) AS time
    FROM apart)
SELECT item, event, country, dimension, base_unit, count(*) AS figures, count(DISTINCT doc_id) AS documents,
       count(DISTINCT story_id) AS stories, min(low) AS lowest, max(high) AS highest,
       CASE WHEN min(low) > 0 THEN max(high) / min(low) END AS spread,
       coalesce(list_sort(list(DISTINCT speaker) FILTER (speaker IS NOT NULL)), []::VARCHAR[]) AS speakers,
       min(published_on) AS first_on, max(published_on) AS last_on,
       list(figure_id ORDER BY published_on, doc_id, figure_id) AS figure_ids
FROM told
GROUP BY item, event, country, dimension, base_unit, time
HAVING count(DISTINCT doc_id) > 1
