import 'server-only';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { copyDatabase, nameOfPostgres } from './copy-database.server';
import { migrate, readPending } from './migrate.server';
import { type DatabasePlace, parseDatabaseUrl } from './parse-database-url';
import { migrationsFolder } from './read-migrations.server';
import { readRestoring } from './restoring.server';

/** How many copies of before an upgrade are kept. */
const KEPT = 3;

/** What bringing a database up to this program came to. */
export interface Upgraded {
  /** The migrations that were applied. */
  applied: string[];
  /** The copy made before them; null where nothing was there to be copied, or none was wanted. */
  copy: string | null;
}

/** How an upgrade is made: all of it has its default. */
export interface UpgradeOptions {
  /** The migrations. */
  folder?: string;
  /** Whether a copy is made first. */
  copies?: boolean;
  /** Where copies of PostgreSQL lie; those of SQLite lie beside the file. */
  copiesFolder?: string;
  /** Told where the copy lies before anything is changed. */
  say?: (line: string) => void;
}

/** Where copies of a database lie, what their names begin and end with. */
function placeOfCopies(place: DatabasePlace, folder: string) {
  if (place.engine === 'postgres') {
    return { folder, stem: `${nameOfPostgres(place.url)}-`, ending: '.dump' };
  }
  const ending = extname(place.path) || '.db';
  const stem = `${basename(place.path, extname(place.path))}-`;
  return { folder: join(dirname(place.path), 'before-upgrade'), stem, ending };
}

async function copyBefore(url: string, place: DatabasePlace, from: string): Promise<string> {
  const { folder, stem, ending } = placeOfCopies(place, from);
  await mkdir(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
  const path = join(folder, `${stem}${stamp}${ending}`);
  await copyDatabase(url, path);
  const copies = (await readdir(folder)).filter(
    (name) => name.startsWith(stem) && /^\d{17}\.\w+(\.half)?$/.test(name.slice(stem.length)),
  );
  for (const name of copies.sort().slice(0, -KEPT)) await rm(join(folder, name), { force: true });
  return path;
}

/** How to have a database again as it was before an upgrade, in a sentence. */
export function wayBack(url: string, copy: string): string {
  const place = parseDatabaseUrl(url);
  if (place.engine === 'postgres') {
    return (
      'To go back: stop the gallery, take up the older program, and ' +
      `"pg_restore --clean --if-exists --no-owner --single-transaction --dbname=${nameOfPostgres(place.url)} ${copy}".`
    );
  }
  const { path } = place;
  return (
    'To go back: stop the gallery, take up the older program, and ' +
    `"rm -f ${path} ${path}-wal ${path}-shm && cp ${copy} ${path}".`
  );
}

/**
 * Brings a database up to this program. One that holds something and has migrations pending is copied
 * first, the newest copies are kept; a fresh one is not. A migration that fails leaves what it found,
 * and its message says how to go back further. Refuses a place where a restore was not finished.
 */
export async function upgradeDatabase(
  url: string,
  {
    folder = migrationsFolder,
    copies = true,
    copiesFolder = 'data/before-upgrade',
    say = () => {},
  }: UpgradeOptions = {},
): Promise<Upgraded> {
  const unfinished = await readRestoring(url);
  if (unfinished !== null) throw new Error(unfinished);
  const { names, isFresh } = await readPending(url, folder);
  if (isFresh || names.length === 0) return { applied: await migrate(url, folder), copy: null };
  const copy = copies ? await copyBefore(url, parseDatabaseUrl(url), copiesFolder) : null;
  if (copy !== null) say(`copied the database to ${copy}`);
  try {
    return { applied: await migrate(url, folder), copy };
  } catch (cause) {
    if (copy === null) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${why}\nThe database of before is in ${copy}. ${wayBack(url, copy)}`, {
      cause,
    });
  }
}
