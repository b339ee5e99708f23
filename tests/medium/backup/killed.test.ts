import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { writeRows } from '@/lib/clips/bulk-write.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import { readManifest } from '@/lib/curation/backup/backup-manifest.server';
import { restoreBackup } from '@/lib/curation/backup/restore-backup.server';
import { listCandidates } from '@/lib/curation/inbox.server';
import { isEmptyDatabase } from '@/lib/db/copy-database.server';
import type { Database } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import { readRestoring } from '@/lib/db/restoring.server';
import { upgradeDatabase } from '@/lib/db/upgrade-database.server';
import { emptyFinding } from '@/lib/ingest/found-clip.server';
import { saveCandidate } from '@/lib/ingest/save-candidate.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { describeEachEngine } from '../../support/databases';
import { makeEntry } from '../../support/make-entry';

const here = mkdtempSync(join(tmpdir(), 'promptreel-killed-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const program = fileURLToPath(new URL('./child.ts', import.meta.url));
const media = join(here, 'media');
const patienceMs = 240_000;

/** Runs the child to its end (how many steps it took) or to the step before which it kills itself (null). */
function run(task: string, url: string, place: string, store: string, at = 0) {
  const node = ['--conditions=react-server', '--import=tsx', program];
  const child = spawn(process.execPath, [...node, task, url, place, store, String(at)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [said, errors] = ['', ''];
  child.stdout.on('data', (text) => {
    said += text;
  });
  child.stderr.on('data', (text) => {
    errors += text;
  });
  return new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(null);
      else if (code === 0) resolve(Number(said));
      else reject(new Error(errors));
    });
  });
}

/** Steps to die before, the same in every run: spread over all of them, the last one among them. */
function pickPoints(steps: number, many: number): number[] {
  const points = Array.from({ length: many }, (_, at) => {
    const spread = (at + 0.5 + 0.4 * Math.sin(at * 12.9898)) / many;
    return Math.max(1, Math.round(spread * steps));
  });
  return [...new Set([...points, steps])];
}

describeEachEngine('kill -9', (_open, engine) => {
  const points = engine.engine === 'sqlite' ? 3 : 1;

  /** A gallery of two clips, each with a file long enough to be copied in pieces, and a finding. */
  async function makeGallery(): Promise<{ url: string; database: Database }> {
    const url = await engine.address('migrated');
    const database = await engine.open(url);
    const store = makeDiskStore(media);
    await database.write(async (writer) => {
      await writer.run(
        "INSERT INTO source (key, name_en, name_zh, kind, zone, position) VALUES ('artist', 'Artist', '作者', 'page', 'UTC', 1)",
      );
      await saveClips(writer, [makeEntry('one'), makeEntry('other')], 0);
    });
    for (const id of [1, 2]) {
      const bytes = randomBytes(300_000);
      const { hash, sizeBytes } = await store.put(
        (async function* () {
          yield bytes;
        })(),
        'mp4',
      );
      const file = {
        hash,
        extension: 'mp4',
        type: 'video/mp4',
        size_bytes: sizeBytes,
        added_at: 1,
      };
      await database.write((writer) =>
        refreshClips(writer, [id], async () => {
          const row = { clip_id: id, kind: 'original', ...file };
          await writeRows(writer, 'rendition', [row], ['clip_id', 'kind', 'hash']);
          return [id];
        }),
      );
    }
    const found = { ...emptyFinding('two'), title: 'Two', pageUrl: 'https://x.example/two' };
    await database.writeAside((writer) =>
      saveCandidate(writer, {
        kind: 'clip',
        origin: 'feed',
        place: null,
        identity: 'two',
        title: 'Two',
        payload: found,
        guessed: [],
        match: { slug: 'one', likeness: 0.5 },
      }),
    );
    return { url, database };
  }

  /** What is in a gallery, as far as an approval or a merge changes it. */
  async function readState(database: Database) {
    const one = async (sql: string) => Number((await database.rows<{ n: number }>(sql))[0]?.n);
    const index = engine.engine === 'sqlite' ? 'clip_search_docsize' : 'clip_search';
    return {
      version: await database.version(),
      clips: await one('SELECT count(*) AS n FROM clip'),
      appearances: await one('SELECT count(*) AS n FROM appearance'),
      revisions: await one('SELECT count(*) AS n FROM revision'),
      curated: await one('SELECT count(*) AS n FROM curated_field'),
      indexed: await one(`SELECT count(*) AS n FROM ${index}`),
      waiting: await one("SELECT count(*) AS n FROM candidate WHERE status = 'waiting'"),
    };
  }

  const clipsAt = async (url: string) => {
    const database = await openDatabase(url);
    const { clips } = await readState(database);
    await database.close();
    return clips;
  };

  it('during a backup leaves the one before, or none', { timeout: patienceMs }, async () => {
    const { url, database } = await makeGallery();
    const steps = (await run('backup', url, join(here, `whole-${engine.engine}`), media)) ?? 0;
    const folder = join(here, `backup-${engine.engine}`);
    let made = 0;
    for (const [time, point] of pickPoints(steps, points).entries()) {
      await run('backup', url, folder, media, point);
      const manifest = await readManifest(folder);
      const target = await engine.address('empty');
      const restored = makeDiskStore(join(here, `killed-${engine.engine}-${time}`));
      const back = restoreBackup(folder, target, restored);
      if (manifest === null) await expect(back).rejects.toThrow('it is no backup');
      else {
        // Every file is checked by its hash on the way back.
        await back;
        expect(await clipsAt(target)).toBe(made);
      }
      if (time === 0) {
        await run('backup', url, folder, media);
        made = 2;
      }
    }
    expect(made).toBe(2);
    await database.write((writer) => saveClips(writer, [makeEntry('later')], 9));
    const point = Math.max(1, Math.round(steps / 3));
    await run('backup', url, folder, media, point);
    const target = await engine.address('empty');
    await restoreBackup(folder, target, makeDiskStore(join(here, `last-${engine.engine}`)));
    expect([2, 3]).toContain(await clipsAt(target));
  });

  it('during a restore leaves a place that says so and can be begun again', {
    timeout: patienceMs,
  }, async () => {
    const folder = join(here, `whole-${engine.engine}`);
    const store = () => mkdtempSync(join(here, 'restored-'));
    const steps = (await run('restore', await engine.address('empty'), folder, store())) ?? 0;
    expect(steps).toBeGreaterThan(5);
    let unfinished = 0;
    for (const point of pickPoints(steps, points)) {
      const target = await engine.address('empty');
      const into = store();
      expect(await run('restore', target, folder, into, point)).toBeNull();
      if ((await readRestoring(target)) === null) {
        expect([await isEmptyDatabase(target), existsSync(join(into, '.incoming'))]).toEqual([
          true,
          false,
        ]);
      } else {
        unfinished += 1;
        await expect(upgradeDatabase(target)).rejects.toThrow('was not finished');
      }
      await restoreBackup(folder, target, makeDiskStore(into));
      expect(await readRestoring(target)).toBeNull();
      expect(await clipsAt(target)).toBe(2);
    }
    expect(unfinished).toBeGreaterThan(0);
  });

  it.each(['approve', 'merge'] as const)(
    'during %s leaves all of it or nothing',
    { timeout: patienceMs },
    async (task) => {
      const { url, database } = await makeGallery();
      const [found] = await listCandidates(database, { status: 'waiting' });
      const facts = {
        ...found?.draft,
        slug: 'two',
        source: 'artist',
        title: { en: 'Two', zh: '二' },
      };
      const place = JSON.stringify(facts);
      const rehearsal = (await makeGallery()).url;
      const steps = (await run(task, rehearsal, place, media)) ?? 0;
      expect(steps).toBeGreaterThan(10);
      const before = await readState(database);
      for (const point of pickPoints(steps, points)) {
        expect(await run(task, url, place, media, point)).toBeNull();
        // Waits, on PostgreSQL, until the server has noticed the end of the killed process.
        await database.writeAside((writer) => writer.run("DELETE FROM stamp WHERE name = 'none'"));
        expect(await readState(database)).toEqual(before);
      }
      expect(await run(task, url, place, media)).toBe(steps);
      const isNew = task === 'approve' ? 1 : 0;
      const after = await readState(database);
      expect(after).toMatchObject({
        version: before.version + 1,
        clips: before.clips + isNew,
        revisions: 1,
        indexed: before.indexed + isNew,
        waiting: 0,
      });
      expect(after.appearances).toBeGreaterThan(before.appearances);
    },
  );
});
