import 'server-only';
import type { Writer } from '@/lib/db/database';
import {
  type CandidateKind,
  type CandidateOrigin,
  candidateContracts,
  type PayloadOf,
} from './candidate-contract.server';

/** A finding on its way to the inbox. */
export interface NewCandidate<Of extends CandidateKind = CandidateKind> {
  kind: Of;
  origin: CandidateOrigin;
  /** Which file, feed or page it came from. */
  place: string | null;
  /** What makes it the same finding again, also after somebody has decided on it. */
  identity: string;
  /** One line of what it is. */
  title: string;
  payload: PayloadOf<Of>;
  /** Fields of the payload that were guessed, not read. */
  guessed?: readonly string[];
  /** The clip it probably is, and how alike, 0 to 1. */
  match?: { slug: string; likeness: number } | null;
}

/**
 * Puts a finding into the inbox, once: whether it is new there. Call it inside `writeAside` (or in the
 * transaction it belongs to): nothing public changes. Refuses a payload that breaks its contract.
 */
export async function saveCandidate<Of extends CandidateKind>(
  writer: Writer,
  candidate: NewCandidate<Of>,
): Promise<boolean> {
  const { kind, origin, place, identity, title, guessed = [], match = null } = candidate;
  const payload = candidateContracts[kind].parse(candidate.payload);
  const added = await writer.run(
    `INSERT INTO candidate (kind, origin, place, identity, status, payload, guessed, title,
       match_slug, likeness, added_at) VALUES (?, ?, ?, ?, 'waiting', ?, ?, ?, ?, ?, ?)
     ON CONFLICT (identity) DO NOTHING`,
    [
      ...[kind, origin, place, identity, JSON.stringify(payload), JSON.stringify(guessed)],
      ...[title.slice(0, 300), match?.slug ?? null, match?.likeness ?? null, Date.now()],
    ],
  );
  return added > 0;
}
