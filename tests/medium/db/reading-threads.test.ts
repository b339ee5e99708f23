import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database, Reader } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeReadingThreads } from '@/lib/db/reading-threads.server';

const folder = mkdtempSync(join(tmpdir(), 'promptreel-threads-'));
const path = join(folder, 'threads.db');
let database: Database;
let threads: ReturnType<typeof makeReadingThreads>;

beforeAll(async () => {
  await migrate(`file:${path}`);
  database = await openDatabase(`file:${path}`);
  threads = makeReadingThreads(path);
});

afterAll(async () => {
  await threads.close();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const readVersion = async (reader: Reader) => {
  const [row] = await reader.rows<{ version: number }>('SELECT version FROM catalogue_version');
  return row?.version;
};

it('reads one state, whatever is written meanwhile, and the newer one afterwards', async () => {
  const before = await database.version();
  const seen = await threads.snapshot(async (reader) => {
    const first = await readVersion(reader);
    await database.write(async () => undefined);
    return [first, await readVersion(reader)];
  });
  expect(seen).toEqual([before, before]);
  expect(await threads.snapshot(readVersion)).toBe(before + 1);
});

it('binds values as the other connections do', async () => {
  const told = await threads.snapshot((reader) =>
    reader.rows('SELECT typeof(?) AS whole, typeof(?) AS part, ? AS flag, ? AS words', [
      ...[5, 0.5, true, '猫'],
    ]),
  );
  expect(told).toEqual([{ whole: 'integer', part: 'real', flag: 1, words: '猫' }]);
});

it('gives numbers as every other connection does, few and very many', async () => {
  const sql = (many: number) =>
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${many})
     SELECT n, -n / 2.0 FROM n WHERE n > ?`;
  for (const many of [1, 3, 20_000]) {
    const told = await threads.snapshot((reader) => reader.numbers(sql(many), [1]));
    expect(told).toEqual(await database.numbers(sql(many), [1]));
    expect([...told.slice(0, 4)]).toEqual(many === 1 ? [] : [2, -1, 3, -1.5]);
  }
});

it('answers more readers than there are threads, each in its turn', async () => {
  const asked = Array.from({ length: 7 }, (_, at) =>
    threads.snapshot(async (reader) => {
      const [row] = await reader.rows<{ at: number }>('SELECT ? AS at', [at]);
      return row?.at;
    }),
  );
  expect(await Promise.all(asked)).toEqual([0, 1, 2, 3, 4, 5, 6]);
});

it('tells what is wrong with a statement, refuses to write, and goes on', async () => {
  await expect(threads.snapshot((reader) => reader.rows('SELECT * FROM nowhere'))).rejects.toThrow(
    'no such table: nowhere',
  );
  await expect(
    threads.snapshot((reader) => reader.rows('UPDATE catalogue_version SET version = 0')),
  ).rejects.toMatchObject({ code: 'SQLITE_READONLY' });
  expect(await threads.snapshot(readVersion)).toBe(await database.version());
});
