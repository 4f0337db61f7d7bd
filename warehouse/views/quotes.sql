SELECT doc_id, sentence_no, char_start, char_end, source_start, source_end, page, surface, "rule", extractor,
       extractor_version, speaker_entity_id, cue, direct
FROM core.quotes
