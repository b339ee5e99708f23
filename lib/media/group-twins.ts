import { matchPrints, type PrintMatch, readPrint } from './match-prints';

/** A stored original and the look of its frames. */
export interface Printed {
  slug: string;
  hash: string;
  framePrint: string | null;
}

/** Two originals that are the same bytes, or look alike. */
export interface Twins {
  one: Printed;
  other: Printed;
  /** null where they are the same bytes. */
  match: PrintMatch | null;
}

/** A frame's word at its place in the frame: two like frames share at least one of four. */
type Word = `${number}:${number}`;

// A word that so many originals have (a still sky) leads from everything to everything.
const mostHolders = 200;

/**
 * Finds the originals that are the same bytes or look alike, those of one clip too. Only originals
 * that share a quarter of some frame exactly are laid along each other, so that a gallery's size
 * costs little.
 */
export function findTwins(originals: readonly Printed[]): Twins[] {
  const prints = originals.map(({ framePrint }) => readPrint(framePrint ?? ''));
  const holders = new Map<Word, Set<number>>();
  const twins: Twins[] = [];
  for (const [at, other] of originals.entries()) {
    const candidates = new Set<number>();
    for (const word of listWords(prints[at] ?? [])) {
      const held = holders.get(word) ?? new Set<number>();
      if (held.size <= mostHolders) for (const holder of held) candidates.add(holder);
      holders.set(word, held.add(at));
    }
    for (const [before, one] of originals.slice(0, at).entries()) {
      if (one.hash === other.hash) {
        if (one.slug !== other.slug) twins.push({ one, other, match: null });
      } else if (candidates.has(before)) {
        const match = matchPrints(prints[before] ?? [], prints[at] ?? []);
        if (match !== null) twins.push({ one, other, match });
      }
    }
  }
  return twins;
}

function listWords(frames: readonly (Uint16Array | null)[]): Set<Word> {
  const words = new Set<Word>();
  for (const frame of frames) {
    if (frame === null) continue;
    for (const [place, word] of frame.entries()) {
      // A band of one plain colour says nothing.
      if (word !== 0 && word !== 0xffff) words.add(`${place}:${word}`);
    }
  }
  return words;
}

/** Puts twins together into groups: whoever is a twin of one of a group belongs to it. */
export function groupTwins(twins: readonly Twins[]): Twins[][] {
  const groupOf = new Map<string, Twins[]>();
  const keyOf = ({ slug, hash }: Printed) => `${slug} ${hash}`;
  for (const pair of twins) {
    const [one, other] = [groupOf.get(keyOf(pair.one)), groupOf.get(keyOf(pair.other))];
    const group = [...new Set([...(one ?? []), ...(other ?? []), pair])];
    for (const { one: a, other: b } of group) {
      groupOf.set(keyOf(a), group);
      groupOf.set(keyOf(b), group);
    }
  }
  return [...new Set(groupOf.values())];
}
