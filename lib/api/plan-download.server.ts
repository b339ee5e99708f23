import 'server-only';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { countClips } from '@/lib/clips/count-clips.server';
import { getClipIn } from '@/lib/clips/get-clip.server';
import { listClipsIn } from '@/lib/clips/list-clips.server';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { safeFileName } from '@/lib/media/content-disposition';
import type { MediaReader } from '@/lib/media/media-store';
import { downloadName } from '@/lib/publish/download-name';

/** What of a clip may be saved, as the parameter `file` names it, the wanted kind first. */
export const FILE_CHOICES = {
  original: ['original'],
  '720p': ['video-720', 'video-fast', 'original'],
  '360p': ['video-360', 'video-720', 'video-fast', 'original'],
  none: [],
} as const satisfies Record<string, readonly Rendition['kind'][]>;
export type FileChoice = keyof typeof FILE_CHOICES;

/** As many clips, and as many bytes of films, as one download holds. */
export const MOST_CLIPS = 100;
export const MOST_BYTES = 4 * 1024 ** 3;

/** What is asked to be saved. */
export interface DownloadRequest {
  query: ClipQuery;
  /** Clips by name, in this order, in place of the query; null for the query. */
  slugs: readonly string[] | null;
  file: FileChoice;
  /** Whether a clip without a stored original gives its stand-in. */
  standIns: boolean;
  language: 'en' | 'zh';
}

/** One clip of a download, and its film where there is one; names are safe and each there once. */
export interface PlannedClip {
  clip: ClipDetail;
  stem: string;
  film: { key: string; name: string; rendition: Rendition } | null;
  /** Its captions, where the film is not a stand-in. */
  captions: { key: string; name: string; sizeBytes: number }[];
}

/** Why a clip, or its film, is not in a download. */
export type LeftOutReason = 'not_stored' | 'not_found' | 'too_many_bytes';

/** What a download holds, and what it does not. */
export interface DownloadPlan {
  clips: PlannedClip[];
  leftOut: { slug: string; reason: LeftOutReason; mediaUrl: string | null }[];
  /** Clips of the query beyond the first `MOST_CLIPS`. */
  clipsBeyond: number;
}

/** Plans a download in one snapshot: nothing is opened, but every film was seen to be there, whole. */
export async function planDownload(
  database: Database,
  store: MediaReader,
  request: DownloadRequest,
): Promise<DownloadPlan> {
  const found = await database.aside((reader) => readClips(reader, request));
  const plan: DownloadPlan = { clips: [], leftOut: [], clipsBeyond: found.clipsBeyond };
  for (const slug of found.unknown)
    plan.leftOut.push({ slug, reason: 'not_found', mediaUrl: null });
  const names = new Set<string>();
  let bytes = 0;
  for (const clip of found.clips) {
    const rendition = chooseFile(clip, request);
    const stem = uniqueStem(clip, rendition?.kind ?? 'original', request.language, names);
    const key = rendition === null ? '' : keyOf(rendition);
    const isThere =
      rendition !== null && (await store.stat(key))?.sizeBytes === rendition.sizeBytes;
    const fits = isThere && bytes + rendition.sizeBytes <= MOST_BYTES;
    if (fits) bytes += rendition.sizeBytes;
    else if (request.file !== 'none') {
      const reason = isThere ? 'too_many_bytes' : 'not_stored';
      plan.leftOut.push({ slug: clip.slug, reason, mediaUrl: clip.mediaUrl });
    }
    const name = `${stem}.${key.split('.').at(-1)}`;
    const film = fits ? { key, name, rendition } : null;
    const captions = film === null ? [] : await findCaptions(clip, film.rendition, stem, store);
    plan.clips.push({ clip, stem, film, captions });
  }
  return plan;
}

async function findCaptions(
  { renditions }: ClipDetail,
  { kind }: Rendition,
  stem: string,
  store: MediaReader,
): Promise<PlannedClip['captions']> {
  const found: PlannedClip['captions'] = [];
  for (const one of kind === 'stand-in' ? [] : renditions) {
    if (one.kind !== 'captions') continue;
    const key = keyOf(one);
    if ((await store.stat(key))?.sizeBytes !== one.sizeBytes) continue;
    found.push({ key, name: `${stem}.${one.language ?? 'und'}.vtt`, sizeBytes: one.sizeBytes });
  }
  return found;
}

/** The key of a stored file, which is the end of its address. */
function keyOf({ url }: Rendition): string {
  return url.split('/').at(-1) ?? '';
}

async function readClips(reader: Reader, { query, slugs }: DownloadRequest) {
  const clips: ClipDetail[] = [];
  const unknown: string[] = [];
  const asked = slugs ?? (await listSlugs(reader, query));
  for (const slug of asked) {
    try {
      clips.push((await getClipIn(reader, slug)).clip);
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'not_found') throw thrown;
      unknown.push(slug);
    }
  }
  const total = slugs === null ? await countClips(reader, query) : asked.length;
  return { clips, unknown, clipsBeyond: total - asked.length };
}

async function listSlugs(reader: Reader, query: ClipQuery): Promise<string[]> {
  const limit = Math.min(query.limit, MOST_CLIPS);
  const { items } = await listClipsIn(reader, { ...query, limit });
  return items.map(({ slug }) => slug);
}

function chooseFile({ renditions }: ClipDetail, request: DownloadRequest): Rendition | null {
  const kinds: readonly Rendition['kind'][] = FILE_CHOICES[request.file];
  const hasOriginal = renditions.some(({ kind }) => kind === 'original');
  const standIn: readonly Rendition['kind'][] =
    request.standIns && !hasOriginal ? ['stand-in'] : [];
  const wanted = request.file === 'none' ? [] : [...kinds, ...standIn];
  for (const kind of wanted) {
    const found = renditions.find((one) => one.kind === kind);
    if (found !== undefined) return found;
  }
  return null;
}

/** A name that no other file of the download has, in a file system that knows no case too. */
function uniqueStem(
  clip: ClipDetail,
  kind: Rendition['kind'],
  language: 'en' | 'zh',
  taken: Set<string>,
): string {
  const safe = (name: string) => safeFileName(name, 'json').replace(/\.json$/, '');
  const plain = safe(downloadName(clip, kind, language));
  const stem = taken.has(plain.toLowerCase()) ? safe(`${clip.slug} ${plain}`) : plain;
  taken.add(stem.toLowerCase());
  return stem;
}
