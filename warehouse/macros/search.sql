-- Documents that hold any of these words, whole and without case, the best match first (BM25), each with its best sentence.
CREATE OR REPLACE MACRO search(query) AS TABLE
WITH asked AS (
    SELECT DISTINCT unnest(regexp_extract_all(lower(query), '[\p{L}\p{M}\p{N}]+')) AS word),
-- Two blanks between words: each match then has blanks of its own, and can be counted by what taking it out leaves.
plain AS (
    SELECT doc_id, '  ' || regexp_replace(lower("text"), '[^\p{L}\p{M}\p{N}]+', '  ', 'g') || '  ' AS body,
           words AS size
    FROM core.documents WHERE "current" AND EXISTS (SELECT 1 FROM asked WHERE contains(lower("text"), word))),
counted AS (
    SELECT p.doc_id, a.word, p.size,
           (length(p.body) - length(replace(p.body, ' ' || a.word || ' ', ''))) / (length(a.word) + 2) AS times
    FROM plain AS p JOIN asked AS a ON contains(p.body, ' ' || a.word || ' ')),
held AS (
    SELECT count(*) AS documents, avg(words) AS size FROM core.documents WHERE "current"),
rare AS (
    SELECT word, ln(1 + (any_value(h.documents) - count(*) + 0.5) / (count(*) + 0.5)) AS weight
    FROM counted CROSS JOIN held AS h GROUP BY word),
-- Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009; k1 = 1.2, b = 0.75.
ranked AS (
    SELECT c.doc_id, count(*) AS found,
           sum(r.weight * c.times * 2.2 / (c.times + 1.2 * (0.25 + 0.75 * c.size / h.size))) AS score
    FROM counted AS c JOIN rare AS r USING (word) CROSS JOIN held AS h GROUP BY c.doc_id),
best AS (
    SELECT s.doc_id, s.surface, s.char_start, s.char_end
    FROM core.sentences AS s JOIN ranked USING (doc_id) JOIN rare AS r ON contains(
        '  ' || regexp_replace(lower(s.surface), '[^\p{L}\p{M}\p{N}]+', '  ', 'g') || '  ', ' ' || r.word || ' ')
    GROUP BY s.doc_id, s.surface, s.char_start, s.char_end
    QUALIFY row_number() OVER (PARTITION BY s.doc_id ORDER BY sum(r.weight) DESC, s.char_start) = 1)
SELECT round(k.score, 3) AS score, k.found AS words_found, d.title, d.published_on, b.surface AS sentence, k.doc_id,
       b.char_start, b.char_end
FROM ranked AS k
JOIN core.documents AS d ON d.doc_id = k.doc_id AND d."current"
LEFT JOIN best AS b ON b.doc_id = k.doc_id
ORDER BY k.score DESC, k.doc_id
