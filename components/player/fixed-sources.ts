import type { PosterSource } from '@/components/clips/poster-sources';

/**
 * A poster's source for a place that is small on every screen: by the screen's density alone, the
 * smallest width for a plain one and the next for a dense one. Chromium watches the window for a
 * picture chosen by width, and holds on to it, and to the page around it, where React drew it and
 * threw it away; one chosen by density it lets go.
 */
export function fixedSource({ type, srcSet }: PosterSource): PosterSource {
  const widths = srcSet
    .split(', ')
    .map((entry) => entry.split(' '))
    .sort(([, a = ''], [, b = '']) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
  const dense = widths.slice(0, 2).map(([url], at) => `${url} ${at + 1}x`);
  return { type, srcSet: dense.join(', ') };
}
