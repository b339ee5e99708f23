import { keepColumns } from '@/lib/clips/keep-columns.server';
import type { Database } from '@/lib/db/database';
import { explainHotReads, type Plans } from '../support/explain-hot-reads';
import { recordStatements } from '../support/record-statements';
import { type BenchLine, lineOf } from './bench-line';

/** Fewer clips a planner would rightly read whole. */
const MANY_CLIPS = 25_000;

/** How many plans of list, term and slug read a table whole or sort it, over many bindings; no line for few clips. */
export async function lookAtPlans(
  database: Database,
  url: string,
  clips: number,
  plans: Plans,
): Promise<BenchLine[]> {
  if (clips < MANY_CLIPS) return [];
  const statements = recordStatements(database);
  const columns = keepColumns(statements.recorded, url);
  try {
    await columns.ready();
    const { looked, faults } = await explainHotReads(statements, plans);
    for (const fault of faults) console.log(fault);
    const counted: [string, number] = ['plans that read a table whole or sort it', faults.length];
    return [lineOf('9.2', counted, ['plans looked at', looked], '', '0')];
  } finally {
    columns.stop();
  }
}
