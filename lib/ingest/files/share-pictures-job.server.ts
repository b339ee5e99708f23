import 'server-only';
import { writeRows } from '@/lib/clips/bulk-write.server';
import { shareRecipe } from '@/lib/clips/share-print.server';
import type { Database, Reader } from '@/lib/db/database';
import { RESTING } from '@/lib/jobs/lease-job.server';
import type { StandingJob } from '@/lib/jobs/stand-by.server';
import { renewSharePictures, type ShareTools } from './renew-share-pictures.server';

const STAMP = 'share-pictures';
const CLIPS_PER_RUN = 200;

/** How far all clips were looked at, in the order in which they last changed. */
interface Mark {
  changedIn: number;
  id: number;
}

const START: Mark = { changedIn: -1, id: 0 };

async function readMark(reader: Reader): Promise<Mark> {
  const [stamp] = await reader.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    STAMP,
  ]);
  const [recipe, changedIn, id] = stamp?.value.split(' ') ?? [];
  return recipe === shareRecipe ? { changedIn: Number(changedIn), id: Number(id) } : START;
}

async function listChanged(reader: Reader, after: Mark, limit: number): Promise<Mark[]> {
  const rows = await reader.rows<{ id: number; changed_in: number }>(
    `SELECT id, changed_in FROM clip WHERE (changed_in, id) > (?, ?)
     ORDER BY changed_in, id LIMIT ?`,
    [after.changedIn, after.id, limit],
  );
  return rows.map(({ id, changed_in: changedIn }) => ({ id, changedIn }));
}

/**
 * Draws what is missing of clips that changed since this was last done, in the order of their changes;
 * killed, it goes on where it was. With `anew` every clip is looked at. Gives how many were drawn.
 */
export async function walkSharePictures(tools: ShareTools, { anew = false } = {}): Promise<number> {
  const { database } = tools;
  let drawn = 0;
  let mark = anew ? START : await readMark(database);
  for (;;) {
    const changed = await listChanged(database, mark, CLIPS_PER_RUN);
    const last = changed.at(-1);
    if (last === undefined) return drawn;
    drawn += await renewSharePictures(
      tools,
      changed.map(({ id }) => id),
    );
    mark = last;
    const value = `${shareRecipe} ${mark.changedIn} ${mark.id}`;
    const row = { name: STAMP, value, at: Date.now() };
    await database.writeAside((writer) => writeRows(writer, 'stamp', [row], ['name']));
  }
}

/** Pictures for link previews: `draw` walks over clips whenever some have changed. */
export function makeSharePicturesJob(
  database: Database,
  draw: (signal: AbortSignal) => Promise<unknown>,
): StandingJob {
  return {
    kind: 'share-pictures',
    settleMs: 0,
    async isWanted() {
      return (await listChanged(database, await readMark(database), 1)).length > 0;
    },
    async work(_job, signal) {
      await draw(signal);
      return { dueAt: RESTING, error: null };
    },
  };
}
