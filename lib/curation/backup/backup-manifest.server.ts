import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { parseMediaKey } from '@/lib/media/media-key';

/** The file that makes a folder a backup: written last, so that a folder without it is none yet. */
export const MANIFEST = 'backup.json';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  engine: z.enum(['sqlite', 'postgres']),
  catalogueVersion: z.int(),
  database: z.strictObject({ file: z.string().regex(/^database-[0-9a-z-]+\.\w+$/), hash }),
  media: z.array(
    z.strictObject({
      key: z.string().refine((key) => parseMediaKey(key) !== null),
      sizeBytes: z.int().min(0),
    }),
  ),
});

/** What a backup holds: one copy of the database, and the stored files that it names. */
export type BackupManifest = z.infer<typeof manifest>;

/** A backup that cannot be made, or one that cannot be put back; nothing was changed. */
export class BackupFault extends Error {}

/** The manifest of a backup's folder; null where there is none. Refuses one that is not of this format. */
export async function readManifest(folder: string): Promise<BackupManifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return manifest.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupFault(`${join(folder, MANIFEST)} is no backup that this program wrote.`, {
      cause,
    });
  }
}
