import type { Database } from '@/lib/db/database';
import type { Plans } from './explain-hot-reads';

/**
 * A table read from end to end (not an index in its order, the words' own, a list of ids or the one row
 * of the version), or a sort.
 */
const FAULT =
  /^SCAN (?!(?:s|wanted) VIRTUAL TABLE INDEX|catalogue_version|\w+ USING (COVERING )?INDEX)|TEMP B-TREE/;

/** Looks at the plans of a SQLite file, which do not depend on how much it holds. */
export function explainSqlite(database: Database): Plans {
  return {
    async faultsOf(sql, values) {
      const plan = await database.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, values);
      // A clip's own few rows may be put in order.
      const isOwn = sql.includes('WHERE clip_id = (');
      const details = plan.map(({ detail }) => detail);
      return details.filter((one) => FAULT.test(one) && !(isOwn && one.includes('TEMP')));
    },
  };
}
