import 'server-only';
import type { Database, Reader } from '@/lib/db/database';

/** Whether a clip was there and was taken down: its page says so, and is not merely missing. */
export async function isWithdrawn(reader: Reader, slug: string): Promise<boolean> {
  const rows = await reader.rows("SELECT 1 FROM clip WHERE slug = ? AND status = 'withdrawn'", [
    slug,
  ]);
  return rows.length > 0;
}

interface WithdrawnFiles {
  version: number;
  hashes: ReadonlySet<string>;
}

const key = Symbol.for('promptreel.withdrawn-files');
const slot = globalThis as { [key]?: WeakMap<Database, WithdrawnFiles> };

/**
 * Whether a stored file belongs to clips that were taken down and to no other: it is not served. Read
 * once a catalogue version, for a film is asked for in many parts.
 */
export async function isWithdrawnFile(database: Database, hash: string): Promise<boolean> {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= new WeakMap();
  const version = await database.version();
  const known = slot[key].get(database);
  if (known?.version === version) return known.hashes.has(hash);
  const rows = await database.rows<{ hash: string }>(
    `SELECT r.hash FROM rendition r JOIN clip c ON c.id = r.clip_id WHERE c.status = 'withdrawn'
     AND NOT EXISTS (SELECT 1 FROM rendition o JOIN clip k ON k.id = o.clip_id
       WHERE o.hash = r.hash AND k.status <> 'withdrawn')`,
  );
  const hashes = new Set(rows.map((row) => row.hash));
  slot[key].set(database, { version, hashes });
  return hashes.has(hash);
}
