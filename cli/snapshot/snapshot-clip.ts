import type { ClipDetail } from '@/lib/clips/contracts.server';
import { fill } from '@/lib/i18n/fill';
import type { SearchTexts } from '@/lib/search/to-search-document.server';

/** A clip as a snapshot holds it: what is known, what it is found by, and which files go along. */
export interface SnapshotClip {
  clip: ClipDetail;
  texts: SearchTexts;
  /** Keys of the media store, `<hash>.<extension>`; null where there is none, or none is wanted. */
  card: string | null;
  poster: string | null;
  plays: { key: string; isOriginal: boolean } | null;
}

const keyOf = (url: string | null | undefined) => url?.split('/').at(-1) ?? null;

/** Chooses the files of a clip: a small and a wide poster every browser reads, and what plays. */
export function chooseFiles(clip: ClipDetail, withClips: boolean): Omit<SnapshotClip, 'texts'> {
  const plain = clip.posters
    .filter(({ type }) => type !== 'image/avif')
    .sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  const find = (kind: string) => clip.renditions.find((one) => one.kind === kind);
  const original = find('original');
  const key = keyOf((original ?? find('stand-in'))?.url);
  return {
    clip,
    card: keyOf(plain[0]?.url ?? clip.poster),
    poster: keyOf(plain.at(-1)?.url ?? clip.poster),
    plays: withClips && key !== null ? { key, isOriginal: original !== undefined } : null,
  };
}

/** The day as the source printed it, in the reader's form. */
export function dayOf(
  clip: Pick<ClipDetail, 'publishedOn' | 'certainty'>,
  write: (day: string) => string,
  words: { undated: string; about: string },
): string {
  if (clip.publishedOn === null) return words.undated;
  const day = write(clip.publishedOn);
  return clip.certainty === 'approximate' ? fill(words.about, { day }) : day;
}
