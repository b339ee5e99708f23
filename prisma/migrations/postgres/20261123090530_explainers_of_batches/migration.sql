-- AlterTable
ALTER TABLE "explainer" ADD COLUMN     "batch_id" INTEGER;

-- CreateIndex
CREATE INDEX "explainer_batch_id_idx" ON "explainer"("batch_id");

-- AddForeignKey
ALTER TABLE "explainer" ADD CONSTRAINT "explainer_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "batch"("id") ON DELETE SET NULL ON UPDATE CASCADE;
