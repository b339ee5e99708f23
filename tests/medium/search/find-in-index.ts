import type { Reader } from '@/lib/db/database';
import { SEARCH_ROW_SPAN } from '@/lib/search/index-clips.server';
import { parseSearch } from '@/lib/search/parse-search';
import { type SearchScope, toFts5 } from '@/lib/search/to-fts5.server';
import { toTsqueryCondition } from '@/lib/search/to-tsquery.server';

/** The slugs that the index itself gives for what was typed, by the barest statement there is. */
export async function findInIndex(
  reader: Reader,
  q: string,
  scope: SearchScope = 'all',
): Promise<string[]> {
  const search = parseSearch(q);
  if (search === null) return [];
  const [ids, condition] =
    reader.engine === 'sqlite'
      ? [
          `rowid % ${SEARCH_ROW_SPAN}`,
          { sql: 'clip_search MATCH ?', values: [toFts5(search, scope)] },
        ]
      : ['clip_id', toTsqueryCondition(search, scope)];
  const rows = await reader.rows<{ slug: string }>(
    `SELECT slug FROM clip WHERE id IN (SELECT ${ids} FROM clip_search WHERE ${condition.sql})`,
    condition.values,
  );
  return rows.map(({ slug }) => slug).sort();
}
