import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { StudioWords } from '@/components/studio/studio-words';
import { RELATION_KINDS } from '@/lib/clips/relation-kinds';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import type { Database } from '@/lib/db/database';

/** The desk's words as they are written, for its client parts. */
export async function readStudioWords(): Promise<StudioWords> {
  const t = await getTranslations();
  return t.raw('studio') as StudioWords;
}

/** How fields and their values are called. */
export function fieldLabels({ fields, status }: StudioWords): Record<string, string> {
  const statuses = Object.entries(status).map(([value, name]) => [`status.${value}`, name]);
  return { ...fields, ...Object.fromEntries(statuses) };
}

/** How many keys of a kind are offered while one types. */
const OFFERED = 1_000;

/** The keys that fields may name, and the words in use for some. */
export async function readKnownKeys(database: Database): Promise<Record<string, string[]>> {
  const read = async (sql: string) =>
    (await database.rows<{ key: string }>(sql)).map(({ key }) => key);
  const tables = DESK_KINDS.filter((kind) => /^(?:source|batch|author)$/.test(kind));
  const known: Record<string, string[]> = {};
  for (const table of tables) {
    known[table] = await read(`SELECT key FROM ${table} ORDER BY key LIMIT ${OFFERED}`);
  }
  known.clip = await read(`SELECT slug AS key FROM clip ORDER BY id DESC LIMIT ${OFFERED}`);
  known.relation = [...RELATION_KINDS];
  known.capability = await read('SELECT DISTINCT capability AS key FROM clip ORDER BY capability');
  return known;
}
