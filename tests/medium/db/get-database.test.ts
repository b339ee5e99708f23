import { afterEach, expect, it, vi } from 'vitest';
import { run } from '@/cli/commands/migrate';
import { closeDatabase, getDatabase } from '@/lib/db/get-database.server';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { describeEachEngine } from '../../support/databases';

afterEach(async () => {
  await closeDatabase();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describeEachEngine('getDatabase', (_open, { engine, address }) => {
  it('opens one database for the process, though its module is loaded twice', async () => {
    vi.stubEnv('DATABASE_URL', await address('migrated'));
    const first = await getDatabase();
    expect(first.engine).toBe(engine);
    vi.resetModules();
    const again = await import('@/lib/db/get-database.server');
    expect(again.getDatabase).not.toBe(getDatabase);
    expect(await again.getDatabase()).toBe(first);
  });

  it('opens anew after it was closed', async () => {
    vi.stubEnv('DATABASE_URL', await address('migrated'));
    const first = await getDatabase();
    await closeDatabase();
    const second = await getDatabase();
    expect(second).not.toBe(first);
    expect(await second.version()).toBe(0);
  });

  it('says what to do about an empty database, and works once that is done', async () => {
    const url = await address('empty');
    vi.stubEnv('DATABASE_URL', url);
    await expect(getDatabase()).rejects.toThrow('npm run gallery -- migrate');
    await migrate(url);
    expect(await (await getDatabase()).version()).toBe(0);
  });

  it('gallery migrate says what it applied, then that nothing is left, and takes no arguments', async () => {
    vi.stubEnv('DATABASE_URL', await address('empty'));
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(await run([])).toBe(0);
    expect(said.mock.calls.flat().join('\n')).toMatch(/^applied \d{14}_\w+\napplied \d{14}_\w+/);
    said.mockClear();
    expect(await run([])).toBe(0);
    expect(said.mock.calls.flat()).toEqual(['the database is up to date']);
    expect(await run(['--force'])).toBe(2);
    expect(complained).toHaveBeenCalledOnce();
  });
});

it('names a PostgreSQL server that does not answer, without its password', async () => {
  const url = 'postgresql://someone:secret@127.0.0.1:1/gallery';
  const failures = await Promise.all(
    [openDatabase(url), migrate(url)].map((attempt) => attempt.catch(String)),
  );
  for (const failure of failures) {
    expect(failure).toMatch(/PostgreSQL at 127\.0\.0\.1:1\/gallery cannot be reached/);
    expect(failure).not.toContain('secret');
  }
});
