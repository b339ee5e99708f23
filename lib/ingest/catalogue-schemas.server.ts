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
import { catalogueFailure } from '@/lib/ingest/failure-contract.server';
import { lexiconTerm } from '@/lib/ingest/lexicon-contract.server';

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
    failures: catalogueFailure,
  };
  return Object.fromEntries(
    Object.entries(records).map(([name, record]) => [`${name}.schema.json`, writeSchema(record)]),
  );
}

/** The JSON Schema of a file of the lexicon, the whole text of `seed/lexicon/schema/terms.schema.json`. */
export function lexiconJsonSchema(): string {
  return writeSchema(lexiconTerm);
}

function writeSchema(record: z.ZodType): string {
  return `${JSON.stringify(z.toJSONSchema(z.array(record), { io: 'input' }), null, 2)}\n`;
}
