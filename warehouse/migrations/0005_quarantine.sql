-- What the audit held back.
CREATE TABLE core.quarantine (
  "run_id" VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  "table_name" VARCHAR NOT NULL,
  "key" VARCHAR NOT NULL,
  "column_name" VARCHAR,
  "value" VARCHAR,
  "unit" VARCHAR NOT NULL,
  "doc_id" VARCHAR NOT NULL,
  "uri" VARCHAR NOT NULL,
  "row" VARCHAR NOT NULL
);
