-- AlterTable
ALTER TABLE "explainer" ADD COLUMN "batch_id" INTEGER REFERENCES "batch" ("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- CreateIndex
CREATE INDEX "explainer_batch_id_idx" ON "explainer"("batch_id");
