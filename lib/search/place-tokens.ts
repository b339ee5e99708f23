import { tokenize } from '@/lib/search/tokenize';

/** A token and its position in a column; two positions apart means not side by side. */
export interface PlacedToken {
  token: string;
  position: number;
  isStem: boolean;
}

/**
 * Only this many positions of a column are searchable, on either engine: PostgreSQL counts every
 * position past 16,383 as that one, and phrases would match what they should not.
 */
export const COLUMN_MAX_POSITIONS = 16_000;

/** The tokens of a column's texts in order, with one position left free between two texts, so that no phrase matches across them. */
export function placeTokens(texts: readonly string[]): PlacedToken[] {
  const placed: PlacedToken[] = [];
  let base = 0;
  for (const text of texts) {
    let next = base;
    for (const { token, kind, position } of tokenize(text)) {
      if (base + position >= COLUMN_MAX_POSITIONS) return placed;
      placed.push({ token, position: base + position, isStem: kind === 'stem' });
      next = base + position + 2;
    }
    base = next;
  }
  return placed;
}
