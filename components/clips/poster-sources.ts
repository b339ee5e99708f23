import type { ClipItem } from '@/lib/clips/contracts.server';

/** One format of a poster in all its widths, for `<source>`. */
export interface PosterSource {
  type: string;
  srcSet: string;
}

/** The posters by format, the smallest format first; widths the browser can choose from. */
export function posterSources(posters: ClipItem['posters']): PosterSource[] {
  const sized = posters.filter(({ width }) => width !== null);
  return ['image/avif', 'image/webp']
    .map((type) => ({
      type,
      srcSet: sized
        .filter((one) => one.type === type)
        .map(({ url, width }) => `${url} ${width}w`)
        .join(', '),
    }))
    .filter(({ srcSet }) => srcSet !== '');
}
