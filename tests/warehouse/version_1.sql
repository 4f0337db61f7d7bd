-- The tables of schema version 1, as they were first declared.
CREATE SCHEMA core;
CREATE TABLE core.schema_versions (version INTEGER NOT NULL, name VARCHAR NOT NULL);
INSERT INTO core.schema_versions VALUES (1, 'tables.py');
CREATE TABLE core.documents (
  "doc_id" VARCHAR NOT NULL,
  "uri" VARCHAR NOT NULL,
  "file_name" VARCHAR NOT NULL,
  "media_type" VARCHAR NOT NULL,
  "encoding" VARCHAR NOT NULL,
  "language" VARCHAR,
  "title" VARCHAR,
  "author" VARCHAR,
  "site" VARCHAR,
  "published_on" DATE,
  "published_basis" VARCHAR NOT NULL,
  "collected_at" TIMESTAMP NOT NULL,
  "text" VARCHAR NOT NULL,
  "characters" INTEGER NOT NULL,
  "words" INTEGER NOT NULL,
  "sha256" VARCHAR NOT NULL,
  "version" INTEGER NOT NULL,
  "reader" VARCHAR NOT NULL,
  "story_id" VARCHAR NOT NULL,
  "copy_of" VARCHAR,
  "first_run" VARCHAR NOT NULL,
  "last_run" VARCHAR NOT NULL,
  "current" BOOLEAN NOT NULL
);
CREATE TABLE core.sentences (
  "doc_id" VARCHAR NOT NULL,
  "sentence_no" INTEGER NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "source_start" INTEGER,
  "source_end" INTEGER,
  "surface" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "extractor" VARCHAR NOT NULL,
  "extractor_version" VARCHAR NOT NULL
);
CREATE TABLE core.mentions (
  "doc_id" VARCHAR NOT NULL,
  "sentence_no" INTEGER NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "source_start" INTEGER,
  "source_end" INTEGER,
  "surface" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "extractor" VARCHAR NOT NULL,
  "extractor_version" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "entity_id" VARCHAR,
  "score" DOUBLE NOT NULL
);
CREATE TABLE core.entities (
  "entity_id" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "country" VARCHAR,
  "external_ids" MAP(VARCHAR, VARCHAR) NOT NULL,
  "aliases" VARCHAR[] NOT NULL,
  "mentions" BIGINT NOT NULL,
  "documents" BIGINT NOT NULL,
  "first_seen" DATE,
  "last_seen" DATE
);
CREATE TABLE core.figures (
  "doc_id" VARCHAR NOT NULL,
  "sentence_no" INTEGER NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "source_start" INTEGER,
  "source_end" INTEGER,
  "surface" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "extractor" VARCHAR NOT NULL,
  "extractor_version" VARCHAR NOT NULL,
  "figure_id" VARCHAR NOT NULL,
  "value_low" DOUBLE,
  "value_high" DOUBLE,
  "bound" VARCHAR NOT NULL,
  "change" VARCHAR,
  "dimension" VARCHAR NOT NULL,
  "unit" VARCHAR,
  "value_low_base" DOUBLE,
  "value_high_base" DOUBLE,
  "base_unit" VARCHAR,
  "item" VARCHAR,
  "item_start" INTEGER,
  "item_end" INTEGER,
  "event" VARCHAR,
  "certainty" VARCHAR NOT NULL,
  "speaker_entity_id" VARCHAR,
  "as_of_from" DATE,
  "as_of_to" DATE
);
CREATE TABLE core.dates (
  "doc_id" VARCHAR NOT NULL,
  "sentence_no" INTEGER NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "source_start" INTEGER,
  "source_end" INTEGER,
  "surface" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "extractor" VARCHAR NOT NULL,
  "extractor_version" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "value" VARCHAR NOT NULL,
  "date_from" DATE,
  "date_to" DATE,
  "precision" VARCHAR,
  "basis" VARCHAR NOT NULL
);
CREATE TABLE core.quotes (
  "doc_id" VARCHAR NOT NULL,
  "sentence_no" INTEGER NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "source_start" INTEGER,
  "source_end" INTEGER,
  "surface" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "extractor" VARCHAR NOT NULL,
  "extractor_version" VARCHAR NOT NULL,
  "speaker_entity_id" VARCHAR,
  "cue" VARCHAR,
  "direct" BOOLEAN NOT NULL
);
CREATE TABLE core.ledger (
  "run_id" VARCHAR NOT NULL,
  "uri" VARCHAR NOT NULL,
  "sha256" VARCHAR,
  "state" VARCHAR NOT NULL,
  "stage" VARCHAR NOT NULL,
  "reason" VARCHAR NOT NULL,
  "detail" VARCHAR,
  "doc_id" VARCHAR,
  "to_run" VARCHAR,
  "size" BIGINT,
  "modified_ns" BIGINT,
  "seen_ns" BIGINT
);
CREATE TABLE core.runs (
  "run_id" VARCHAR NOT NULL,
  "started_at" TIMESTAMP NOT NULL,
  "finished_at" TIMESTAMP,
  "state" VARCHAR NOT NULL,
  "inputs" MAP(VARCHAR, BIGINT) NOT NULL,
  "rows" MAP(VARCHAR, BIGINT) NOT NULL,
  "versions" MAP(VARCHAR, VARCHAR) NOT NULL,
  "detail" VARCHAR
);
CREATE TABLE core.expectations (
  "run_id" VARCHAR NOT NULL,
  "table_name" VARCHAR NOT NULL,
  "column_name" VARCHAR,
  "rule" VARCHAR NOT NULL,
  "severity" VARCHAR NOT NULL,
  "met" BOOLEAN NOT NULL,
  "observed" VARCHAR,
  "bound" VARCHAR,
  "unexpected" BIGINT,
  "reason" VARCHAR NOT NULL
);
CREATE TABLE core.changes (
  "run_id" VARCHAR NOT NULL,
  "doc_id" VARCHAR NOT NULL,
  "table_name" VARCHAR NOT NULL,
  "what" VARCHAR NOT NULL,
  "cause" VARCHAR NOT NULL,
  "before" VARCHAR,
  "after" VARCHAR
);
CREATE TABLE core.entity_names (
  "doc_id" VARCHAR NOT NULL,
  "entity_id" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "country" VARCHAR,
  "external_ids" MAP(VARCHAR, VARCHAR) NOT NULL,
  "aliases" VARCHAR[] NOT NULL,
  "mentions" INTEGER NOT NULL
);
