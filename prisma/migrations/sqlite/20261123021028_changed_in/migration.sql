-- AlterTable
ALTER TABLE "clip" ADD COLUMN "changed_in" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "clip_changed_in_idx" ON "clip"("changed_in");
