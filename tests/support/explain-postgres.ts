import type pg from 'pg';
import type { SqlValue } from '@/lib/db/database';
import { numberPlaceholders } from '@/lib/db/number-placeholders';
import type { Plans } from './explain-hot-reads';

/** A sort of more is one of the whole: a page has 48, a term of this catalogue some hundreds. */
const MOST_SORTED = 1_500;
const SMALL_TABLE = 5_000;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Plan Rows': number;
  Plans?: PlanNode[];
}

/** Looks at the plans of a server with true statistics. */
export async function explainPostgres(client: pg.Client): Promise<Plans & { large: Set<string> }> {
  const { rows: tables } = await client.query(
    'SELECT relname FROM pg_class WHERE relkind = $1 AND reltuples > $2',
    ['r', SMALL_TABLE],
  );
  const large = new Set<string>(tables.map(({ relname }) => relname));
  const prepared = new Map<string, string>();

  /**
   * The plan of a statement as the server would run it for a reader of long standing: prepared once,
   * so that after five runs it may take its general plan, as it does for the gallery's own.
   */
  async function planOf(sql: string, values: readonly SqlValue[]): Promise<PlanNode> {
    const name = prepared.get(sql) ?? `hot_${prepared.size}`;
    if (!prepared.has(sql)) await client.query(`PREPARE ${name} AS ${numberPlaceholders(sql)}`);
    prepared.set(sql, name);
    const bound = values.map((value) =>
      typeof value === 'string' ? client.escapeLiteral(value) : String(value),
    );
    const given = bound.length === 0 ? '' : `(${bound.join(', ')})`;
    const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE ${name}${given}`);
    return rows[0]['QUERY PLAN'][0].Plan;
  }

  function faultsIn(node: PlanNode): string[] {
    const { 'Node Type': type, 'Relation Name': table = '', 'Plan Rows': rows, Plans = [] } = node;
    const own: string[] = [];
    if (type === 'Seq Scan' && large.has(table)) own.push(`reads ${table} whole`);
    if (type === 'Sort' && rows > MOST_SORTED) own.push(`sorts ${rows} rows`);
    return [...own, ...Plans.flatMap(faultsIn)];
  }

  return { large, faultsOf: async (sql, values) => faultsIn(await planOf(sql, values)) };
}
