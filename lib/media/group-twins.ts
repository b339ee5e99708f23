import { type Printed, PrintIndex } from './index-prints';
import type { PrintMatch } from './match-prints';

/** Two originals that are the same bytes, or look alike. */
export interface Twins {
  one: Printed;
  other: Printed;
  /** null where they are the same bytes. */
  match: PrintMatch | null;
}

/** Finds the originals that are the same bytes or look alike, those of one clip that look alike too. */
export function findTwins(originals: readonly Printed[]): Twins[] {
  const index = new PrintIndex();
  return originals.flatMap((other) => {
    const like = index.listLike(other);
    index.add(other);
    return like
      .filter(({ printed, match }) => match !== null || printed.slug !== other.slug)
      .map(({ printed, match }) => ({ one: printed, other, match }));
  });
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
