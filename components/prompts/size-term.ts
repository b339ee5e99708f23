/** How many sizes there are above the smallest. */
const STEPS = 5;

/**
 * The size of a word by how often it is said, 0 (once) to 5 (the most said): by doublings, as one
 * reads loudness, so that a few common words do not make all others equal.
 */
export function sizeTerm(count: number, most: number): number {
  if (count <= 1 || most <= 1) return 0;
  return Math.min(STEPS, Math.round((Math.log2(count) / Math.log2(most)) * STEPS));
}
