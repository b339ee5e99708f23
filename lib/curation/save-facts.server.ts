import 'server-only';
import { isDeepStrictEqual } from 'node:util';
import type { Database, Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { DeskKind, Facts } from './desk-kinds';
import { readFacts } from './read-facts.server';
import { parseFacts, writeFacts } from './write-facts.server';

/** Who changes something: a curator by name, or a program that one has started. */
export interface Hand {
  curatorId: string | null;
  name: string;
}

/** One change of one record on its way in. */
export interface Change {
  kind: DeskKind;
  key: string;
  facts: Facts;
  /** The number of the last revision that whoever changes it has seen; 0 for none. */
  base: number;
  reason: string | null;
  /** The revision that this takes back. */
  reverts?: number;
  /** The candidate that led to it. */
  candidateId?: number;
}

/** What came of a change: the record's newest revision, and the fields that differ from before. */
export interface Changed {
  number: number;
  fields: string[];
}

/** The newest revision of a record: its number (0 for none), who made it and when. */
export async function readHead(writer: Pick<Writer, 'rows'>, kind: DeskKind, key: string) {
  const [head] = await writer.rows<{ number: number; curator_name: string; at: number }>(
    `SELECT number, curator_name, at FROM revision WHERE kind = ? AND key = ?
     ORDER BY number DESC LIMIT 1`,
    [kind, key],
  );
  return head ?? { number: 0, curator_name: null, at: null };
}

/** The fields in which two states of a record differ. */
export function differingFields(before: Facts | null, after: Facts): string[] {
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value ?? null)) as unknown;
  return Object.keys(after).filter(
    (field) => !isDeepStrictEqual(plain(before?.[field]), plain(after[field])),
  );
}

/**
 * Saves a change inside a writing transaction: the facts, a revision with before and after, and whose
 * the fields are from now on. A record that was changed since `base` is a `conflict` that carries
 * what stands there now. What changes nothing makes no revision.
 */
export async function saveFactsIn(writer: Writer, hand: Hand, change: Change): Promise<Changed> {
  const { kind, key, base, reason } = change;
  const before = await readFacts(writer, kind, key);
  const head = await readHead(writer, kind, key);
  if (head.number !== base) {
    throw new Problem('conflict', `${head.curator_name ?? 'Somebody'} changed this meanwhile.`, {
      detail: { number: head.number, by: head.curator_name, at: head.at, facts: before },
    });
  }
  const facts = parseFacts(kind, change.facts);
  const name = facts.slug ?? facts.key;
  if (name !== key) throw new Problem('bad_request', `The name of ${key} does not change.`);
  const fields = differingFields(before, facts);
  if (fields.length === 0) return { number: head.number, fields };
  const now = Date.now();
  await writeFacts(writer, kind, key, facts, now);
  const number = head.number + 1;
  // As it was stored, not as it was sent: what is compared later is read the same way.
  const after = await readFacts(writer, kind, key);
  await writer.run(
    `INSERT INTO revision (kind, key, number, curator_id, curator_name, at, before, after, fields,
       reason, reverts, candidate_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[kind, key, number, hand.curatorId, hand.name, now],
      ...[before === null ? null : JSON.stringify(before), JSON.stringify(after)],
      ...[JSON.stringify(fields), reason, change.reverts ?? null, change.candidateId ?? null],
    ],
  );
  for (const field of fields) {
    await writer.run(
      `INSERT INTO curated_field (kind, key, field, curator_id, at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (kind, key, field) DO UPDATE SET curator_id = excluded.curator_id, at = excluded.at`,
      [kind, key, field, hand.curatorId, now],
    );
  }
  return { number, fields };
}

/** Saves one change in a transaction of its own. */
export function saveFacts(database: Database, hand: Hand, change: Change): Promise<Changed> {
  return database.write((writer) => saveFactsIn(writer, hand, change));
}
