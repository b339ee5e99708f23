import { writeRows } from '@/lib/clips/bulk-write.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import type { Database } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { copyClips } from './copy-clips';
import { AUTHORS, makeClip, SOURCES } from './generate-clips';

/** How many clips one transaction takes. */
const CLIPS_PER_WRITE = 2_000;

/** Fills an empty, migrated database with made-up clips; gives the seconds it took. */
export async function loadClips(
  database: Database,
  clips: number,
  told: (done: number) => void = () => undefined,
): Promise<number> {
  const started = performance.now();
  await database.write(async (writer) => {
    const sources = Array.from({ length: SOURCES }, (_, n) => ({
      key: `source-${n}`,
      name_en: `Source ${n}`,
      name_zh: `来源 ${n}`,
      kind: 'account',
      url: null,
      zone: 'America/Los_Angeles',
      note_en: null,
      note_zh: null,
      position: n,
    }));
    await writeRows(writer, 'source', sources);
    const authors = Array.from({ length: AUTHORS }, (_, n) => ({
      key: `author-${n}`,
      name: `Author ${n}`,
      handle: null,
      url: null,
    }));
    await writeRows(writer, 'author', authors);
  });
  for (let at = 0; at < clips; at += CLIPS_PER_WRITE) {
    const count = Math.min(CLIPS_PER_WRITE, clips - at);
    const entries = Array.from({ length: count }, (_, n) => makeClip(at + n));
    await database.write((writer) => saveClips(writer, entries, Date.now()));
    told(at + count);
  }
  return (performance.now() - started) / 1000;
}

/** More than so many are copies of these, each under a name of its own. */
const MOST_MADE = 100_000;

/** Fills an empty, migrated database with so many clips: made up, and past a hundred thousand copied. */
export async function fillDatabase(
  database: Database,
  clips: number,
  told?: (done: number) => void,
): Promise<void> {
  const made = Math.min(clips, MOST_MADE);
  await loadClips(database, made, told);
  if (clips > made) await copyClips(database, made, clips, told);
}

/** Makes a database of its own and fills it with made-up clips. */
export async function makeDatabase(
  url: string,
  clips: number,
  told?: (done: number) => void,
): Promise<void> {
  await migrate(url);
  const database = await openDatabase(url);
  await fillDatabase(database, clips, told);
  await database.close();
}
