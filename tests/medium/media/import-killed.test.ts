import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '@/lib/db/open-database.server';
import { copySeeded } from '../../support/databases';
import {
  countFiles,
  type Death,
  expectWholeStore,
  isInstalled,
  listFiles,
  makeOriginals,
  runMedia,
} from './import-command';

let folder: string;
let originals: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'promptreel-killed-'));
  originals = await makeOriginals(folder);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Kills an import, looks at what it left, and lets the next one finish. Whether it was killed. */
async function killAndLook(death: Death): Promise<boolean> {
  const place = await mkdtemp(join(folder, 'place-'));
  await copySeeded(join(place, 'gallery.db'));
  const around = { DATABASE_URL: `file:${place}/gallery.db`, MEDIA_STORE: join(place, 'media') };
  const args = ['import', join(originals, 'lagos.mp4')];
  const { code } = await runMedia(args, around, death);

  const database = await openDatabase(around.DATABASE_URL);
  await expectWholeStore(around.MEDIA_STORE, await listFiles(database));
  const next = await runMedia(args, around);
  expect(next.output).toMatch(/1 file: /);
  expect(next.code).toBe(0);
  const rows = await listFiles(database);
  expect(rows.filter(({ kind }) => kind === 'original')).toHaveLength(1);
  // What was made twice is the same bytes, so nothing is in the store that no row names.
  expect(await expectWholeStore(around.MEDIA_STORE, rows)).toBe(countFiles(rows));
  const left = (await readdir(tmpdir())).filter((name) => /^promptreel-import-\d+-/.test(name));
  // Folders of imports that still run, in other tests, stay; those of the dead do not.
  expect(left.filter((name) => !isAlive(name))).toEqual([]);
  await database.close();
  return code !== 0;
}

function isAlive(folderName: string): boolean {
  return existsSync(`/proc/${/\d+/.exec(folderName)?.[0]}`);
}

describe('an import that is killed leaves no half file and no row without its file', () => {
  test.each([900, 2000, 3500])('after %d ms', async (afterMs) => {
    await killAndLook({ afterMs });
  });

  // The bytes reach the disk by fsync, the name by rename, the row by SQLite's own writes.
  const calls = [
    ...[1, 2, 9].map((nth) => ({ call: 'fsync', nth })),
    ...[1, 4].map((nth) => ({ call: 'rename', nth })),
    ...[1, 4].map((nth) => ({ call: 'pwrite64', nth })),
  ];
  test.skipIf(!isInstalled('strace')).each(calls)('at $call $nth (needs strace)', async (death) => {
    expect(await killAndLook(death)).toBe(true);
  });
});
