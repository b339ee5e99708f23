import 'server-only';
import type { Database } from '@/lib/db/database';
import { type ClipColumns, columnsAt } from './clip-columns.server';
import { isKeyed, type Keyed } from './clip-orders.server';
import { type ClipQuery, orderOf } from './clip-query';
import { countOfValue } from './count-columns.server';
import type { PlacedClip, Run } from './cursor.server';
import { onlyValue } from './filter-values';
import { canMark } from './mark-columns.server';
import { INDEXED } from './page-columns.server';
import { walkInSteps } from './walk-in-steps.server';

/** Further the walk goes on in short steps, beside a transaction. */
const MOST_WALKED = 8_000;
/** Where more clips than this have to be looked at for a run, a value's own index has it sooner. */
const FEW_WALKED = 400;

/** Whether a value has an index that leads to its clips sooner than all clips are looked through for them. */
function hasShorterWay(columns: ClipColumns, query: ClipQuery, limit: number): boolean {
  if (orderOf(query) !== 'newest') return false;
  return INDEXED.some((name) => {
    const value = onlyValue(query[name]);
    if (value === null) return false;
    return countOfValue(columns, name, value) * FEW_WALKED < limit * columns.count;
  });
}

/** A run that is found without looking far; null where it lies further. */
function walkNear(
  columns: ClipColumns,
  query: ClipQuery,
  order: Keyed,
  run: Run,
): PlacedClip[] | null {
  const walk = walkInSteps(columns, query, order, run, null);
  let walked = 0;
  for (let step = walk.next(); walked < MOST_WALKED; step = walk.next()) {
    if (step.done) return step.value;
    walked += step.value;
  }
  return null;
}

/**
 * A run of a query without words, and the version it is of, from columns that stand ready in this
 * process. Null for any other query, and where it is found in another way.
 */
export async function walkColumns(
  database: Database,
  query: ClipQuery,
  run: Run,
): Promise<{ found: PlacedClip[]; version: number } | null> {
  const order = orderOf(query);
  if (query.q !== null || !isKeyed(order) || !canMark(query)) return null;
  const version = await database.version();
  const columns = columnsAt(database, version);
  if (columns === null || hasShorterWay(columns, query, run.limit)) return null;
  const found = walkNear(columns, query, order, run);
  return found && { found, version };
}
