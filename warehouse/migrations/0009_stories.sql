-- What near copies and repeated blocks are found by, and entities counted by story. Documents are signed by the next load.
CREATE TABLE core.signatures (
  "doc_id" VARCHAR NOT NULL,
  "shingles" INTEGER NOT NULL,
  "minhash" BLOB NOT NULL,
  "bands" INTEGER[] NOT NULL,
  "numbers" INTEGER[] NOT NULL
);
CREATE TABLE core.lines (
  "doc_id" VARCHAR NOT NULL,
  "char_start" INTEGER NOT NULL,
  "char_end" INTEGER NOT NULL,
  "words" INTEGER NOT NULL,
  "fingerprint" BIGINT NOT NULL
);
CREATE TABLE core.repeated (
  "site" VARCHAR NOT NULL,
  "fingerprint" BIGINT NOT NULL,
  "since_run" VARCHAR NOT NULL
);
DROP VIEW IF EXISTS entities;
ALTER TABLE core.entities RENAME TO entities_before;
CREATE TABLE core.entities (
  "entity_id" VARCHAR NOT NULL,
  "kind" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "country" VARCHAR,
  "external_ids" MAP(VARCHAR, VARCHAR) NOT NULL,
  "aliases" VARCHAR[] NOT NULL,
  "mentions" BIGINT NOT NULL,
  "documents" BIGINT NOT NULL,
  "stories" BIGINT NOT NULL,
  "first_seen" DATE,
  "last_seen" DATE
);
INSERT INTO core.entities BY NAME SELECT *, documents AS stories FROM core.entities_before;
DROP TABLE core.entities_before;
