import 'server-only';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { PlaceFault } from '../place-fault';

const GB = 1024 ** 3;

/** How much of an archive is unpacked. */
export interface ArchiveLimits {
  entries: number;
  /** Of all files together, unpacked. */
  bytes: number;
  /** Bytes unpacked for one packed: films and texts stay far below, bombs far above. */
  ratio: number;
}

/** What an export of a few thousand films may hold. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 50_000, bytes: 50 * GB, ratio: 200 };
/** A small text may be packed better than films are. */
const SMALL_BYTES = 1024 * 1024;
const LONGEST_NAME = 1_024;

/** What of an archive is wanted: clips and what stands beside them. */
const WANTED = /\.(?:mp4|m4v|mov|webm|mkv|json|txt)$/i;
/** The bits of a Unix mode that say what kind of file it is; a link is none. */
const KIND_MASK = 0o170000;
const LINK = 0o120000;

function refuse(name: string, why: string): PlaceFault {
  return new PlaceFault(`${name} is an archive that is not unpacked: ${why}.`);
}

/** The path an entry is written to, inside `folder`; null for what is not wanted. Refuses ways out. */
function placeIn(folder: string, entry: ZipEntry, archive: string): string | null {
  const name = entry.fileName;
  const isLink = ((entry.externalFileAttributes >>> 16) & KIND_MASK) === LINK;
  if (name.endsWith('/') || isLink || !WANTED.test(name)) return null;
  if (name.length > LONGEST_NAME) throw refuse(archive, 'a name in it is too long');
  const path = resolve(folder, name);
  // yauzl refuses such names already; this is the place that must not be wrong.
  if (!path.startsWith(folder + sep)) throw refuse(archive, `“${name}” leads out of it`);
  return path;
}

/** Writes one entry, counting what comes: sizes that an archive states are only its word. */
async function writeEntry(
  zip: ZipFile,
  entry: ZipEntry,
  path: string,
  take: (bytes: number) => void,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const counted = new Transform({
    transform(piece: Buffer, _, done) {
      try {
        take(piece.length);
        done(null, piece);
      } catch (fault) {
        done(fault as Error);
      }
    },
  });
  await pipeline(
    await zip.openReadStreamPromise(entry),
    counted,
    createWriteStream(path, { flags: 'wx' }),
  );
}

/**
 * Unpacks the clips of a ZIP and what stands beside them into an empty folder. Bounded in entries,
 * bytes and how tightly they are packed; nothing is written outside the folder, links are left out.
 * Throws `PlaceFault` for what is no ZIP, packed with a password, or beyond the limits.
 */
export async function unpackArchive(
  archive: string,
  folder: string,
  { limits = ARCHIVE_LIMITS, signal }: { limits?: ArchiveLimits; signal?: AbortSignal } = {},
): Promise<void> {
  const root = resolve(folder);
  let bytes = 0;
  let entries = 0;
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false }).catch((cause) => {
    throw new PlaceFault(`${archive} is no ZIP that can be read: ${cause.message}.`, { cause });
  });
  try {
    for await (const entry of zip.eachEntry()) {
      signal?.throwIfAborted();
      entries += 1;
      if (entries > limits.entries)
        throw refuse(archive, `it has more than ${limits.entries} files`);
      const path = placeIn(root, entry, archive);
      if (path === null) continue;
      if (entry.isEncrypted()) throw refuse(archive, 'it is locked with a password');
      let own = 0;
      await writeEntry(zip, entry, path, (length) => {
        bytes += length;
        own += length;
        if (bytes > limits.bytes) throw refuse(archive, 'it unpacks to more than is read');
        const most = Math.max(SMALL_BYTES, entry.compressedSize * limits.ratio);
        if (own > most)
          throw refuse(archive, `“${entry.fileName}” is packed too tightly to be one`);
      });
    }
  } catch (thrown) {
    if (thrown instanceof PlaceFault || signal?.aborted) throw thrown;
    throw new PlaceFault(`${archive} cannot be unpacked: ${(thrown as Error).message}.`, {
      cause: thrown,
    });
  } finally {
    zip.close();
  }
}
