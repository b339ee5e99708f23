-- Words of a clip, made by lib/search, with their positions.
CREATE TABLE "clip_search" (
    "clip_id" INTEGER NOT NULL,
    "sort_at" BIGINT NOT NULL,
    "title" TSVECTOR NOT NULL,
    "prompt" TSVECTOR NOT NULL,
    "credit" TSVECTOR NOT NULL,

    CONSTRAINT "clip_search_pkey" PRIMARY KEY ("clip_id"),
    CONSTRAINT "clip_search_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "clip_search_title_idx" ON "clip_search" USING gin ("title");
CREATE INDEX "clip_search_prompt_idx" ON "clip_search" USING gin ("prompt");
CREATE INDEX "clip_search_credit_idx" ON "clip_search" USING gin ("credit");

-- The orders of the wall that are no plain column: what is unknown comes last in each.
CREATE INDEX "clip_oldest_idx" ON "clip"((coalesce(nullif("sort_at", 0), 9000000000000000)), "id");
CREATE INDEX "clip_longest_idx" ON "clip"((coalesce("duration_ms", -1)) DESC, "id" DESC);
CREATE INDEX "clip_shortest_idx" ON "clip"((coalesce("duration_ms", 2147483647)), "id");

-- The one row every writing transaction raises.
INSERT INTO "catalogue_version" ("id", "version") VALUES (1, 0);
