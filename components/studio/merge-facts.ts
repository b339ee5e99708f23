import type { Facts } from '@/lib/curation/desk-kinds';

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A field that two curators wrote: as the second began, as it is now, as the second wrote it. */
export interface Clash {
  field: string;
  began: unknown;
  now: unknown;
  yours: unknown;
}

/**
 * Joins what somebody wrote with what was changed meanwhile: what only one side changed is that
 * side's, what both wrote otherwise is a clash, in which yours stands until something is chosen.
 */
export function mergeFacts(
  began: Facts,
  now: Facts,
  yours: Facts,
): { facts: Facts; clashes: Clash[] } {
  const facts: Facts = {};
  const clashes: Clash[] = [];
  for (const field of new Set([...Object.keys(now), ...Object.keys(yours)])) {
    const [first, there, mine] = [began[field], now[field], yours[field]];
    facts[field] = same(mine, first) ? there : mine;
    if (same(mine, there) || same(mine, first) || same(there, first)) continue;
    clashes.push({ field, began: first, now: there, yours: mine });
  }
  return { facts, clashes };
}
