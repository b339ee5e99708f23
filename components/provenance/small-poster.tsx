import type { ClipItem } from '@/lib/clips/contracts.server';

/** Wide enough for a thumbnail on a sharp screen, in pixels. */
const ENOUGH = 320;

/** The address of the narrowest poster that is wide enough for a thumbnail; null without any. */
export function pickSmallPoster(posters: ClipItem['posters']): string | null {
  const plain = posters.filter(({ type }) => type !== 'image/avif');
  const byWidth = plain.sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  return (byWidth.find(({ width }) => (width ?? 0) >= ENOUGH) ?? byWidth.at(-1))?.url ?? null;
}

/** A clip's poster as a thumbnail; says nothing by itself, the title stands beside it. */
export function SmallPoster({ posters }: Pick<ClipItem, 'posters'>) {
  const address = pickSmallPoster(posters);
  return address === null ? (
    <span aria-hidden="true" data-poster="" />
  ) : (
    <img src={address} alt="" loading="lazy" decoding="async" data-poster="" />
  );
}
