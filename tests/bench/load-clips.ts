import { fileURLToPath } from 'node:url';
import { writeRows } from '@/lib/clips/bulk-write.server';
import { saveClips } from '@/lib/clips/save-clips.server';
import { saveTerms } from '@/lib/clips/save-terms.server';
import type { Database } from '@/lib/db/database';
import { migrate } from '@/lib/db/migrate.server';
import { openDatabase } from '@/lib/db/open-database.server';
import type { CatalogueFaultEntry } from '@/lib/ingest/catalogue-fault.server';
import { toTermEntry } from '@/lib/ingest/lexicon-contract.server';
import { readLexicon } from '@/lib/ingest/read-lexicon.server';
import { copyClips } from './copy-clips';
import { AUTHORS, makeClip, SOURCES } from './generate-clips';

const SEED = fileURLToPath(new URL('../../seed', import.meta.url));

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

/** Gives an empty database the gallery's own vocabulary: clips saved afterwards are marked with its terms. */
export async function loadVocabulary(database: Database): Promise<void> {
  const faults: CatalogueFaultEntry[] = [];
  const terms = (await readLexicon({ folder: SEED, faults })).flatMap((term) =>
    term === null ? [] : toTermEntry(term),
  );
  if (faults.length > 0) throw new Error(`The lexicon has faults: ${JSON.stringify(faults[0])}`);
  await database.write((writer) => saveTerms(writer, terms));
}

/** More than so many are copies of these, each under a name of its own. */
const MOST_MADE = 100_000;

/** Fills an empty, migrated database with the vocabulary and so many clips: made up, and past a hundred thousand copied. */
export async function fillDatabase(
  database: Database,
  clips: number,
  told?: (done: number) => void,
): Promise<void> {
  const made = Math.min(clips, MOST_MADE);
  await loadVocabulary(database);
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
