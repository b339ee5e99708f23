import type { ClipDetail, Rendition } from '@/lib/clips/contracts.server';
import { isRearranged } from '@/lib/media/plan-renditions';
import type { OriginalSight, PlayFile, Quality } from './choose-file';

/** What a clip's player starts with, and where its original may come from. */
export interface ChosenSource {
  /** The file that plays at once; null when nothing is stored. */
  file: Rendition | null;
  /** The public address that may be asked for the original; null when it may not or none is known. */
  linked: string | null;
}

/**
 * Chooses what is played: the stored original where there is one, else the stand-in, and beside
 * that the public address where originals may come by link.
 */
export function chooseSource(
  clip: Pick<ClipDetail, 'renditions' | 'mediaUrl'>,
  originals: 'link' | 'stored',
): ChosenSource {
  const find = (kind: Rendition['kind']) => clip.renditions.find((one) => one.kind === kind);
  const original = find('original');
  if (original !== undefined) return { file: original, linked: null };
  const isHttp = clip.mediaUrl !== null && /^https?:\/\//.test(clip.mediaUrl);
  return {
    file: find('stand-in') ?? null,
    linked: originals === 'link' && isHttp ? clip.mediaUrl : null,
  };
}

/** The renditions that play for an original, by size. */
const SIZES: readonly (readonly [Rendition['kind'], Quality])[] = [
  ['original', 'original'],
  ['video-720', '720p'],
  ['video-360', '360p'],
];

/**
 * The files an original may play from, the largest first. Where it was encoded anew to start
 * everywhere, that file stands for it; none where no original is stored.
 */
export function listPlayFiles(renditions: ClipDetail['renditions']): PlayFile[] {
  const find = (kind: Rendition['kind']) => renditions.find((one) => one.kind === kind);
  const original = find('original');
  if (original === undefined) return [];
  return SIZES.flatMap(([kind, quality]) => {
    const file = quality === 'original' ? (find('video-fast') ?? original) : find(kind);
    if (file === undefined) return [];
    const { url, type, codec } = file;
    return [{ quality, url, type, codec, sight: sightOf(file, original) }];
  });
}

function sightOf({ kind }: Rendition, { codec, facts }: Rendition): OriginalSight {
  if (kind === 'original') return 'original';
  if (kind !== 'video-fast') return 'smaller';
  return facts !== null && isRearranged({ codec, ...facts }) ? 'rearranged' : 'recoded';
}

/**
 * Chooses the poster of a player, which takes one file for every screen: the widest AVIF, a third
 * smaller than any other. Who cannot read it sees the clip's colours.
 */
export function choosePoster(posters: ClipDetail['posters']): string | null {
  const widest = posters
    .filter(({ type }) => type === 'image/avif')
    .sort((a, b) => (b.width ?? 0) - (a.width ?? 0));
  return widest[0]?.url ?? null;
}
