import { getClip } from '@/lib/clips/get-clip.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { listMonth } from '@/lib/clips/list-month.server';
import type { Database, SqlValue } from '@/lib/db/database';
import { combineFilters, pagesOf, parseQuery } from './filtered-pages';
import type { recordStatements } from './record-statements';

/** What a database's plans read whole or sort. */
export interface Plans {
  faultsOf(sql: string, values: readonly SqlValue[]): Promise<string[]>;
}

/**
 * Reads pages under every filter and any two that go together, in every order, near and far, then
 * clips and months, and looks at the plan of each statement that was sent.
 */
export async function explainHotReads(
  { recorded, take }: ReturnType<typeof recordStatements>,
  plans: Plans,
): Promise<{ looked: number; faults: string[] }> {
  const faults = new Set<string>();
  let looked = 0;
  const look = async (read: (database: Database) => Promise<unknown>) => {
    take();
    await read(recorded);
    for (const { sql, values } of take()) {
      const found = await plans.faultsOf(sql, values);
      for (const fault of found) faults.add(`${fault}: ${sql} [${values.join(', ')}]`);
      looked += 1;
    }
  };
  for (const search of combineFilters()) {
    for (const query of pagesOf(search, '')) await look((one) => listClips(one, query));
  }
  for (const slug of ['clip-7', 'clip-11007']) await look((one) => getClip(one, slug));
  for (const month of ['2024-03', '2026-07', 'unknown']) {
    await look((one) => listMonth(one, parseQuery(''), month));
  }
  return { looked, faults: [...faults] };
}
