import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect } from 'vitest';
import { examineGallery, type Instruments } from '@/lib/curation/doctor/examine-gallery.server';
import type { Area, Finding } from '@/lib/curation/doctor/finding';
import { readFacts } from '@/lib/curation/read-facts.server';
import { saveFacts } from '@/lib/curation/save-facts.server';
import type { Database } from '@/lib/db/database';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeFlatReader } from '@/lib/media/flat-reader.server';
import { layerStores } from '@/lib/media/layer-stores.server';
import type { MediaStore } from '@/lib/media/media-store';
import type { TestEngine } from '../../support/databases';
import { noteOriginal, once } from '../../support/note-original';

/** What no finding may tell. */
export const SECRET = 'not-to-be-told-'.repeat(3);

/** A whole gallery with a stored original, a revision and a backup, and how it is examined. */
export interface Patient {
  url: string;
  media: string;
  database: Database;
  disk: MediaStore;
  /** The path of the one stored original; it is of the clip `lagos`. */
  original: string;
  settings: Instruments['source'];
  examine(more?: Partial<Instruments>): ReturnType<typeof examineGallery>;
  findings(more?: Partial<Instruments>): Promise<Finding[]>;
  /** Holds that one thing is found, by area and weight, with its sentence and what to do. */
  expectFound(
    what: [Area, Finding['weight']],
    says: RegExp,
    more?: Partial<Instruments>,
  ): Promise<void>;
  run(sql: string): Promise<number>;
}

async function storeOriginal(database: Database, disk: MediaStore, media: string): Promise<string> {
  const stored = await disk.put(once(randomBytes(2000)), 'mp4');
  await noteOriginal(database, 'lagos', stored);
  return join(media, stored.hash.slice(0, 2), `${stored.hash}.mp4`);
}

/** Makes a gallery in which nothing is wrong; `folder` takes its files. */
export async function openPatient(engine: TestEngine, folder: string): Promise<Patient> {
  const media = join(folder, `media-${engine.engine}`);
  const disk = makeDiskStore(media);
  const store = layerStores(disk, makeFlatReader('seed/media'));
  const url = await engine.address('seeded');
  const database = await engine.open(url);
  const original = await storeOriginal(database, disk, media);
  const facts = { ...(await readFacts(database, 'clip', 'lagos')), rights: 'theirs' };
  const hand = { curatorId: 'c', name: 'Curator' };
  await saveFacts(database, hand, { kind: 'clip', key: 'lagos', facts, base: 0, reason: null });
  const run = (sql: string) => database.writeAside((writer) => writer.run(sql));
  await run(`INSERT INTO stamp (name, value, at) VALUES ('backup', '/backups', ${Date.now()})`);
  const settings = {
    DATABASE_URL: url,
    MEDIA_STORE: media,
    PUBLIC_URL: 'https://reel.example',
    BETTER_AUTH_SECRET: SECRET,
  };
  const examine: Patient['examine'] = (more = {}) =>
    examineGallery({
      source: settings,
      openDatabase: async () => database,
      openStore: () => store,
      freeBytes: async () => 50e9,
      ...more,
    });
  const findings: Patient['findings'] = async (more) =>
    (await examine(more)).looks.flatMap((look) => look.findings);
  return {
    ...{ url, media, database, disk, original, settings, run, examine, findings },
    async expectFound([area, weight], says, more) {
      const found = await findings(more);
      expect(found.map((one) => [one.area, one.weight])).toEqual([[area, weight]]);
      expect(found[0]?.says).toMatch(says);
      expect(found[0]?.todo).toMatch(/^[A-Z].+\.$/);
    },
  };
}
