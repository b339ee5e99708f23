import 'server-only';
import type { ClipQuery } from '@/lib/clips/clip-query';
import { listClips } from '@/lib/clips/list-clips.server';
import type { Database } from '@/lib/db/database';

/** A clip whose original is not stored, and the public address of it. */
export interface Fetchable {
  slug: string;
  address: string;
}

/** The clips of a query whose originals lie at a public address and not here, in the query's order. */
export async function* listFetchable(
  database: Database,
  query: ClipQuery,
): AsyncGenerator<Fetchable> {
  let cursor = query.cursor;
  do {
    const page = await listClips(database, { ...query, hasOriginal: false, cursor });
    const rows = await database.prisma.clip.findMany({
      where: { slug: { in: page.items.map(({ slug }) => slug) }, mediaUrl: { not: null } },
      select: { slug: true, mediaUrl: true },
    });
    const addresses = new Map(rows.map(({ slug, mediaUrl }) => [slug, mediaUrl]));
    for (const { slug } of page.items) {
      const address = addresses.get(slug);
      if (address) yield { slug, address };
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
}
