import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { Facts } from './desk-kinds';
import { readFacts } from './read-facts.server';
import { differingFields, type Hand, readHead, saveFactsIn } from './save-facts.server';
import { parseFacts } from './write-facts.server';

/** The fields that may be set to one value in many clips at once. */
export const BATCH_FIELDS = [
  'model',
  'capability',
  'source',
  'batch',
  'author',
  'credit',
  'rights',
  'hasSound',
  'aspect',
  'notes',
  'status',
] as const;

/** What would change, or has changed, in one clip. */
export interface Outcome {
  slug: string;
  base: number;
  fields: { field: string; from: unknown; to: unknown }[];
}

async function readOutcome(writer: Reader, slug: string, set: Facts) {
  const before = await readFacts(writer, 'clip', slug);
  if (before === null) throw new Problem('not_found', `There is no clip ${slug}.`);
  const facts = parseFacts('clip', { ...before, ...set });
  const { number: base } = await readHead(writer, 'clip', slug);
  const fields = differingFields(before, facts).map((field) => ({
    field,
    from: before[field] ?? null,
    to: facts[field] ?? null,
  }));
  return { facts, outcome: { slug, base, fields } satisfies Outcome };
}

/** What setting fields to these values would change in each clip; nothing is written. */
export function previewMany(
  database: Database,
  slugs: readonly string[],
  set: Facts,
): Promise<Outcome[]> {
  return database.snapshot(async (reader) => {
    const out: Outcome[] = [];
    for (const slug of slugs) out.push((await readOutcome(reader, slug, set)).outcome);
    return out;
  });
}

/**
 * Sets fields to these values in many clips: in all of them, each with a revision of its own, or in
 * none, should one have been changed since its preview (`bases`).
 */
export function changeMany(
  database: Database,
  hand: Hand,
  bases: Readonly<Record<string, number>>,
  set: Facts,
  reason: string | null,
): Promise<Outcome[]> {
  return database.write(async (writer) => {
    const out: Outcome[] = [];
    for (const [slug, base] of Object.entries(bases)) {
      const { facts, outcome } = await readOutcome(writer, slug, set);
      await saveFactsIn(writer, hand, { kind: 'clip', key: slug, facts, base, reason });
      out.push(outcome);
    }
    return out;
  });
}
