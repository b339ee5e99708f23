import 'server-only';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { findCaptionPlace } from '@/lib/clips/find-caption-place.server';
import { saveCaptions } from '@/lib/clips/save-captions.server';
import type { CaptionFile } from '@/lib/media/caption-file';
import { mediaTypes, writeMediaKey } from '@/lib/media/media-key';
import { mostCaptionBytes, readCaptions } from '@/lib/media/read-captions';
import { Refusal } from '@/lib/media/refusal';
import { examineSize } from '@/lib/media/verify-original.server';
import type { ImportTools } from './import-clip-file.server';

/** How captions came in. */
export interface CaptionsImport {
  outcome: 'known' | 'stored' | 'would_store';
  language: string | null;
  cues: number;
}

/**
 * Imports a local file of captions for a clip whose original is stored: written anew as WebVTT of plain
 * lines, in the place of what the clip had in that language. Throws `Refusal` for what is no captions,
 * or begins after the clip has ended. With `isFilmComing` the original need not be there yet.
 */
export async function importClipCaptions(
  path: string,
  { language, form }: CaptionFile,
  slug: string,
  { database, store, dryRun }: Omit<ImportTools, 'bare' | 'told'>,
  isFilmComing = false,
): Promise<CaptionsImport> {
  if ((await examineSize(path)) > mostCaptionBytes) {
    throw new Refusal('it is larger than 1 MiB; the captions of one clip would be right');
  }
  const { text, cues, firstMs } = await readCaptions(await readFile(path), form);
  const bytes = new TextEncoder().encode(text);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const { durationMs, hashes } = await findCaptionPlace(database, slug, language);
  if (durationMs === null && !isFilmComing) {
    throw new Refusal(`no original of ${slug} is stored; to import that first would be right`);
  }
  if (durationMs !== null && firstMs >= durationMs) {
    const [first, end] = [firstMs, durationMs].map((ms) => (ms / 1000).toFixed(1));
    throw new Refusal(`its first line comes after ${first} s and the clip lasts ${end} s`);
  }
  const key = { hash, extension: 'vtt' } as const;
  if (hashes.includes(hash) && (await store.stat(writeMediaKey(key)))?.sizeBytes === bytes.length) {
    return { outcome: 'known', language, cues };
  }
  if (dryRun) return { outcome: 'would_store', language, cues };
  await store.put(once(bytes), 'vtt', hash);
  const orphans = await saveCaptions(database, slug, {
    ...{ kind: 'captions', ...key, type: mediaTypes.vtt, sizeBytes: bytes.length, durationMs },
    ...{ width: null, height: null, codec: null, thumbhash: null, language },
  });
  for (const one of orphans) await store.remove(`${one.hash}.${one.extension}`);
  return { outcome: 'stored', language, cues };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
