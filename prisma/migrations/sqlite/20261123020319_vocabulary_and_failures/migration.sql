-- CreateTable
CREATE TABLE "term" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "family" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "wordings" TEXT NOT NULL,
    "position" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "clip_term" (
    "clip_id" INTEGER NOT NULL,
    "term_id" INTEGER NOT NULL,

    PRIMARY KEY ("clip_id", "term_id"),
    CONSTRAINT "clip_term_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "clip_term_term_id_fkey" FOREIGN KEY ("term_id") REFERENCES "term" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "clip_failure" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "clip_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at_ms" INTEGER,
    "note_en" TEXT NOT NULL,
    "note_zh" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "clip_failure_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "term_key_key" ON "term"("key");

-- CreateIndex
CREATE INDEX "clip_term_term_id_clip_id_idx" ON "clip_term"("term_id", "clip_id");

-- CreateIndex
CREATE INDEX "clip_failure_kind_clip_id_idx" ON "clip_failure"("kind", "clip_id");

-- CreateIndex
CREATE UNIQUE INDEX "clip_failure_clip_id_kind_key" ON "clip_failure"("clip_id", "kind");
