-- Words of a clip, made by lib/search. rowid = (sort_at / 1000) * 1073741824 + clip id: falling
-- rowids are newest first, and the id is rowid % 1073741824.
CREATE VIRTUAL TABLE "clip_search" USING fts5(
    title, prompt, credit,
    tokenize = 'unicode61 remove_diacritics 0',
    prefix = '1 2',
    content = '',
    contentless_delete = 1
);

-- The orders of the wall that are no plain column: what is unknown comes last in each.
CREATE INDEX "clip_oldest_idx" ON "clip"((coalesce(nullif("sort_at", 0), 9000000000000000)), "id");
CREATE INDEX "clip_longest_idx" ON "clip"((coalesce("duration_ms", -1)) DESC, "id" DESC);
CREATE INDEX "clip_shortest_idx" ON "clip"((coalesce("duration_ms", 2147483647)), "id");

-- The one row every writing transaction raises.
INSERT INTO "catalogue_version" ("id", "version") VALUES (1, 0);
