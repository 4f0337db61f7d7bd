-- How well the extractors of each run did on the gold documents.
CREATE TABLE core.accuracy (
  "run_id" VARCHAR NOT NULL,
  "recogniser" VARCHAR NOT NULL,
  "measure" VARCHAR NOT NULL,
  "expected" BIGINT NOT NULL,
  "found" BIGINT NOT NULL,
  "correct" BIGINT NOT NULL,
  "f1" DOUBLE NOT NULL,
  "misses" VARCHAR[] NOT NULL
);
