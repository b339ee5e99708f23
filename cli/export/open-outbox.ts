import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that was written, and what its bytes came to. */
export interface WrittenFile {
  path: string;
  sizeBytes: number;
  /** Hexadecimal. */
  sha256: string;
}

/** Files on their way into a folder: written under other names, given theirs when all are whole. */
export interface Outbox {
  /** Writes one file beside its place, synced to the disk. */
  write(
    name: string,
    pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ): Promise<Omit<WrittenFile, 'path'>>;
  /** Gives every file its name, in the order they were written, over what was there. */
  deliver(): Promise<WrittenFile[]>;
  /** Takes away what was not delivered. */
  close(): Promise<void>;
}

/** Opens an outbox into a folder, which is made where it is missing. */
export async function openOutbox(folder: string): Promise<Outbox> {
  await mkdir(folder, { recursive: true });
  const waiting: (WrittenFile & { hidden: string })[] = [];
  return {
    async write(name, pieces) {
      const path = join(folder, name);
      const hidden = join(folder, `.${name}.${process.pid}.part`);
      const file = { path, hidden, sizeBytes: 0, sha256: '' };
      waiting.push(file);
      const hash = createHash('sha256');
      const handle = await open(hidden, 'w');
      try {
        for await (const piece of pieces) {
          hash.update(piece);
          file.sizeBytes += piece.length;
          await handle.writeFile(piece);
        }
        await handle.sync();
      } finally {
        await handle.close();
      }
      file.sha256 = hash.digest('hex');
      return { sizeBytes: file.sizeBytes, sha256: file.sha256 };
    },
    async deliver() {
      const delivered = [];
      while (waiting.length > 0) {
        const [file] = waiting;
        if (file === undefined) break;
        const { hidden, ...written } = file;
        await rename(hidden, file.path);
        waiting.shift();
        delivered.push(written);
      }
      return delivered;
    },
    async close() {
      for (const { hidden } of waiting) await rm(hidden, { force: true });
    },
  };
}
