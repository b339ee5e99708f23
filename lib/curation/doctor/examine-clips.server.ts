import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import { chunk, marks } from '@/lib/clips/bulk-write.server';
import { examineFiles, type FaultyFile } from '@/lib/clips/examine-files.server';
import { makeFromRows } from '@/lib/clips/make-from-rows.server';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import type { Database, Reader } from '@/lib/db/database';
import type { MediaStore } from '@/lib/media/media-store';
import { countStray, dropStray, findStale } from '@/lib/search/compare-index.server';
import { MEND_VERSION } from './examine-versions.server';
import { inArea, type Look, nameSome } from './finding';

/** How many clips are looked at together. */
const CLIPS_PER_RUN = 500;

const REPAIR = 'Run "npm run gallery -- doctor --repair": it makes them anew.';

interface Stored {
  id: number;
  slug: string;
  card: string;
}

async function* readStored(reader: Reader): AsyncGenerator<Stored[]> {
  for (let after = 0; ; ) {
    const rows = await reader.rows<Stored>(
      `SELECT id, slug, card FROM clip WHERE id > ? ORDER BY id LIMIT ${CLIPS_PER_RUN}`,
      [after],
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

/** Which clips' cards and search entries are not what their rows would make, by slug, and strays. */
async function compareMade(reader: Reader) {
  const found = { clips: 0, cards: [] as string[], index: [] as string[], strays: 0 };
  for await (const stored of readStored(reader)) {
    const { cards, found: rows } = await makeFromRows(
      reader,
      stored.map(({ id }) => id),
    );
    const made = new Map(cards.map(({ id, card }) => [id, card]));
    const stale = new Set(await findStale(reader, rows));
    for (const { id, slug, card } of stored) {
      found.clips += 1;
      if (!isSameJson(card, made.get(id))) found.cards.push(slug);
      if (stale.has(id)) found.index.push(slug);
    }
  }
  found.strays = await countStray(reader);
  return found;
}

function isSameJson(one: string, other: string | undefined): boolean {
  if (one === other) return true;
  try {
    return other !== undefined && isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
  } catch {
    return false;
  }
}

/** Cards and the search index against the rows they are made of, every clip of them. */
export async function examineIndex(database: Database): Promise<Look> {
  const { fault } = inArea('index');
  const { clips, cards, index, strays } = await database.snapshot(compareMade);
  const findings: Look['findings'] = [];
  if (index.length > 0) {
    const says = `${index.length} clips are not found by the words they have: ${nameSome(index)}.`;
    findings.push(fault(says, REPAIR));
  }
  if (strays > 0) {
    const todo = 'Run "npm run gallery -- doctor --repair": it takes them out.';
    findings.push(fault(`${strays} entries of the search index are of no clip.`, todo));
  }
  if (cards.length > 0) {
    const says = `${cards.length} clips are listed with what they no longer are: ${nameSome(cards)}.`;
    findings.push(fault(says, REPAIR));
  }
  return { area: 'index', seen: `${clips} clips, their cards and words`, findings };
}

/** Makes anew what `examineIndex` and `examineVersions` find, in one transaction; gives how many clips that were. */
export async function repairIndex(database: Database): Promise<number> {
  return database.write(async (writer) => {
    const { cards, index, strays } = await compareMade(writer);
    for (const sql of MEND_VERSION) await writer.run(sql);
    if (strays > 0) await dropStray(writer);
    const slugs = [...new Set([...cards, ...index])];
    for (const run of chunk(slugs, CLIPS_PER_RUN)) {
      const rows = await writer.rows<{ id: number }>(
        `SELECT id FROM clip WHERE slug IN (${marks(run)})`,
        run,
      );
      const ids = rows.map(({ id }) => id);
      await refreshClips(writer, ids, async () => ids);
    }
    return slugs.length;
  });
}

const SAID: Record<Exclude<FaultyFile['fault'], 'new'>, string> = {
  missing: 'stored files are missing',
  cut: 'stored files are not as long as they were',
  damaged: 'stored files have other bytes than they had',
  unnamed: 'stored files are of no clip',
};

/** Stored files against the clips that name them; `full` reads every byte. */
export async function examineStore(
  database: Database,
  store: MediaStore,
  full: boolean,
): Promise<Look> {
  const { fault, notice } = inArea('files');
  const byFault = new Map<FaultyFile['fault'], string[]>();
  const examining = examineFiles(database, store, { quick: !full });
  let step = await examining.next();
  for (; !step.done; step = await examining.next()) {
    const { fault: kind, key, slug, kind: as } = step.value;
    const name = slug === null ? key : `${as} of ${slug}`;
    byFault.set(kind, [...(byFault.get(kind) ?? []), name]);
  }
  const findings = Object.entries(SAID).flatMap(([kind, words]) => {
    const names = byFault.get(kind as FaultyFile['fault']) ?? [];
    if (names.length === 0) return [];
    const says = `${names.length} ${words}: ${nameSome(names)}.`;
    if (kind === 'unnamed') {
      const todo = 'Run "npm run gallery -- media check --repair": it takes them away.';
      return [notice(says, todo)];
    }
    const again = 'then import those originals again, or put a backup’s media back';
    return [fault(says, `Run "npm run gallery -- media check --repair", ${again}.`)];
  });
  const depth = full ? 'every byte' : 'their sizes (--full reads every byte)';
  return { area: 'files', seen: `${step.value} files, ${depth}`, findings };
}
