import 'server-only';
import type { Reader } from '@/lib/db/database';
import type { Printed } from '@/lib/media/index-prints';

/** Every stored original with the look of its frames, in the order of their clips. */
export async function listPrints(reader: Reader): Promise<Printed[]> {
  const rows = await reader.rows<{ slug: string; hash: string; frame_print: string | null }>(
    `SELECT c.slug, r.hash, r.frame_print FROM rendition r JOIN clip c ON c.id = r.clip_id
     WHERE r.kind = 'original' ORDER BY c.id, r.id`,
  );
  return rows.map(({ slug, hash, frame_print }) => ({ slug, hash, framePrint: frame_print }));
}
