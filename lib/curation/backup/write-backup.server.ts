import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { copyDatabase } from '@/lib/db/copy-database.server';
import type { Database } from '@/lib/db/database';
import { hashFile } from '@/lib/media/hash-file.server';
import type { MediaReader } from '@/lib/media/media-store';
import { BackupFault, type BackupManifest, MANIFEST, readManifest } from './backup-manifest.server';
import { backUpSecret } from './desk-secret.server';
import { noteBackup } from './last-backup.server';
import { writeSynced } from './write-synced.server';

/** What a backup came to. */
export interface BackupDone {
  manifest: BackupManifest;
  /** Files that were not in the folder yet. */
  copied: number;
  copiedBytes: number;
}

interface NamedFile {
  key: string;
  sizeBytes: number;
}

/** Where a stored file lies in a backup. */
export function backedUpPath(folder: string, key: string): string {
  return join(folder, 'media', key.slice(0, 2), key);
}

async function listNamed(database: Database): Promise<NamedFile[]> {
  const rows = await database.rows<{ hash: string; extension: string; size_bytes: number }>(
    'SELECT DISTINCT hash, extension, size_bytes FROM rendition ORDER BY hash',
  );
  return rows.map((row) => ({
    key: `${row.hash}.${row.extension}`,
    sizeBytes: Number(row.size_bytes),
  }));
}

/** Copies a stored file beside its place, checks its hash, and only then lets it be seen. */
async function copyFile(store: MediaReader, folder: string, { key }: NamedFile): Promise<void> {
  const path = backedUpPath(folder, key);
  const half = `${path}.half`;
  const bytes = await store.read(key);
  if (bytes === null) {
    throw new BackupFault(`The stored file ${key} is missing: "media check" says whose it is.`);
  }
  await mkdir(join(path, '..'), { recursive: true });
  const from =
    bytes instanceof Uint8Array ? Readable.from([bytes]) : Readable.fromWeb(bytes as never);
  await pipeline(from, createWriteStream(half, { flush: true }));
  if (!key.startsWith(await hashFile(half))) {
    await rm(half, { force: true });
    throw new BackupFault(`The stored file ${key} is damaged: "media check --repair" mends it.`);
  }
  await rename(half, path);
}

/** Takes away copies of the database that no manifest names: those of earlier backups, and halves. */
async function sweep(folder: string, kept: string): Promise<void> {
  for (const name of await readdir(folder)) {
    // A later one is of a backup that runs beside this one.
    if (name.startsWith('database-') && name < kept) await rm(join(folder, name), { force: true });
  }
}

/**
 * Makes a folder a backup of the gallery as it is now, while it serves: one state of the database and
 * every stored file it names, of which only those are copied that are not there yet, and the desk's
 * secret. An earlier backup in the folder stays whole until the new one is. Throws `BackupFault` or `CopyFault`.
 */
export async function writeBackup(
  folder: string,
  url: string,
  { database, store }: { database: Database; store: MediaReader },
): Promise<BackupDone> {
  await mkdir(folder, { recursive: true });
  await readManifest(folder);
  // What the copy names was named before it was made, or is named still: both are asked.
  const before = await listNamed(database);
  const catalogueVersion = await database.version();
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
  const file = `database-${stamp}.${database.engine === 'sqlite' ? 'db' : 'dump'}`;
  const path = join(folder, file);
  await copyDatabase(url, path);
  const named = new Map([...before, ...(await listNamed(database))].map((one) => [one.key, one]));
  const media: NamedFile[] = [];
  let [copied, copiedBytes] = [0, 0];
  for (const one of named.values()) {
    const there = await stat(backedUpPath(folder, one.key)).catch(() => null);
    if (there?.size !== one.sizeBytes) {
      await copyFile(store, folder, one);
      copied += 1;
      copiedBytes += one.sizeBytes;
    }
    media.push(one);
  }
  const manifest: BackupManifest = {
    format: 1,
    madeAt: new Date().toISOString(),
    engine: database.engine,
    catalogueVersion,
    database: { file, hash: await hashFile(path) },
    media,
  };
  const standing = await readManifest(folder);
  if (standing !== null && standing.database.file > file) {
    throw new BackupFault(`Another backup into ${folder} was faster; it is whole.`);
  }
  await backUpSecret(folder, url);
  await writeSynced(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`);
  await sweep(folder, file);
  await noteBackup(database, resolve(folder), Date.parse(manifest.madeAt));
  return { manifest, copied, copiedBytes };
}
