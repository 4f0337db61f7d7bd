SELECT doc_id, sentence_no, char_start, char_end, source_start, source_end, page, surface, "rule", extractor,
       extractor_version, figure_id, value_low, value_high, bound, "change", dimension, unit, value_low_base,
       value_high_base, base_unit, item, item_start, item_end, event, certainty, speaker_entity_id,
       as_of_from, as_of_to
FROM core.figures
