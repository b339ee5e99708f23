import 'server-only';
import type { Reader } from './database';

/** With fewer clips nothing takes long, and a thread costs more than it saves. */
const MANY_CLIPS = 20_000;

/** Whether a gallery has so many clips that reading all of them takes long; known by the greatest id, without counting. */
export async function isLarge(reader: Reader): Promise<boolean> {
  const [row] = await reader.rows<{ id: number | null }>('SELECT max(id) AS id FROM clip');
  return (row?.id ?? 0) >= MANY_CLIPS;
}
