SELECT doc_id, sentence_no, char_start, char_end, source_start, source_end, page, surface, "rule", extractor,
       extractor_version, kind, "value", date_from, date_to, precision, basis
FROM core.dates
