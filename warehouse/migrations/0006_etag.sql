-- What the server of a remote input calls its content.
ALTER TABLE core.ledger ADD COLUMN "etag" VARCHAR;
