import type { ClipPage } from '@/lib/clips/contracts.server';
import { fetchJson } from '@/lib/http/fetch-json';
import type { Locale } from '@/lib/i18n/locales';
import { toWallClip, type WallPage } from './wall-clip';

/** What a page of the wall is asked with. */
export interface MoreClips {
  /** The query's canonical string, without a cursor. */
  search: string;
  cursor: string | null;
  locale: Locale;
  signal: AbortSignal;
}

/** Fetches a further page of the wall, its matches lit where words are searched for. */
export async function loadMoreClips(asked: MoreClips): Promise<WallPage> {
  const params = new URLSearchParams(asked.search);
  if (asked.cursor !== null) params.set('cursor', asked.cursor);
  const page = await fetchJson<ClipPage>(`/api/v1/clips?${params}`, asked.signal);
  const q = params.get('q');
  const clips = page.items.map((item) => toWallClip(item, asked.locale));
  if (q === null) return { clips, nextCursor: page.nextCursor };
  const { lightClips } = await import('./light-clips');
  return { clips: lightClips(clips, page.items, q, asked.locale), nextCursor: page.nextCursor };
}
