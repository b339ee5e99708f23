import 'server-only';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';

/** A person or studio whom clips are credited to. */
export interface Author {
  key: string;
  name: string;
  handle: string | null;
  url: string | null;
  clipCount: number;
}

/** An author by key with how many public clips are credited to them; throws `not_found`. */
export async function getAuthor(database: Database, key: string): Promise<Author> {
  const [row] = await database.aside((reader) =>
    reader.rows<{ name: string; handle: string | null; url: string | null; count: number }>(
      `SELECT a.name, a.handle, a.url, (SELECT count(*) FROM clip c
       WHERE c.author_id = a.id AND c.status = 'public') AS count
     FROM author a WHERE a.key = ?`,
      [key],
    ),
  );
  if (row === undefined) throw new Problem('not_found', `There is no author “${key}”.`);
  const { name, handle, url, count } = row;
  return { key, name, handle, url, clipCount: count };
}
