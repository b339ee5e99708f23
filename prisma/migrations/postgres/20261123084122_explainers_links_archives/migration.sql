-- AlterTable
ALTER TABLE "appearance" ADD COLUMN     "archive_url" TEXT;

-- AlterTable
ALTER TABLE "clip" ADD COLUMN     "link" TEXT;

-- AlterTable
ALTER TABLE "feed" ADD COLUMN     "gives" TEXT NOT NULL DEFAULT 'clips';

-- AlterTable
ALTER TABLE "link_state" DROP COLUMN "archive_url";

-- CreateTable
CREATE TABLE "explainer_clip" (
    "explainer_id" INTEGER NOT NULL,
    "clip_id" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "explainer_clip_pkey" PRIMARY KEY ("explainer_id","clip_id")
);

-- CreateIndex
CREATE INDEX "explainer_clip_clip_id_idx" ON "explainer_clip"("clip_id");

-- AddForeignKey
ALTER TABLE "explainer_clip" ADD CONSTRAINT "explainer_clip_explainer_id_fkey" FOREIGN KEY ("explainer_id") REFERENCES "explainer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "explainer_clip" ADD CONSTRAINT "explainer_clip_clip_id_fkey" FOREIGN KEY ("clip_id") REFERENCES "clip"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the addresses of clips said when they were last asked.
UPDATE "clip" SET "link" = CASE
  WHEN EXISTS (SELECT 1 FROM "link_state" s WHERE s."state" = 'gone' AND s."address" IN ("clip"."page_url", "clip"."media_url"))
    OR EXISTS (SELECT 1 FROM "appearance" a JOIN "link_state" s ON s."address" = a."url" WHERE a."clip_id" = "clip"."id" AND s."state" = 'gone') THEN 'gone'
  WHEN EXISTS (SELECT 1 FROM "link_state" s WHERE s."state" = 'answers' AND s."address" IN ("clip"."page_url", "clip"."media_url"))
    OR EXISTS (SELECT 1 FROM "appearance" a JOIN "link_state" s ON s."address" = a."url" WHERE a."clip_id" = "clip"."id" AND s."state" = 'answers') THEN 'answers'
END;
