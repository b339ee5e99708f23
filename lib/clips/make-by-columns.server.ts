import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { type ClipColumns, columnsSoon } from './clip-columns.server';
import type { ClipQuery } from './clip-query';
import { gatherHits, type Hits, keptHits } from './gather-hits.server';
import { canMark } from './mark-columns.server';
import { readVersion } from './read-version.server';

/** So often it is begun anew where columns move on meanwhile; then SQL answers. */
const MOST_TRIES = 5;

/** The hits of a query's words at a version, null without words; nothing where the version has gone by. */
async function hitsAt(database: Database, query: ClipQuery, version: number, most: number) {
  if (query.q === null) return { hits: null };
  const kept = keptHits(database, query, version, most);
  if (kept !== undefined) return { hits: await kept };
  // Of many hits, reading them is what takes long.
  return database.aside(async (reader) => {
    if ((await readVersion(reader)) !== version) return null;
    return { hits: await gatherHits(database, reader, query, version, most) };
  });
}

/**
 * Makes something of a query by the columns, and of the newest `most` hits of its words: both of one
 * version, that of now or of a write since. `make` gives null where the columns moved on while it was
 * at it, and is then begun anew. Null where SQL has to answer.
 */
export async function makeByColumns<Made>(
  database: Database,
  query: ClipQuery,
  most: number,
  make: (columns: ClipColumns, hits: Hits | null) => Promise<Made | null>,
): Promise<Made | null> {
  for (let tries = 0; canMark(query) && tries < MOST_TRIES; tries += 1) {
    const columns = await columnsSoon(database);
    if (columns === null) return null;
    const { version } = columns;
    const found = await hitsAt(database, query, version, most);
    if (found === null || columns.version !== version) continue;
    const made = await make(columns, found.hits);
    if (made !== null && columns.version === version) return made;
  }
  return null;
}

/**
 * Reads something of one state of the data in which columns are true, that of now or of a write since.
 * Null where SQL has to answer.
 */
export async function readBesideColumns<Read>(
  database: Database,
  read: (reader: Reader, columns: ClipColumns) => Promise<Read>,
): Promise<Read | null> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const columns = await columnsSoon(database);
    if (columns === null) return null;
    const { version } = columns;
    const found = await database.snapshot(async (reader) =>
      (await readVersion(reader)) === version ? { read: await read(reader, columns) } : null,
    );
    if (found !== null && columns.version === version) return found.read;
  }
  return null;
}
