import 'server-only';
import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { writeRows } from '@/lib/clips/bulk-write.server';
import type { Database } from '@/lib/db/database';
import type { Also } from './save-candidates.server';

/** How far the import of a file came: so many of its entries are in the inbox. */
export interface ImportMark {
  name: string;
  /** What the file was then: another is read from its beginning. */
  print: string;
  done: number;
}

/** The mark of a file's import, as it stands; null for what is no file. */
export async function readMark(
  database: Database,
  place: string,
  how: { as: string | null; columns: Readonly<Record<string, string>>; gives: string },
): Promise<ImportMark | null> {
  const file = await stat(place).catch(() => null);
  if (file === null || !file.isFile()) return null;
  const digest = createHash('sha256')
    .update(JSON.stringify([place, how]))
    .digest('hex');
  const name = `import ${digest.slice(0, 40)}`;
  const print = `${file.size}-${Math.round(file.mtimeMs)}`;
  const [stamp] = await database.rows<{ value: string }>('SELECT value FROM stamp WHERE name = ?', [
    name,
  ]);
  const [known, done] = stamp?.value.split(' ') ?? [];
  return { name, print, done: known === print ? Number(done) : 0 };
}

/** Notes with a batch that so many entries of the file are saved: both, or neither. */
export function writeMark({ name, print }: ImportMark, done: number): Also {
  const row = { name, value: `${print} ${done}`, at: Date.now() };
  return (writer) => writeRows(writer, 'stamp', [row], ['name']);
}

/** Forgets a mark: the file was read to its end. */
export async function dropMark(database: Database, { name }: ImportMark): Promise<void> {
  await database.writeAside((writer) => writer.run('DELETE FROM stamp WHERE name = ?', [name]));
}
