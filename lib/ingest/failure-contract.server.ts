import 'server-only';
import { z } from 'zod';
import { FAILURE_KINDS } from '@/lib/clips/failure-kinds';
import { bilingual, evidence, slug } from '@/lib/ingest/catalogue-parts.server';

/** One row of `seed/failures.json`: what goes wrong in a clip, and who says so. */
export const catalogueFailure = z.strictObject({
  slug: slug.describe('Slug of the clip.'),
  kind: z.enum(FAILURE_KINDS).describe('What goes wrong; once a clip.'),
  atSeconds: z
    .number()
    .min(0, 'seconds from the start')
    .nullable()
    .describe('Where one sees it; null until it was seen in a stored file.'),
  note: bilingual.describe('What is said of it, by whom.'),
  evidence: z.array(evidence),
});

export type CatalogueFailure = z.infer<typeof catalogueFailure>;
