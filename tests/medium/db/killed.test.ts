import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import type { Database } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { describeEachEngine } from '../../support/databases';
import { copyMigrations, manyRows, writeMigration } from './make-migrations';
import { runChild } from './run-child';

const later = '29990101000000_later';
const patienceMs = 180_000;

/** Whether this machine lets one process kill another at a chosen system call. */
function canInject(): boolean {
  const inject = ['-qq', '-o', '/dev/null', '-e', 'inject=getppid:retval=1'];
  return spawnSync('strace', [...inject, 'true']).status === 0;
}

async function countRows(database: Database, table: string): Promise<number | null> {
  try {
    const [row] = await database.rows<{ many: number }>(`SELECT count(*) AS many FROM ${table}`);
    return row?.many ?? null;
  } catch (cause) {
    if (/no such table|does not exist/.test(String(cause))) return null;
    throw cause;
  }
}

/** The rows of the last migration: all with its mark and its line in the ledger, or nothing of it. */
async function expectWholeOrNothing(url: string, rows: number): Promise<void> {
  // Refused while the first two migrations are not through: then there is nothing to look at.
  const database = await openDatabase(url).catch(() => null);
  if (database === null) return;
  const [ledger] = await database.rows<{ many: number }>(
    'SELECT count(*) AS many FROM _prisma_migrations WHERE migration_name = ?',
    [later],
  );
  const state = [
    ledger?.many,
    await countRows(database, 'many'),
    await countRows(database, 'many_done'),
  ];
  if (database.engine === 'sqlite') {
    expect(await database.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  }
  await database.close();
  expect([
    [0, null, null],
    [1, rows, 1],
  ]).toContainEqual(state);
}

describeEachEngine('a killed process', (_open, { engine, address, open: openAt }) => {
  it('leaves the old or the new state of a migration', { timeout: patienceMs }, async () => {
    const rows = engine === 'sqlite' ? 300_000 : 100_000;
    const folder = copyMigrations();
    writeMigration(folder, later, manyRows(rows));
    const whole = await runChild(['migrate', await address('empty'), folder]);
    expect(whole.code, whole.errors).toBe(0);

    let killed = 0;
    for (let step = 1; step <= 8; step++) {
      const url = await address('empty');
      const killAfterMs = (whole.durationMs * step) / 8;
      const { signal } = await runChild(['migrate', url, folder], { killAfterMs });
      if (signal === 'SIGKILL') killed += 1;
      await expectWholeOrNothing(url, rows);
      await migrate(url, folder);
      const database = await openAt(url);
      expect(await countRows(database, 'many')).toBe(rows);
      expect(await database.version()).toBe(0);
    }
    expect(killed).toBeGreaterThan(0);
  });

  // PostgreSQL's own server writes, and it survives its client.
  if (engine === 'sqlite')
    it.skipIf(!canInject())(
      'leaves the old or the new state at its n-th write, sync or truncation (needs strace)',
      { timeout: patienceMs },
      async () => {
        const rows = 2000;
        const folder = copyMigrations();
        writeMigration(folder, later, manyRows(rows));
        let hasSurvived = false;
        for (let call = 1; !hasSurvived; call = Math.ceil(call * 1.7)) {
          const url = await address('empty');
          const calls = `pwrite64,fdatasync,fsync,ftruncate,unlink:signal=KILL:when=${call}`;
          const wrap = ['strace', '-qq', '-o', '/dev/null', '-e', `inject=${calls}`];
          const { code } = await runChild(['migrate', url, folder], { wrap });
          hasSurvived = code === 0;
          await expectWholeOrNothing(url, rows);
          await migrate(url, folder);
          expect(await countRows(await openAt(url), 'many')).toBe(rows);
          if (call === 1) expect(hasSurvived).toBe(false);
        }
      },
    );

  it('leaves whole transactions of a long run of writes', { timeout: patienceMs }, async () => {
    const url = await address('migrated');
    for (let time = 0; time < 5; time++) {
      const database = await openDatabase(url);
      // Waits, on PostgreSQL, until the server has noticed the end of the killed process.
      await database.write((writer) => writer.run('DELETE FROM stamp'));
      const before = await database.version();
      const end = await runChild(['write-for-ever', url], {
        killAfterMs: 60 + Math.random() * 400,
      });
      expect(end.signal, end.errors).toBe('SIGKILL');
      const seen = await database.write(async (writer) => {
        const sql = 'SELECT (SELECT count(*) FROM stamp) AS many, version FROM catalogue_version';
        return (await writer.rows<{ many: number; version: number }>(sql))[0];
      });
      expect(seen?.many).toBe(((seen?.version ?? 0) - before) * 100);
      await database.close();
    }
  });
});

describeEachEngine('two processes that write', (_open, { address, open: openAt }) => {
  it('lose nothing of 200 times each', { timeout: patienceMs }, async () => {
    const url = await address('migrated');
    const database = await openAt(url);
    await database.write((writer) => writer.run("INSERT INTO stamp VALUES ('count', '0', 0)"));
    const before = await database.version();
    const ends = await Promise.all([1, 2].map(() => runChild(['count', url, '200'])));
    expect(ends.map(({ code, errors }) => [code, errors])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(await database.rows('SELECT value FROM stamp')).toEqual([{ value: '400' }]);
    expect(await database.version()).toBe(before + 400);
  });
});
