import 'server-only';
import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFileReader } from './file-reader.server';
import { type MediaExtension, parseMediaKey, writeMediaKey } from './media-key';
import type { ListedMedia, MediaStore } from './media-store';
import { forgetOpenFile } from './open-files.server';
import { statFile } from './read-file-range.server';
import { Refusal } from './refusal';
import { writeHashed } from './write-hashed.server';

// Half-written files live here, on the same file system as the store, so that a rename is one step.
const incomingFolder = '.incoming';

// A process that still writes touches its file; one of this age belongs to a process that died.
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * Keeps files in a folder as `ab/ab….mp4`, made when first needed. A file is written beside,
 * synced, renamed, and its folder synced: after a kill or a power cut it is whole or absent.
 */
export function makeDiskStore(root: string): MediaStore {
  const pathOf = (key: string): string | null => {
    const parsed = parseMediaKey(key);
    return parsed === null ? null : join(root, parsed.hash.slice(0, 2), key);
  };

  return {
    ...makeFileReader(pathOf),

    async put(source, extension, expected) {
      const incoming = join(root, incomingFolder);
      await mkdir(incoming, { recursive: true });
      await sweepAbandoned(incoming);
      const temporary = join(incoming, `${randomUUID()}.part`);
      try {
        const { hash, sizeBytes } = await writeHashed(source, temporary);
        if (sizeBytes === 0) throw new RangeError('There are no bytes to store.');
        if (expected !== undefined && hash !== expected) {
          throw new Refusal('it changed while it was read; once it is finished it would be right');
        }
        const existed = await settle(temporary, hash, extension, sizeBytes);
        return { hash, sizeBytes, existed };
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async remove(key) {
      const path = pathOf(key);
      if (path === null) return;
      forgetOpenFile(path);
      await rm(path, { force: true });
    },

    list: () => listFiles(root),
  };

  async function settle(
    temporary: string,
    hash: string,
    extension: MediaExtension,
    sizeBytes: number,
  ): Promise<boolean> {
    const path = join(root, hash.slice(0, 2), writeMediaKey({ hash, extension }));
    const folder = dirname(path);
    const isNewFolder = (await mkdir(folder, { recursive: true })) !== undefined;
    const standing = await statFile(path);
    // Another size under this name can only be damage: it is replaced.
    const existed = standing?.sizeBytes === sizeBytes;
    if (!existed) await rename(temporary, path);
    await syncFolder(folder);
    if (isNewFolder) await syncFolder(root);
    return existed;
  }
}

/** Every file of the store, its folders in the order of their names. */
async function* listFiles(root: string): AsyncGenerator<ListedMedia> {
  const folders = await readdir(root).catch(() => []);
  for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
    for (const key of (await readdir(join(root, folder))).sort()) {
      const found = parseMediaKey(key) === null ? null : await statFile(join(root, folder, key));
      if (found !== null) yield { key, ...found };
    }
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders; there the rename itself has to do.
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function sweepAbandoned(incoming: string): Promise<void> {
  const oldest = Date.now() - abandonedAfterMs;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => null);
    if (found !== null && found.mtimeMs < oldest) await rm(path, { force: true });
  }
}
