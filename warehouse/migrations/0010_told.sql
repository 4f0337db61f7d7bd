-- The reader of an input, and a digest of what options and a manifest told it.
ALTER TABLE core.ledger ADD COLUMN "told" VARCHAR;
