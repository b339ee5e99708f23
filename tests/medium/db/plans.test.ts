import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type KeptColumns, keepColumns } from '@/lib/clips/keep-columns.server';
import { describeEachEngine } from '../../support/databases';
import { explainHotReads } from '../../support/explain-hot-reads';
import { explainPostgres } from '../../support/explain-postgres';
import { multiplyClips } from '../../support/multiply-clips';
import { recordStatements } from '../../support/record-statements';

/** Enough that a planner with true statistics prefers an index; fewer it would rightly read whole. */
const [MADE, TIMES] = [1_000, 24];

describeEachEngine('plans of the hot reads', (_, { engine, address, open }) => {
  let statements: ReturnType<typeof recordStatements>;
  let columns: KeptColumns;
  let client: pg.Client;
  let plans: Awaited<ReturnType<typeof explainPostgres>>;

  beforeAll(async () => {
    if (engine !== 'postgres') return;
    const url = await address('migrated');
    const database = await open(url);
    await multiplyClips(database, MADE, TIMES);
    client = new pg.Client(url);
    await client.connect();
    await client.query('ANALYZE');
    plans = await explainPostgres(client);
    // As a gallery runs: what no index has is looked up in the columns, and never asked of SQL.
    statements = recordStatements(database);
    columns = keepColumns(statements.recorded, url);
    await columns.ready();
  }, 180_000);
  afterAll(async () => {
    columns?.stop();
    await client?.end();
  });

  it.runIf(engine === 'postgres')(
    'walk an index and sort no table, whatever is bound',
    async () => {
      expect([...plans.large].sort()).toEqual(
        expect.arrayContaining(['clip', 'clip_search', 'clip_term']),
      );
      const { looked, faults } = await explainHotReads(statements, plans);
      expect(faults).toEqual([]);
      expect(looked).toBeGreaterThan(2_000);
    },
    300_000,
  );

  it.runIf(engine === 'postgres')('would be found out', async () => {
    const whole = await plans.faultsOf('SELECT * FROM clip WHERE note_en = ?', ['x']);
    expect(whole).toEqual(['reads clip whole']);
    const sorted = await plans.faultsOf(
      'SELECT card FROM clip ORDER BY note_en, updated_at LIMIT 48',
      [],
    );
    expect(sorted.join()).toMatch(/sorts \d+ rows/);
  });
});
