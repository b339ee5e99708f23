import 'server-only';
import { createHash } from 'node:crypto';
import { type Row, writeRows } from '@/lib/clips/bulk-write.server';
import type { Database, Writer } from '@/lib/db/database';
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
export function findingIdentity({ place }: Arrival, { id }: Pick<FoundClip, 'id'>): string {
  const digest = createHash('sha256').update(`${place}\n${id}`).digest('hex').slice(0, 40);
  return `found:${digest}`;
}

const FIRST_WORDS = 120;

function titleOf(found: FoundClip): string {
  const text = found.title ?? found.prompts[0]?.text ?? found.pageUrl ?? found.mediaUrl ?? found.id;
  return text.length > FIRST_WORDS ? `${text.slice(0, FIRST_WORDS).toWellFormed()}…` : text;
}

function candidateRow({ found, verdict }: Judged, arrival: Arrival, now: number) {
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
 * are known already are left out. `also` is written in the same transaction. Gives how many are new.
 */
export function saveCandidates(
  database: Database,
  judged: readonly Judged[],
  arrival: Arrival,
  now: number,
  also?: Also,
): Promise<number> {
  const fresh = judged.filter(({ verdict }) => verdict.is !== 'same');
  const rows = fresh.map((one) => candidateRow(one, arrival, now));
  return putCandidates(database, rows, also);
}

/** What is written with candidates, or not at all: how far an import has come, say. */
export type Also = (writer: Writer) => Promise<unknown>;

/** Writes rows of the inbox in one transaction, each identity once. Gives how many are new there. */
export async function putCandidates(
  database: Database,
  rows: readonly (Row & { identity: string })[],
  also?: Also,
): Promise<number> {
  const once = new Map(rows.map((row) => [row.identity, row]));
  if (once.size === 0 && also === undefined) return 0;
  return database.writeAside(async (writer) => {
    await also?.(writer);
    return writeRows(writer, 'candidate', [...once.values()], ['identity'], 'keep');
  });
}
