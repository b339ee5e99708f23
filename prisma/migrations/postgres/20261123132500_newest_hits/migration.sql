-- A word that very many clips have is looked for among the newest clips, one after the other.
CREATE INDEX "clip_search_newest_idx" ON "clip_search"(("sort_at" / 1000) DESC, "clip_id" DESC);

-- How often enough words occur that a rare one is known to be rare: by the usual hundred it would be
-- looked for in the same way, through half of all clips.
ALTER TABLE "clip_search" ALTER COLUMN "title" SET STATISTICS 400, ALTER COLUMN "prompt" SET STATISTICS 400, ALTER COLUMN "credit" SET STATISTICS 400;
