import entries from '@/seed/blends.json';

/** The clips that blend one film into another, in the order of `seed/blends.json`. */
export const BLENDED: readonly string[] = entries.map(({ slug }) => slug);

/**
 * The published addresses of the two films that a clip was blended from, as its publisher shows them
 * from left to right; null for any other clip. They are no clips of the catalogue.
 */
export function inputsOf(slug: string): { left: string; right: string } | null {
  const [left, right] = entries.find((one) => one.slug === slug)?.inputs ?? [];
  return left === undefined || right === undefined ? null : { left, right };
}
