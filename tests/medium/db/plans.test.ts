import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getClip } from '@/lib/clips/get-clip.server';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import { listClips } from '@/lib/clips/list-clips.server';
import { listMonth } from '@/lib/clips/list-month.server';
import type { Database, SqlValue } from '@/lib/db/database';
import { numberPlaceholders } from '@/lib/db/number-placeholders';
import { describeEachEngine } from '../../support/databases';
import { combineFilters, pagesOf, parseQuery } from '../../support/filtered-pages';
import { multiplyClips } from '../../support/multiply-clips';
import { recordStatements } from '../../support/record-statements';

/** Enough that a planner with true statistics prefers an index; fewer it would rightly read whole. */
const [MADE, TIMES] = [1_000, 24];
/** A sort of more is one of the whole: a page has 48, a term of this catalogue some hundreds. */
const MOST_SORTED = 1_500;
const SMALL_TABLE = 5_000;

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Plan Rows': number;
  Plans?: PlanNode[];
}

describeEachEngine('plans of the hot reads', (_, { engine, address, open }) => {
  let statements: ReturnType<typeof recordStatements>;
  let columns: KeptColumns;
  let client: pg.Client;
  let large: Set<string>;

  beforeAll(async () => {
    if (engine !== 'postgres') return;
    const url = await address('migrated');
    const database = await open(url);
    await multiplyClips(database, MADE, TIMES);
    client = new pg.Client(url);
    await client.connect();
    await client.query('ANALYZE');
    const { rows } = await client.query(
      'SELECT relname FROM pg_class WHERE relkind = $1 AND reltuples > $2',
      ['r', SMALL_TABLE],
    );
    large = new Set(rows.map(({ relname }) => relname));
    // As a gallery runs: what no index has is looked up in the columns, and never asked of SQL.
    statements = recordStatements(database);
    columns = keepColumns(statements.recorded, url);
    await columns.ready();
    statements.take();
  }, 180_000);
  afterAll(async () => {
    columns?.stop();
    await client?.end();
  });

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

  /** What a plan reads or sorts whole. */
  function faultsOf(node: PlanNode): string[] {
    const { 'Node Type': type, 'Relation Name': table = '', 'Plan Rows': rows, Plans = [] } = node;
    const own: string[] = [];
    if (type === 'Seq Scan' && large.has(table)) own.push(`reads ${table} whole`);
    if (type === 'Sort' && rows > MOST_SORTED) own.push(`sorts ${rows} rows`);
    return [...own, ...Plans.flatMap(faultsOf)];
  }

  it.runIf(engine === 'postgres')(
    'walk an index and sort no table, whatever is bound',
    async () => {
      expect([...large].sort()).toEqual(
        expect.arrayContaining(['clip', 'clip_search', 'clip_term']),
      );
      const faults: string[] = [];
      let plans = 0;
      const look = async (read: (recorded: Database) => Promise<unknown>) => {
        await read(statements.recorded);
        for (const { sql, values } of statements.take()) {
          const found = faultsOf(await planOf(sql, values));
          faults.push(...found.map((fault) => `${fault}: ${sql} [${values.join(', ')}]`));
          plans += 1;
        }
      };
      for (const search of combineFilters()) {
        for (const query of pagesOf(search, '')) await look((one) => listClips(one, query));
      }
      for (const slug of ['clip-7', 'clip-11007']) await look((one) => getClip(one, slug));
      for (const month of ['2024-03', '2026-07', 'unknown']) {
        await look((one) => listMonth(one, parseQuery(''), month));
      }
      expect([...new Set(faults)]).toEqual([]);
      expect(plans).toBeGreaterThan(2_000);
    },
    300_000,
  );

  it.runIf(engine === 'postgres')('would be found out', async () => {
    const whole = await planOf('SELECT * FROM clip WHERE note_en = ?', ['x']);
    expect(faultsOf(whole)).toEqual(['reads clip whole']);
    const sorted = await planOf('SELECT card FROM clip ORDER BY note_en, updated_at LIMIT 48', []);
    expect(faultsOf(sorted).join()).toMatch(/sorts \d+ rows/);
  });
});
