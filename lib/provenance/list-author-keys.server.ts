import 'server-only';
import type { Database } from '@/lib/db/database';

/** As many as a sitemap has room for: 50,000 addresses, two of each page (sitemaps.org). */
const MOST_AUTHORS = 20_000;

/** The keys of the authors of public clips, in the order in which they came; 20,000 at most. */
export async function listAuthorKeys(database: Database): Promise<string[]> {
  const rows = await database.aside((reader) =>
    reader.rows<{ key: string }>(
      `SELECT a.key FROM author a WHERE EXISTS (SELECT 1 FROM clip c
         WHERE c.author_id = a.id AND c.status = 'public') ORDER BY a.id LIMIT ${MOST_AUTHORS}`,
    ),
  );
  return rows.map(({ key }) => key);
}
