import type { Facts } from '@/lib/curation/desk-kinds';

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** A field that two curators wrote: as the second began, as it is now, as the second wrote it. */
export interface Clash {
  field: string;
  began: unknown;
  now: unknown;
  yours: unknown;
}

/** What came of two hands in one record. */
export interface Merged {
  facts: Facts;
  clashes: Clash[];
  /** What only the other wrote: it stands, and whoever comes second sees it. */
  joined: Omit<Clash, 'yours'>[];
}

/**
 * Joins what somebody wrote with what was changed meanwhile: what only one side changed is that
 * side's, what both wrote otherwise is a clash, in which yours stands until something is chosen.
 */
export function mergeFacts(began: Facts, now: Facts, yours: Facts): Merged {
  const facts: Facts = {};
  const clashes: Clash[] = [];
  const joined: Merged['joined'] = [];
  for (const field of new Set([...Object.keys(now), ...Object.keys(yours)])) {
    const [first, there, mine] = [began[field], now[field], yours[field]];
    facts[field] = same(mine, first) ? there : mine;
    if (same(mine, there) || same(there, first)) continue;
    if (same(mine, first)) joined.push({ field, began: first, now: there });
    else clashes.push({ field, began: first, now: there, yours: mine });
  }
  return { facts, clashes, joined };
}
