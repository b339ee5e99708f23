import 'server-only';
import type { Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { KnownOriginal } from '@/lib/media/import-original.server';
import { type MediaExtension, parseMediaKey } from '@/lib/media/media-key';

interface FileRow {
  kind: string;
  hash: string;
  extension: MediaExtension;
  size_bytes: number;
  width: number | null;
  recipe: string | null;
  made_of: string | null;
}

/** What a clip has of a file by the hash of its bytes. Refuses a slug that is no clip's. */
export async function findOriginal(
  reader: Reader,
  slug: string,
  hash: string,
): Promise<KnownOriginal> {
  const [clip] = await reader.rows<{ id: number }>('SELECT id FROM clip WHERE slug = ?', [slug]);
  if (clip === undefined) throw new Problem('not_found', `There is no clip “${slug}”.`);
  const rows = await reader.rows<FileRow>(
    `SELECT kind, hash, extension, size_bytes, width, recipe, made_of FROM rendition
     WHERE clip_id = ? AND (kind = 'original' OR made_of IS NOT NULL)`,
    [clip.id],
  );
  const originals = rows.filter(({ kind }) => kind === 'original');
  const own = originals.find((row) => row.hash === hash);
  const others = originals.filter((row) => row.hash !== hash);
  const files = rows.filter((row) => row === own || row.made_of === hash);
  return {
    isNoted: own !== undefined,
    recipe: own?.recipe ?? null,
    files: files
      .map((row) => ({ hash: row.hash, extension: row.extension, sizeBytes: row.size_bytes }))
      .filter((file) => parseMediaKey(`${file.hash}.${file.extension}`) !== null),
    widestOther: Math.max(0, ...others.map(({ width }) => width ?? 0)),
  };
}
