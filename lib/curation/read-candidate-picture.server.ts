import 'server-only';
import { fileTypeFromBuffer } from 'file-type';
import type { Reader } from '@/lib/db/database';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import { readBytes } from '@/lib/ingest/outside/read-bytes.server';
import { readCandidates } from './inbox.server';

/** What is shown as a picture; a drawing in SVG may hold a script and is none. */
const PICTURES: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
];
const MOST_BYTES = 5 * 1024 * 1024;
const MOST_MS = 10_000;

/** A picture as it came, told by its first bytes. */
export interface CandidatePicture {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The picture that a finding names, fetched by the guarded client: a curator's browser asks nobody
 * outside. null where it names none, or none can be had.
 */
export async function readCandidatePicture(
  reader: Reader,
  id: number,
): Promise<CandidatePicture | null> {
  const [candidate] = await readCandidates(reader, [id]);
  const { posterUrl } = (candidate?.payload ?? {}) as { posterUrl?: string | null };
  if (posterUrl == null) return null;
  try {
    const limits = { mostBytes: MOST_BYTES, mostUnpackedBytes: MOST_BYTES, totalMs: MOST_MS };
    const answer = await getGuardedClient().ask(posterUrl, { ...limits, accept: 'image/*' });
    const bytes = new Uint8Array(await readBytes(answer));
    const type = (await fileTypeFromBuffer(bytes))?.mime ?? '';
    return PICTURES.includes(type) ? { type, bytes } : null;
  } catch {
    // Gone, refused, too large: the rest of the finding is there without it.
    return null;
  }
}
