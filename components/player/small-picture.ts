import type { WallClip } from '@/components/clips/wall-clip';

const widthOf = (entry: string) => Number.parseInt(entry.split(' ')[1] ?? '', 10) || 0;

/**
 * A clip for a place that is small on every screen: its poster is the smallest file of the smallest
 * format, and nothing is left to choose. Chromium watches the window for every picture that has a
 * choice, and holds on to it, and to the page around it, where React drew it and threw it away.
 */
export function withSmallPicture(clip: WallClip): WallClip {
  const [best] = clip.sources;
  const files = best === undefined ? [] : best.srcSet.split(', ');
  const [smallest] = files.sort((a, b) => widthOf(a) - widthOf(b));
  return { ...clip, sources: [], poster: smallest?.split(' ')[0] ?? clip.poster };
}
