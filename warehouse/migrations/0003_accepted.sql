-- Bounds that people moved.
CREATE TABLE core.accepted (
  "line" INTEGER NOT NULL,
  "rule" VARCHAR NOT NULL,
  "bound" DOUBLE,
  "why" VARCHAR,
  "moved_on" DATE,
  "problem" VARCHAR
);
