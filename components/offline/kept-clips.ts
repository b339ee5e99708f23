import { chooseSource } from '@/components/player/choose-source';
import type { ClipDetail } from '@/lib/clips/contracts.server';
import { watchPath } from '@/lib/clips/paths';
import { fetchJson } from '@/lib/http/fetch-json';
import { type Locale, localePath } from '@/lib/i18n/locales';

/** The cache that the worker answers kept clips from (see `public/sw.js`). */
const KEPT = 'promptreel-kept';

/** How many clips, and how many bytes. */
export interface Amount {
  count: number;
  sizeBytes: number;
}

/** What a clip needs to open and play without a network. */
interface Needed {
  sizeBytes: number;
  /** What plays, and its pictures. */
  files: string[];
  page: string;
}

/** Whether this browser can keep clips at all: over plain http it cannot. */
export function canKeepClips(): boolean {
  return 'caches' in window && 'serviceWorker' in navigator;
}

/** What the clips of these slugs need, those left out of which nothing is stored by the gallery. */
export async function measureClips(slugs: readonly string[], locale: Locale): Promise<Needed[]> {
  const needed: Needed[] = [];
  for (const slug of slugs) {
    const { clip } = await fetchJson<{ clip: ClipDetail }>(
      `/api/v1/clips/${encodeURIComponent(slug)}`,
    );
    const { file } = chooseSource(clip, 'stored');
    if (file === null) continue;
    needed.push({
      sizeBytes: file.sizeBytes,
      files: [file.url, ...clip.posters.map(({ url }) => url)],
      page: localePath(locale, watchPath(slug)),
    });
  }
  return needed;
}

/** Stores what clips need, one after the other; `told` hears how many are done. Throws at the first that does not come. */
export async function keepClips(
  needed: readonly Needed[],
  told: (done: number) => void,
): Promise<void> {
  const cache = await caches.open(KEPT);
  const { active } = await navigator.serviceWorker.ready;
  for (const [index, { files, page }] of needed.entries()) {
    for (const address of [...files, page]) {
      if ((await cache.match(address)) === undefined) await cache.add(address);
    }
    // With its scripts and styles, which pages share.
    active?.postMessage({ page });
    told(index + 1);
  }
}

/** What is kept in this browser. */
export async function readKept(): Promise<Amount> {
  const amount = { count: 0, sizeBytes: 0 };
  if (!(await caches.has(KEPT))) return amount;
  const cache = await caches.open(KEPT);
  for (const request of await cache.keys()) {
    const { headers } = (await cache.match(request)) ?? new Response();
    if (!headers.get('content-type')?.startsWith('video/')) continue;
    amount.count += 1;
    amount.sizeBytes += Number(headers.get('content-length') ?? 0);
  }
  return amount;
}

/** Takes every kept clip out of this browser. */
export async function removeKept(): Promise<void> {
  await caches.delete(KEPT);
}
