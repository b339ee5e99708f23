import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ClipEntry } from '@/lib/clips/clip-entry';
import { saveClips } from '@/lib/clips/save-clips.server';
import { openDatabase } from '@/lib/db/open-database.server';
import { makeDiskStore } from '@/lib/media/disk-store.server';
import { makeEntry } from './make-entry';
import type { GalleryPlace } from './serve-gallery';

/** Saves a clip into a gallery that another process may have open, as an import would. */
export async function addClip(
  { databaseUrl }: GalleryPlace,
  slug: string,
  known: Partial<ClipEntry> = {},
): Promise<void> {
  const database = await openDatabase(databaseUrl);
  try {
    await database.write((writer) => saveClips(writer, [makeEntry(slug, known)], Date.now()));
  } finally {
    await database.close();
  }
}

/** Stores an MP4 of 640 × 360 in a gallery's folder as a drawn loop, to go with a clip. */
export async function storeStandIn(
  { mediaStore }: GalleryPlace,
  path: string,
): Promise<ClipEntry['renditions'][number]> {
  const { hash } = await makeDiskStore(mediaStore).put(createReadStream(path), 'mp4');
  const { size: sizeBytes } = await stat(path);
  const shape = { width: 640, height: 360, durationMs: 3000, codec: 'h264', thumbhash: null };
  return { kind: 'stand-in', hash, extension: 'mp4', type: 'video/mp4', sizeBytes, ...shape };
}
