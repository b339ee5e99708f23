import 'server-only';
import type { Reader } from '@/lib/db/database';

/** The catalogue version of the state this reader sees. */
export async function readVersion(reader: Reader): Promise<number> {
  const rows = await reader.rows<{ version: number }>('SELECT version FROM catalogue_version');
  return rows[0]?.version ?? 0;
}
