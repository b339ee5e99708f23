import 'server-only';
import { createHash } from 'node:crypto';
import { type Row, writeRows } from '@/lib/clips/bulk-write.server';
import type { Database } from '@/lib/db/database';
import type { FoundClip } from './found-clip.server';
import type { Verdict } from './recognise-clip.server';

/** A finding with what it was taken for. */
export interface Judged {
  found: FoundClip;
  verdict: Verdict;
}

/** Where findings came from: an import by hand, or a feed that is crawled. */
export interface Arrival {
  origin: 'import' | 'feed' | 'page';
  place: string;
}

/** What makes a finding one and the same, however often it comes: its place and its id there. */
export function findingIdentity({ place }: Arrival, { id }: FoundClip): string {
  const digest = createHash('sha256').update(`${place}\n${id}`).digest('hex').slice(0, 40);
  return `found:${digest}`;
}

const FIRST_WORDS = 120;

function titleOf(found: FoundClip): string {
  const text = found.title ?? found.prompts[0]?.text ?? found.pageUrl ?? found.mediaUrl ?? found.id;
  return text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS).toWellFormed()}…` : text;
}

function candidateRow({ found, verdict }: Judged, arrival: Arrival, now: number): Row {
  const isKnown = verdict.is === 'appearance';
  return {
    kind: isKnown ? 'appearance' : 'clip',
    origin: arrival.origin,
    place: arrival.place,
    identity: findingIdentity(arrival, found),
    status: 'waiting',
    payload: JSON.stringify(found),
    guessed: JSON.stringify(found.guessed),
    title: titleOf(found),
    match_slug: verdict.is === 'new' ? null : verdict.slug,
    likeness: verdict.is === 'new' ? null : verdict.likeness,
    added_at: now,
  };
}

/**
 * Puts findings into the inbox, each once: one that came before stays as it was decided. Places that
 * are known already are left out. Gives how many are new there.
 */
export async function saveCandidates(
  database: Database,
  judged: readonly Judged[],
  arrival: Arrival,
  now: number,
): Promise<number> {
  const fresh = judged.filter(({ verdict }) => verdict.is !== 'same');
  const rows = new Map(
    fresh.map((one) => {
      const row = candidateRow(one, arrival, now);
      return [row.identity, row];
    }),
  );
  if (rows.size === 0) return 0;
  return database.writeAside((writer) =>
    writeRows(writer, 'candidate', [...rows.values()], ['identity'], 'keep'),
  );
}
