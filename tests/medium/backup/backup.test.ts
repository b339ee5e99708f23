import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { saveClips } from '@/lib/clips/save-clips.server';
import { readManifest } from '@/lib/curation/backup/backup-manifest.server';
import { backUpSecret, restoreSecret } from '@/lib/curation/backup/desk-secret.server';
import { restoreBackup } from '@/lib/curation/backup/restore-backup.server';
import { backedUpPath, writeBackup } from '@/lib/curation/backup/write-backup.server';
import type { Database } from '@/lib/db/database';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { layerStores } from '@/lib/media/layer-stores.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';
import { openFront } from '../../support/open-front';
import { listAnswers, listDiffering, printAll } from '../../support/public-addresses';

// Of an owner's own settings a test knows nothing.
delete process.env.BETTER_AUTH_SECRET;
const here = mkdtempSync(join(tmpdir(), 'promptreel-backup-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));

describeEachEngine('a backup', (_open, engine) => {
  const folder = join(here, engine.engine);
  const store = layerStores(
    makeDiskStore(join(here, `media-${engine.engine}`)),
    makeFlatReader('seed/media'),
  );
  const restored = makeDiskStore(join(here, `restored-${engine.engine}`));
  let url: string;
  let database: Database;
  beforeAll(async () => {
    url = await engine.address('seeded');
    database = await engine.open(url);
  });

  const back = () => writeBackup(folder, url, { database, store });

  it('holds the database and every file it names, and copies only what is new', async () => {
    const first = await back();
    expect(first.copied).toBe(first.manifest.media.length);
    expect(first.copied).toBeGreaterThan(160);
    expect((await back()).copied).toBe(0);
    const copies = readdirSync(folder).filter((name) => name.startsWith('database-'));
    expect(copies).toEqual([(await readManifest(folder))?.database.file]);
  });

  it('is of one state, whatever is written meanwhile', async () => {
    let isOver = false;
    const writing = (async () => {
      for (let at = 0; !isOver && at < 200; at += 1) {
        await database.write((writer) => saveClips(writer, [makeEntry(`new-${at}`)], at));
      }
    })();
    await back().finally(() => {
      isOver = true;
    });
    await writing;
    await database.write((writer) => writer.run("DELETE FROM clip WHERE slug LIKE 'new-%'"));
    await back();
  });

  it('put back into an empty place, gives every answer as the gallery did', async () => {
    const target = await engine.address('empty');
    await restoreBackup(folder, target, restored);
    const other = await engine.open(target);
    const [one, two] = [await openFront(database), await openFront(other)];
    const named = ({ port }: { port: number }) => ({ origin: `http://localhost:${port}` });
    const addresses = await listAnswers(named(one));
    const [was, is] = [
      await printAll(named(one), addresses),
      await printAll(named(two), addresses),
    ];
    expect(listDiffering(was, is)).toEqual([]);
    expect(addresses.length).toBeGreaterThan(1_500);
    expect([...was.values()].filter((told) => !told.startsWith('200'))).toEqual([]);
    await Promise.all([one.stop(1000), two.stop(1000)]);
  }, 600_000);

  it('holds the desk’s secret, for its owner alone, and puts it where none is', async () => {
    const places = ['first', 'second'].map((name) => join(here, `${name}-${engine.engine}`));
    const [secret, copies] = [
      'a secret of thirty-two characters',
      join(here, `secret-${engine.engine}`),
    ];
    const [from = '', to = ''] = places.map((place) => `file:${join(place, 'gallery.db')}`);
    for (const folder of [...places, copies]) mkdirSync(folder);
    writeFileSync(join(places[0] ?? '', 'desk-secret'), secret, { mode: 0o600 });
    await backUpSecret(copies, from);
    await restoreSecret(copies, to);
    for (const folder of [copies, places[1] ?? '']) {
      const path = join(folder, 'desk-secret');
      expect(readFileSync(path, 'utf8')).toBe(secret);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
    writeFileSync(join(copies, 'desk-secret'), 'another');
    await restoreSecret(copies, to);
    expect(readFileSync(join(places[1] ?? '', 'desk-secret'), 'utf8')).toBe(secret);
  });

  it('is not put back where something is, or from what is damaged', async () => {
    await expect(restoreBackup(folder, url, restored)).rejects.toThrow('not empty');
    await expect(restoreBackup(join(here, 'nowhere'), url, restored)).rejects.toThrow('no backup');
    const target = await engine.address('empty');
    const manifest = await readManifest(folder);
    const key = manifest?.media[0]?.key ?? '';
    const path = backedUpPath(folder, key);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.concat([bytes, Buffer.from('x')]));
    const empty = makeDiskStore(join(here, `empty-${engine.engine}`));
    await expect(restoreBackup(folder, target, empty)).rejects.toThrow('missing or damaged');
    // A file of another size is copied again, and the backup is whole once more.
    expect((await back()).copied).toBe(1);
    writeFileSync(join(folder, (await readManifest(folder))?.database.file ?? ''), 'x');
    await expect(restoreBackup(folder, target, empty)).rejects.toThrow('is damaged');
  });
});
