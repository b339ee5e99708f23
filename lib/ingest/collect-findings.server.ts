import 'server-only';
import { markIdentitiesOnce } from '@/lib/clips/mark-identities.server';
import type { Database } from '@/lib/db/database';
import type { FoundEntry, ReadOptions } from './connectors/connector';
import { readPlace } from './connectors/read-place.server';
import { type ImportMark, writeMark } from './import-mark.server';
import type { Verdict } from './recognise-clip.server';
import { Recogniser } from './recognise-many.server';
import { type Also, type Arrival, type Judged, saveCandidates } from './save-candidates.server';
import { ExplainerTaker } from './take-explainers.server';

/** Findings that are judged and saved at once: a statement's worth of rows. */
const FINDINGS_PER_SAVE = 350;
/** Refusals that are named one by one; the others are counted. */
const MOST_NAMED = 50;

/** What the entries of a place are taken for. */
export type Gives = 'clips' | 'explainers';

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
  gives?: Gives;
  /** Judge, and save nothing. */
  dryRun?: boolean;
  /** Where an earlier reading of the same file broke off: what was saved then is passed over. */
  mark?: ImportMark;
  onFinding?(judged: Judged, collected: Collected): void;
}

/** Judges findings and puts what is not known into the inbox. */
interface Taker {
  /** What has to be seen of an entry while it is read. */
  look?(entry: FoundEntry): Promise<void>;
  /** null saves nothing. */
  take(
    entries: readonly FoundEntry[],
    save: { also: Also | undefined } | null,
  ): Promise<{ verdicts: Verdict[]; fresh: number }>;
}

function takeClips(database: Database, arrival: Arrival): Taker {
  const recogniser = new Recogniser(database);
  return {
    look: (entry) => recogniser.look(entry),
    async take(entries, save) {
      const verdicts = await recogniser.recognise(entries.map(({ found }) => found));
      const judged = entries.map(({ found }, at) => ({
        found,
        verdict: verdicts[at] ?? { is: 'new' as const },
      }));
      const fresh =
        save === null ? 0 : await saveCandidates(database, judged, arrival, Date.now(), save.also);
      return { verdicts, fresh };
    },
  };
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
  const { as, arrival, gives = 'clips', dryRun = false, mark, onFinding } = options;
  const collected: Collected = {
    found: 0,
    verdicts: { same: 0, appearance: 0, perhaps: 0, new: 0 },
    fresh: 0,
    refused: 0,
    refusals: [],
  };
  const taker: Taker =
    gives === 'clips' ? takeClips(database, arrival) : new ExplainerTaker(database, arrival);
  let waiting: FoundEntry[] = [];
  let read = 0;
  const flush = async () => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    const done = read;
    const also = mark === undefined ? undefined : writeMark(mark, done);
    const { verdicts, fresh } = await taker.take(batch, dryRun ? null : { also });
    collected.fresh += fresh;
    for (const [at, { found }] of batch.entries()) {
      const verdict = verdicts[at] ?? { is: 'new' };
      collected.found += 1;
      collected.verdicts[verdict.is] += 1;
      onFinding?.({ found, verdict }, collected);
    }
  };
  await markIdentitiesOnce(database);
  try {
    for await (const entry of readPlace(place, as, options)) {
      read += 1;
      if (mark !== undefined && read <= mark.done) continue;
      if (entry.found === undefined) {
        collected.refused += 1;
        if (collected.refusals.length < MOST_NAMED) collected.refusals.push(entry.refused);
        continue;
      }
      await taker.look?.(entry);
      waiting.push(entry);
      if (waiting.length >= FINDINGS_PER_SAVE) await flush();
    }
  } finally {
    await flush();
  }
  return collected;
}
