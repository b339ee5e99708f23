-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "source" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "name_zh" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "url" TEXT,
    "zone" TEXT NOT NULL,
    "note_en" TEXT,
    "note_zh" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "batch" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "source_id" INTEGER NOT NULL,
    "document_date" TEXT NOT NULL,
    "heading" TEXT,
    "position" INTEGER NOT NULL,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "author" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "handle" TEXT,
    "url" TEXT,

    CONSTRAINT "author_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clip" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "capability" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'public',
    "source_id" INTEGER NOT NULL,
    "batch_id" INTEGER,
    "author_id" INTEGER,
    "credit" TEXT,
    "title_en" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "published_on" TEXT,
    "published_at" BIGINT,
    "certainty" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "sort_at" BIGINT NOT NULL,
    "duration_ms" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "aspect" TEXT,
    "has_sound" BOOLEAN,
    "rights" TEXT,
    "page_url" TEXT,
    "media_url" TEXT,
    "has_prompt" BOOLEAN NOT NULL,
    "has_original" BOOLEAN NOT NULL,
    "note_en" TEXT,
    "note_zh" TEXT,
    "document" TEXT,
    "evidence" TEXT NOT NULL,
    "card" TEXT NOT NULL,
    "added_at" BIGINT NOT NULL,
    "updated_at" BIGINT NOT NULL,

    CONSTRAINT "clip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_part" (
    "id" SERIAL NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "prompt_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "prompt_text" (
    "id" SERIAL NOT NULL,
    "part_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "origin" TEXT NOT NULL,

    CONSTRAINT "prompt_text_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appearance" (
    "id" SERIAL NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "source_id" INTEGER,
    "channel" TEXT NOT NULL,
    "author" TEXT,
    "url" TEXT,
    "published_on" TEXT,
    "published_at" BIGINT,
    "clock" TEXT NOT NULL,
    "note_en" TEXT,
    "note_zh" TEXT,

    CONSTRAINT "appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "relation" (
    "id" SERIAL NOT NULL,
    "from_id" INTEGER NOT NULL,
    "to_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "relation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rendition" (
    "id" SERIAL NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "size_bytes" INTEGER NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "duration_ms" INTEGER,
    "codec" TEXT,
    "thumbhash" TEXT,
    "added_at" BIGINT NOT NULL,

    CONSTRAINT "rendition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection" (
    "id" SERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_zh" TEXT NOT NULL,
    "description_en" TEXT NOT NULL,
    "description_zh" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "collection_clip" (
    "id" SERIAL NOT NULL,
    "collection_id" INTEGER NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT,
    "section" TEXT,
    "file" TEXT,
    "printed" TEXT,

    CONSTRAINT "collection_clip_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "explainer" (
    "id" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "publisher" TEXT,
    "section" TEXT,
    "url" TEXT,
    "published_on" TEXT,
    "note_en" TEXT,
    "note_zh" TEXT,
    "paper" TEXT,
    "evidence" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "explainer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_version" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL,

    CONSTRAINT "catalogue_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stamp" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "at" BIGINT NOT NULL,

    CONSTRAINT "stamp_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE UNIQUE INDEX "source_key_key" ON "source"("key");

-- CreateIndex
CREATE UNIQUE INDEX "batch_key_key" ON "batch"("key");

-- CreateIndex
CREATE INDEX "batch_source_id_idx" ON "batch"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "author_key_key" ON "author"("key");

-- CreateIndex
CREATE UNIQUE INDEX "clip_slug_key" ON "clip"("slug");

-- CreateIndex
CREATE INDEX "clip_sort_at_id_idx" ON "clip"("sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "clip_source_id_sort_at_id_idx" ON "clip"("source_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "clip_batch_id_sort_at_id_idx" ON "clip"("batch_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "clip_author_id_sort_at_id_idx" ON "clip"("author_id", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "clip_capability_sort_at_id_idx" ON "clip"("capability", "sort_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "prompt_part_clip_id_position_key" ON "prompt_part"("clip_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "prompt_text_part_id_language_origin_key" ON "prompt_text"("part_id", "language", "origin");

-- CreateIndex
CREATE INDEX "appearance_source_id_idx" ON "appearance"("source_id");

-- CreateIndex
CREATE UNIQUE INDEX "appearance_clip_id_position_key" ON "appearance"("clip_id", "position");

-- CreateIndex
CREATE INDEX "relation_to_id_idx" ON "relation"("to_id");

-- CreateIndex
CREATE UNIQUE INDEX "relation_from_id_to_id_kind_key" ON "relation"("from_id", "to_id", "kind");

-- CreateIndex
CREATE INDEX "rendition_hash_idx" ON "rendition"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "rendition_clip_id_kind_hash_key" ON "rendition"("clip_id", "kind", "hash");

-- CreateIndex
CREATE UNIQUE INDEX "collection_key_key" ON "collection"("key");

-- CreateIndex
CREATE INDEX "collection_clip_clip_id_idx" ON "collection_clip"("clip_id");

-- CreateIndex
CREATE UNIQUE INDEX "collection_clip_collection_id_position_key" ON "collection_clip"("collection_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "explainer_slug_key" ON "explainer"("slug");

-- AddForeignKey
ALTER TABLE "batch" ADD CONSTRAINT "batch_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clip" ADD CONSTRAINT "clip_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "author"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_part" ADD CONSTRAINT "prompt_part_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "prompt_text" ADD CONSTRAINT "prompt_text_part_id_fkey" FOREIGN KEY ("part_id") REFERENCES "prompt_part"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appearance" ADD CONSTRAINT "appearance_source_id_fkey" FOREIGN KEY ("source_id") REFERENCES "source"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_from_id_fkey" FOREIGN KEY ("from_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "relation" ADD CONSTRAINT "relation_to_id_fkey" FOREIGN KEY ("to_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rendition" ADD CONSTRAINT "rendition_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_clip" ADD CONSTRAINT "collection_clip_collection_id_fkey" FOREIGN KEY ("collection_id") REFERENCES "collection"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "collection_clip" ADD CONSTRAINT "collection_clip_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;
