-- CreateTable
CREATE TABLE "clip_identity" (
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "clip_id" INTEGER NOT NULL,

    CONSTRAINT "clip_identity_pkey" PRIMARY KEY ("kind","value","clip_id")
);

-- CreateTable
CREATE TABLE "feed" (
    "id" SERIAL NOT NULL,
    "address" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
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
    "added_at" BIGINT NOT NULL,

    CONSTRAINT "feed_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "due_at" BIGINT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "leased_by" TEXT,
    "lease_until" BIGINT,
    "error" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link_state" (
    "address" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "since" BIGINT NOT NULL,
    "checked_at" BIGINT NOT NULL,
    "status" INTEGER,
    "note" TEXT,
    "archive_url" TEXT,

    CONSTRAINT "link_state_pkey" PRIMARY KEY ("address")
);

-- CreateIndex
CREATE INDEX "clip_identity_clip_id_idx" ON "clip_identity"("clip_id");

-- CreateIndex
CREATE UNIQUE INDEX "feed_address_key" ON "feed"("address");

-- CreateIndex
CREATE INDEX "feed_is_on_next_run_at_idx" ON "feed"("is_on", "next_run_at");

-- CreateIndex
CREATE INDEX "job_due_at_idx" ON "job"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "job_kind_key_key" ON "job"("kind", "key");

-- CreateIndex
CREATE INDEX "link_state_state_idx" ON "link_state"("state");

-- AddForeignKey
ALTER TABLE "clip_identity" ADD CONSTRAINT "clip_identity_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;
