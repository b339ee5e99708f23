import 'server-only';
import { join, resolve } from 'node:path';
import { isEmptyDatabase, restoreDatabase } from '@/lib/db/copy-database.server';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';
import { markRestoring, readRestoring } from '@/lib/db/restoring.server';
import { hashFile } from '@/lib/media/hash-file.server';
import { parseMediaKey } from '@/lib/media/media-key';
import type { MediaStore } from '@/lib/media/media-store';
import { BackupFault, type BackupManifest, MANIFEST, readManifest } from './backup-manifest.server';
import { restoreSecret } from './desk-secret.server';
import { backedUpPath } from './write-backup.server';

/**
 * Puts a backup back into an empty place: its files first, each checked by its hash, and the database
 * last and whole. A restore that was killed leaves a place that says so and no database, and is simply
 * run again. Throws `BackupFault` where the place is not empty, the engines differ or the backup is damaged.
 */
export async function restoreBackup(
  folder: string,
  url: string,
  store: MediaStore,
): Promise<BackupManifest> {
  const manifest = await readManifest(folder);
  if (manifest === null)
    throw new BackupFault(`There is no ${MANIFEST} in ${folder}: it is no backup.`);
  const { engine } = parseDatabaseUrl(url);
  if (engine !== manifest.engine) {
    const why = `The backup is of ${manifest.engine} and DATABASE_URL is ${engine}`;
    throw new BackupFault(`${why}: restore it where it came from, then "export" and "import".`);
  }
  if (!(await isEmptyDatabase(url))) {
    // It comes last and whole: where the mark still stands, only taking it away was left to do.
    if ((await readRestoring(url)) !== null) return finish(url, manifest);
    throw new BackupFault(
      'The database is not empty: a backup is put back into a place of its own.',
    );
  }
  const copy = join(folder, manifest.database.file);
  const hash = await hashFile(copy).catch(() => null);
  if (hash !== manifest.database.hash) {
    throw new BackupFault(`${manifest.database.file} is ${hash === null ? 'missing' : 'damaged'}.`);
  }
  await markRestoring(url, resolve(folder));
  for (const { key, sizeBytes } of manifest.media) {
    if ((await store.stat(key))?.sizeBytes === sizeBytes) continue;
    const parts = parseMediaKey(key);
    if (parts === null) throw new BackupFault(`${key} is no name of a stored file.`);
    await store
      .put(backedUpPath(folder, key), parts.extension, parts.hash)
      .catch((cause: unknown) => {
        throw new BackupFault(`The file ${key} of the backup is missing or damaged.`, { cause });
      });
  }
  await restoreSecret(folder, url);
  await restoreDatabase(url, copy);
  return finish(url, manifest);
}

async function finish(url: string, manifest: BackupManifest): Promise<BackupManifest> {
  await markRestoring(url, null);
  return manifest;
}
