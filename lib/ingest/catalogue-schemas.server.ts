import 'server-only';
import { z } from 'zod';
import {
  catalogueAuthor,
  catalogueBatch,
  catalogueClip,
  catalogueCollection,
  catalogueExplainer,
  catalogueSource,
} from '@/lib/ingest/catalogue-contract.server';

/**
 * The JSON Schemas that editors use, by the file name they have in `seed/catalogue/schema/`, each
 * the whole text of its file. They are made from the contracts and never edited by hand.
 */
export function catalogueJsonSchemas(): Record<string, string> {
  const records = {
    clips: catalogueClip,
    sources: catalogueSource,
    batches: catalogueBatch,
    authors: catalogueAuthor,
    collections: catalogueCollection,
    explainers: catalogueExplainer,
  };
  return Object.fromEntries(
    Object.entries(records).map(([name, record]) => [
      `${name}.schema.json`,
      `${JSON.stringify(z.toJSONSchema(z.array(record)), null, 2)}\n`,
    ]),
  );
}
