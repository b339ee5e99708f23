/** A search over the seeded clips and its right answer. */
export interface SearchRow {
  q: string;
  why: string;
  /** What each clip of the answer holds, as a reader would look for it in the raw texts. */
  holds: readonly RegExp[];
  /** What none of them holds. */
  lacks?: readonly RegExp[];
  /** The answer, in the order of the alphabet; left out where it is too long to be read. */
  slugs?: readonly string[];
}
