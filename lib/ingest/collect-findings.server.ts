import 'server-only';
import { markIdentitiesOnce } from '@/lib/clips/mark-identities.server';
import type { Database } from '@/lib/db/database';
import type { ReadOptions } from './connectors/connector';
import { readPlace } from './connectors/read-place.server';
import type { FoundClip } from './found-clip.server';
import { recogniseClip, type Verdict } from './recognise-clip.server';
import { type Arrival, type Judged, saveCandidates } from './save-candidates.server';

/** Findings that are judged and saved at once. */
const FINDINGS_PER_SAVE = 100;
/** Refusals that are named one by one; the others are counted. */
const MOST_NAMED = 50;

/** What a collecting came to. */
export interface Collected {
  found: number;
  verdicts: Record<Verdict['is'], number>;
  /** How many were not in the inbox before. */
  fresh: number;
  refused: number;
  refusals: { at: string; why: string }[];
}

/** How a place is collected from. */
export interface CollectOptions extends ReadOptions {
  as: string | null;
  arrival: Arrival;
  /** Judge, and save nothing. */
  dryRun?: boolean;
  onFinding?(judged: Judged, collected: Collected): void;
}

/**
 * Reads a place, knows what it holds again, and puts what is not known into the inbox: a finding
 * that came before stays as it was decided. What was saved stays when the place breaks off.
 */
export async function collectFindings(
  database: Database,
  place: string,
  options: CollectOptions,
): Promise<Collected> {
  const { as, arrival, dryRun = false, onFinding } = options;
  const collected: Collected = {
    found: 0,
    verdicts: { same: 0, appearance: 0, perhaps: 0, new: 0 },
    fresh: 0,
    refused: 0,
    refusals: [],
  };
  let waiting: Judged[] = [];
  const save = async () => {
    if (!dryRun) collected.fresh += await saveCandidates(database, waiting, arrival, Date.now());
    waiting = [];
  };
  const judge = async (found: FoundClip) => {
    const judged = { found, verdict: await recogniseClip(database, found) };
    collected.found += 1;
    collected.verdicts[judged.verdict.is] += 1;
    onFinding?.(judged, collected);
    waiting.push(judged);
    if (waiting.length >= FINDINGS_PER_SAVE) await save();
  };
  await markIdentitiesOnce(database);
  try {
    for await (const { found, refused } of readPlace(place, as, options)) {
      if (found !== undefined) await judge(found);
      else {
        collected.refused += 1;
        if (collected.refusals.length < MOST_NAMED) collected.refusals.push(refused);
      }
    }
  } finally {
    await save();
  }
  return collected;
}
