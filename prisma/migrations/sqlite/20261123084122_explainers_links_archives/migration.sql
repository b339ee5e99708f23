-- AlterTable
ALTER TABLE "appearance" ADD COLUMN "archive_url" TEXT;

-- AlterTable
ALTER TABLE "clip" ADD COLUMN "link" TEXT;

-- CreateTable
CREATE TABLE "explainer_clip" (
    "explainer_id" INTEGER NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("explainer_id", "clip_id"),
    CONSTRAINT "explainer_clip_explainer_id_fkey" FOREIGN KEY ("explainer_id") REFERENCES "explainer" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "explainer_clip_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_feed" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "address" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
    "gives" TEXT NOT NULL DEFAULT 'clips',
    "title" TEXT,
    "every_minutes" INTEGER NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "etag" TEXT,
    "last_modified" TEXT,
    "last_run_at" BIGINT,
    "next_run_at" BIGINT NOT NULL,
    "found" INTEGER NOT NULL DEFAULT 0,
    "fresh" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "added_at" BIGINT NOT NULL
);
INSERT INTO "new_feed" ("added_at", "address", "connector", "error", "etag", "every_minutes", "failures", "found", "fresh", "id", "is_on", "last_modified", "last_run_at", "next_run_at", "title") SELECT "added_at", "address", "connector", "error", "etag", "every_minutes", "failures", "found", "fresh", "id", "is_on", "last_modified", "last_run_at", "next_run_at", "title" FROM "feed";
DROP TABLE "feed";
ALTER TABLE "new_feed" RENAME TO "feed";
CREATE UNIQUE INDEX "feed_address_key" ON "feed"("address");
CREATE INDEX "feed_is_on_next_run_at_idx" ON "feed"("is_on", "next_run_at");
CREATE TABLE "new_link_state" (
    "address" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "checked_at" BIGINT NOT NULL,
    "status" INTEGER,
    "note" TEXT
);
INSERT INTO "new_link_state" ("address", "checked_at", "note", "since", "state", "status") SELECT "address", "checked_at", "note", "since", "state", "status" FROM "link_state";
DROP TABLE "link_state";
ALTER TABLE "new_link_state" RENAME TO "link_state";
CREATE INDEX "link_state_state_idx" ON "link_state"("state");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "explainer_clip_clip_id_idx" ON "explainer_clip"("clip_id");

-- What the addresses of clips said when they were last asked.
UPDATE "clip" SET "link" = CASE
  WHEN EXISTS (SELECT 1 FROM "link_state" s WHERE s."state" = 'gone' AND s."address" IN ("clip"."page_url", "clip"."media_url"))
    OR EXISTS (SELECT 1 FROM "appearance" a JOIN "link_state" s ON s."address" = a."url" WHERE a."clip_id" = "clip"."id" AND s."state" = 'gone') THEN 'gone'
  WHEN EXISTS (SELECT 1 FROM "link_state" s WHERE s."state" = 'answers' AND s."address" IN ("clip"."page_url", "clip"."media_url"))
    OR EXISTS (SELECT 1 FROM "appearance" a JOIN "link_state" s ON s."address" = a."url" WHERE a."clip_id" = "clip"."id" AND s."state" = 'answers') THEN 'answers'
END;
