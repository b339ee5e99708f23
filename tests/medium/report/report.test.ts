import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { noteBackup } from '@/lib/curation/backup/last-backup.server';
import { readFacts } from '@/lib/curation/read-facts.server';
import { readReport } from '@/lib/curation/report/read-report.server';
import { saveFacts } from '@/lib/curation/save-facts.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { layerStores } from '@/lib/media/layer-stores.server';
import { describeEachEngine } from '../../support/databases';

const here = mkdtempSync(join(tmpdir(), 'promptreel-report-'));
afterAll(() => rmSync(here, { recursive: true, force: true }));
const DAY_MS = 24 * 60 * 60 * 1000;

describeEachEngine('the morning report', (_open, engine) => {
  test('tells what is new, what waits, what is broken, sizes, backup and jobs', async () => {
    const url = await engine.address('seeded');
    const database = await engine.open(url);
    const store = layerStores(makeDiskStore(here), makeFlatReader('seed/media'));
    const now = Date.now();
    const env = { DATABASE_URL: url, MEDIA_STORE: here };
    const read = (since: number) => readReport({ database, store }, env, since, now);
    const quiet = await read(now + 1);
    expect(quiet.fresh).toEqual({
      clips: { count: 0, isMore: false },
      named: [],
      candidates: { count: 0, isMore: false },
      changes: { count: 0, isMore: false },
      curators: [],
    });
    expect(quiet.waiting).toMatchObject({ byKind: [], oldestAt: null });
    expect(quiet.broken).toMatchObject({ feeds: [], files: { looked: 200, missing: [] } });
    expect(quiet.backup).toBeNull();
    expect(quiet.sizes.clips).toBe(166);
    expect(quiet.sizes.mediaBytes).toBeGreaterThan(10e6);
    expect(quiet.sizes.databaseBytes).toBeGreaterThan(500_000);
    expect(quiet.sizes.freeBytes.media).toBeGreaterThan(0);

    const old = now - 2 * DAY_MS;
    const run = (sql: string) => database.writeAside((writer) => writer.run(sql));
    await run(`UPDATE clip SET added_at = ${old} WHERE slug <> 'tokyo-walk'`);
    await run(
      `INSERT INTO candidate (kind, origin, identity, payload, guessed, title, added_at, status) VALUES
       ('clip', 'feed', 'a', '{}', '[]', 'a', ${old}, 'waiting'),
       ('report', 'visitor', 'b', '{}', '[]', 'b', ${now}, 'waiting'),
       ('clip', 'feed', 'c', '{}', '[]', 'c', ${now}, 'later'),
       ('clip', 'feed', 'd', '{}', '[]', 'd', ${now}, 'rejected')`,
    );
    const facts = { ...(await readFacts(database, 'clip', 'lagos')), rights: 'theirs' };
    const hand = { curatorId: 'c', name: 'Ada' };
    await saveFacts(database, hand, { kind: 'clip', key: 'lagos', facts, base: 0, reason: null });
    await run(
      `INSERT INTO link_state (address, state, since, checked_at) VALUES
       ('https://gone.example', 'gone', 1, 1), ('https://here.example', 'answers', 1, 1)`,
    );
    await run(
      `INSERT INTO feed (address, connector, every_minutes, next_run_at, failures, error, added_at)
       VALUES ('https://feed.example', 'rss', 60, 1, 3, 'refused', 1)`,
    );
    const lost = 'f'.repeat(64);
    await run(
      `INSERT INTO rendition (clip_id, kind, hash, extension, type, size_bytes, added_at)
       SELECT id, 'original', '${lost}', 'mp4', 'video/mp4', 7, 1 FROM clip WHERE slug = 'lagos'`,
    );
    await run(
      `INSERT INTO job (kind, key, due_at, attempts, lease_until, error) VALUES
       ('feed', 'a', ${now - 5}, 0, NULL, NULL), ('feed', 'b', ${now - 5}, 1, ${now + 60_000}, NULL),
       ('feed', 'c', ${now + DAY_MS}, 1, NULL, 'refused')`,
    );
    await noteBackup(database, '/backups/reel', now - 1000);

    const told = await read(now - DAY_MS);
    expect(told.fresh).toMatchObject({
      clips: { count: 1, isMore: false },
      named: [{ slug: 'tokyo-walk' }],
      candidates: { count: 3 },
      changes: { count: 1 },
      curators: ['Ada'],
    });
    expect(told.waiting).toMatchObject({
      candidates: { count: 2 },
      later: { count: 1 },
      byKind: [
        { kind: 'clip', count: 1 },
        { kind: 'report', count: 1 },
      ],
      oldestAt: old,
    });
    expect(told.broken.links.count).toBe(1);
    expect(told.broken.feeds).toEqual([
      { address: 'https://feed.example', failures: 3, error: 'refused' },
    ]);
    expect(told.broken.files).toEqual({ looked: 200, missing: [`${lost}.mp4`] });
    expect(told.backup).toEqual({ at: now - 1000, folder: '/backups/reel' });
    expect(told.jobs).toMatchObject({ all: { count: 3 }, due: 1, running: 1, failing: 1 });
  });
});
