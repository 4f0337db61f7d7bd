-- The page of every span; documents read before this version have none until they are read again.
ALTER TABLE core.documents ADD COLUMN "pages" INTEGER;
ALTER TABLE core.sentences ADD COLUMN "page" INTEGER;
ALTER TABLE core.mentions ADD COLUMN "page" INTEGER;
ALTER TABLE core.mentions_as_read ADD COLUMN "page" INTEGER;
ALTER TABLE core.figures ADD COLUMN "page" INTEGER;
ALTER TABLE core.dates ADD COLUMN "page" INTEGER;
ALTER TABLE core.quotes ADD COLUMN "page" INTEGER;
