import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { isEmptyDatabase, restoreDatabase } from '@/lib/db/copy-database.server';
import { migrate, readPending } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { markRestoring } from '@/lib/db/restoring.server';
import { upgradeDatabase, wayBack } from '@/lib/db/upgrade-database.server';
import { describeEachEngine } from '../../support/databases';
import { copyMigrations, manyRows, writeMigration } from './make-migrations';

const here = mkdtempSync(join(tmpdir(), 'promptreel-upgrade-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));
const later = '29990101000000_later';

describeEachEngine('an upgrade', (_open, { engine, address }) => {
  /** A database as this program left it before there were curators, with a source and a clip. */
  async function makeOlder(): Promise<{ url: string; older: string; copiesFolder: string }> {
    const older = copyMigrations();
    for (const name of readdirSync(join(older, engine))) {
      if (/^2026112[3-9]|^2026112205213/.test(name)) {
        rmSync(join(older, engine, name), { recursive: true });
      }
    }
    const url = await address('empty');
    await migrate(url, older);
    const database = await openDatabase(url);
    await database.write(async (writer) => {
      await writer.run(
        "INSERT INTO source (key, name_en, name_zh, kind, zone, position) VALUES ('page', 'Page', '网页', 'page', 'UTC', 1)",
      );
      await writer.run(
        `INSERT INTO clip (slug, model, capability, source_id, title_en, title_zh, certainty, clock,
           sort_at, has_prompt, has_original, evidence, card, added_at, updated_at)
         VALUES ('old', 'sora', 'text-to-video', 1, 'Old', '旧', 'unknown', 'unknown', 0, false, false,
           '[]', '{}', 1, 1)`,
      );
    });
    await database.close();
    const copiesFolder =
      engine === 'sqlite'
        ? join(dirname(url.replace('file:', '')), 'before-upgrade')
        : mkdtempSync(join(here, 'copies-'));
    return { url, older, copiesFolder };
  }

  const slugs = async (url: string) => {
    const database = await openDatabase(url);
    const rows = await database.rows<{ slug: string }>('SELECT slug FROM clip');
    await database.close();
    return rows.map(({ slug }) => slug);
  };

  it('copies an older database first, and the way back it tells leads back', async () => {
    const { url, older, copiesFolder } = await makeOlder();
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    const { applied, copy } = await upgradeDatabase(url, { copiesFolder, say });
    expect(applied.length).toBeGreaterThan(3);
    expect(copy !== null && existsSync(copy)).toBe(true);
    expect(dirname(copy ?? '')).toBe(copiesFolder);
    expect(said).toEqual([`copied the database to ${copy}`]);
    expect(await slugs(url)).toEqual(['old']);
    expect(await readPending(url)).toEqual({ names: [], isFresh: false });
    // Nothing to do the second time, and no second copy.
    expect(await upgradeDatabase(url, { copiesFolder })).toEqual({ applied: [], copy: null });
    const [, command = ''] = /"(.+)"/.exec(wayBack(url, copy ?? '')) ?? [];
    if (engine === 'sqlite') execFileSync('sh', ['-c', command]);
    else {
      expect(command).toContain(`pg_restore --clean --if-exists`);
      const empty = await address('empty');
      await restoreDatabase(empty, copy ?? '');
      expect((await readPending(empty)).names).toEqual(applied);
      return;
    }
    expect((await readPending(url)).names).toEqual(applied);
    expect((await readPending(url, older)).names).toEqual([]);
    expect(await slugs(url)).toEqual(['old']);
  });

  it('copies nothing of a fresh database, or where it is told not to', async () => {
    const copiesFolder = mkdtempSync(join(here, 'none-'));
    const fresh = await address('empty');
    expect((await upgradeDatabase(fresh, { copiesFolder })).copy).toBeNull();
    const { url } = await makeOlder();
    expect((await upgradeDatabase(url, { copiesFolder, copies: false })).copy).toBeNull();
    expect(readdirSync(copiesFolder)).toEqual([]);
  });

  it('that fails leaves the old database, and says how to go back', async () => {
    const { url, copiesFolder } = await makeOlder();
    const folder = copyMigrations();
    await migrate(url, folder);
    writeMigration(folder, later, `${manyRows(10)}INSERT INTO nowhere VALUES (1);`);
    const failed = upgradeDatabase(url, { folder, copiesFolder });
    await expect(failed).rejects.toThrow(new RegExp(`${later} failed, nothing of it was kept`));
    await expect(failed).rejects.toThrow(/before is in .*before|copies-.* To go back: stop/);
    expect(await slugs(url)).toEqual(['old']);
    expect((await readPending(url, folder)).names).toEqual([later]);
  });

  it('keeps the last three copies', async () => {
    const { url, copiesFolder } = await makeOlder();
    const folder = copyMigrations();
    for (let time = 1; time <= 5; time += 1) {
      writeMigration(folder, `2999010100000${time}_step`, `CREATE TABLE step_${time} (n INTEGER);`);
      expect((await upgradeDatabase(url, { folder, copiesFolder })).copy).not.toBeNull();
    }
    const stem = engine === 'sqlite' ? url.replace(/^.*\/|\.db$/g, '') : '';
    expect(readdirSync(copiesFolder).filter((name) => name.startsWith(stem))).toHaveLength(3);
  });

  it('is refused where a restore was not finished', async () => {
    const url = await address('empty');
    await markRestoring(url, "/backups/it's here");
    const refused = upgradeDatabase(url);
    await expect(refused).rejects.toThrow(`"npm run gallery -- restore /backups/it's here" again`);
    expect(await isEmptyDatabase(url)).toBe(true);
    await markRestoring(url, null);
    expect((await upgradeDatabase(url)).applied.length).toBeGreaterThan(3);
  });
});
