-- CreateIndex
CREATE INDEX "clip_published_on_idx" ON "clip"("published_on");
