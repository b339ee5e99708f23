import { beforeAll, expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { describeEachEngine } from '../../support/databases';

const oldest = 'coalesce(nullif(sort_at, 0), 9000000000000000)';
const longest = 'coalesce(duration_ms, -1)';
const shortest = 'coalesce(duration_ms, 2147483647)';

describeEachEngine('the orders of the wall', (open, { engine }) => {
  let database: Database;
  beforeAll(async () => {
    database = await open();
    await database.write(async (writer) => {
      await writer.run(
        "INSERT INTO source (id, key, name_en, name_zh, kind, zone, position) VALUES (1, 's', 'S', 'S', 'page', 'UTC', 1)",
      );
      // Every tenth has no date and every third no duration.
      await writer.run(`INSERT INTO clip (slug, model, capability, source_id, title_en, title_zh, certainty, clock, sort_at, duration_ms, has_prompt, has_original, evidence, card, added_at, updated_at)
        WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 5000)
        SELECT 'clip-' || n, 'sora', 'text-to-video', 1, 'T', 'T', 'day', 'printed',
          CASE WHEN n % 10 = 0 THEN 0 ELSE 1708000000000 + n * 7919 % 5000 END,
          CASE WHEN n % 3 = 0 THEN NULL ELSE 1000 + n * 104729 % 5000 END,
          ${engine === 'sqlite' ? '1, 0' : 'true, false'}, '[]', '{}', 0, 0 FROM c`);
    });
    if (engine === 'postgres') await database.prisma.$executeRawUnsafe('ANALYZE clip');
  });

  it.each([
    ['newest', 'sort_at DESC, id DESC', '(sort_at, id) < (?, ?)', 'clip_sort_at_id_idx'],
    ['oldest', `${oldest}, id`, `(${oldest}, id) > (?, ?)`, 'clip_oldest_idx'],
    ['longest', `${longest} DESC, id DESC`, `(${longest}, id) < (?, ?)`, 'clip_longest_idx'],
    ['shortest', `${shortest}, id`, `(${shortest}, id) > (?, ?)`, 'clip_shortest_idx'],
  ])(
    '%s is read from its index, from the top and from a cursor',
    async (_name, order, cursor, index) => {
      const explain = engine === 'sqlite' ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
      const first = `SELECT * FROM clip ORDER BY ${order} LIMIT 48`;
      const next = `SELECT * FROM clip WHERE ${cursor} ORDER BY ${order} LIMIT 48`;
      for (const [sql, values] of [
        [first, []],
        [next, [3000, 200]],
      ] as const) {
        const plan = JSON.stringify(await database.rows(`${explain} ${sql}`, values));
        expect(plan).toContain(index);
        expect(plan).not.toMatch(/TEMP B-TREE|Sort/);
      }
    },
  );

  it.each([
    ['oldest', `${oldest}, id`, 'sort_at', 0],
    ['longest', `${longest} DESC, id DESC`, 'duration_ms', null],
    ['shortest', `${shortest}, id`, 'duration_ms', null],
  ])('%s puts the unknown last', async (_name, order, column, unknown) => {
    const sql = `SELECT ${column} AS value FROM clip ORDER BY ${order}`;
    const values = (await database.rows<{ value: number | null }>(sql)).map(({ value }) => value);
    const known = values.filter((value) => value !== unknown);
    expect(known.length).toBeLessThan(values.length);
    expect(values.slice(0, known.length)).toEqual(known);
  });
});
