import 'server-only';
import { z } from 'zod';
import type { Database, Reader } from '@/lib/db/database';
import { marks } from './bulk-write.server';
import { type ClipItem, clipItem } from './contracts.server';
import { readVersion } from './read-version.server';

/** Clips that were asked for by name. */
export const namedClips = z.strictObject({
  items: z.array(clipItem).describe('In the order they were asked for'),
  unknown: z.array(z.string()).describe('The slugs that no clip here has'),
  version: z.number().int().describe('The catalogue version these rows were read at'),
});
export type NamedClips = z.infer<typeof namedClips>;

interface NamedRow {
  slug: string;
  card: string;
}

async function readNamed(reader: Reader, slugs: readonly string[]): Promise<NamedRow[]> {
  if (slugs.length === 0) return [];
  const sql = `SELECT slug, card FROM clip WHERE slug IN (${marks(slugs)}) AND status = 'public'`;
  return reader.rows<NamedRow>(sql, [...slugs]);
}

/** The public clips of some slugs, in their order, and the slugs that lead nowhere. */
export async function listBySlugs(
  database: Database,
  slugs: readonly string[],
): Promise<NamedClips> {
  return database.snapshot(async (reader) => {
    const [version, rows] = await Promise.all([readVersion(reader), readNamed(reader, slugs)]);
    const cards = new Map(rows.map(({ slug, card }) => [slug, card]));
    return {
      items: slugs.flatMap((slug) => {
        const card = cards.get(slug);
        return card === undefined ? [] : [JSON.parse(card) as ClipItem];
      }),
      unknown: slugs.filter((slug) => !cards.has(slug)),
      version,
    };
  });
}
