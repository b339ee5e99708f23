import 'server-only';
import type { Database, Writer } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import type { PayloadOf } from '@/lib/ingest/candidate-contract.server';
import { findPlaces } from '@/lib/ingest/find-places.server';
import { isEarliest, type KnownPlace } from '@/lib/ingest/judge-role.server';
import type { DeskKind, Facts } from './desk-kinds';
import { isDeskKind } from './desk-kinds';
import { draftAppearance } from './draft-facts.server';
import {
  type CandidateEntry,
  type CandidateStatus,
  type Decision,
  readCandidates,
} from './inbox.server';
import { readFacts } from './read-facts.server';
import { removeExplainer } from './remove-explainer.server';
import { type Hand, readHead, saveFactsIn } from './save-facts.server';

/** What a curator decides on candidates. */
export type Verdict =
  | { action: 'reject' | 'later' | 'done' }
  /** A clip or a suggestion with its facts as corrected; a difference, which is then written. */
  | { action: 'approve'; facts?: Facts | undefined }
  /** One more place where a known clip was published. */
  | { action: 'merge'; into: string }
  /** The clip that is reported is taken down. */
  | { action: 'withdraw'; reason: string | null };

const STATUS: Record<Verdict['action'], CandidateStatus> = {
  reject: 'rejected',
  later: 'later',
  done: 'approved',
  approve: 'approved',
  merge: 'merged',
  withdraw: 'approved',
};

type Made = Decision['revisions'];

const refuse = (message: string) => new Problem('bad_request', message);

/** Saves over whatever stands there now: what is added does not depend on what was seen. */
async function saveOver(
  writer: Writer,
  hand: Hand,
  place: { kind: DeskKind; key: string; candidateId?: number; reason: string | null },
  change: (facts: Facts) => Facts,
): Promise<Made> {
  const { kind, key } = place;
  const facts = await readFacts(writer, kind, key);
  if (facts === null) throw refuse(`There is no ${kind} ${key} any more.`);
  const { number: base } = await readHead(writer, kind, key);
  const { number } = await saveFactsIn(writer, hand, { ...place, base, facts: change(facts) });
  return number === base ? [] : [{ kind, key, number }];
}

async function approve(
  writer: Writer,
  hand: Hand,
  candidate: CandidateEntry,
  facts: Facts | undefined,
): Promise<Made> {
  const { id: candidateId, kind } = candidate;
  if (kind === 'difference') {
    const { kind: of, key, fields } = candidate.payload as PayloadOf<'difference'>;
    if (!isDeskKind(of)) throw refuse(`Nothing of the kind ${of} is edited here.`);
    const offered = Object.fromEntries(
      Object.entries(fields).map(([field, { offered: value }]) => [field, value]),
    );
    const place = { kind: of, key, candidateId, reason: null };
    return saveOver(writer, hand, place, (now) => ({ ...now, ...offered }));
  }
  if (kind === 'report') return [];
  const into = kind === 'explainer' ? 'explainer' : 'clip';
  const given = facts ?? candidate.draft;
  const key = String(given?.slug ?? '');
  if (given == null || key === '') throw refuse('slug: a name for its address');
  if ((await readFacts(writer, into, key)) !== null) {
    const or = into === 'clip' ? 'merge it, or name it otherwise' : 'name it otherwise';
    throw refuse(`slug: there is ${into === 'clip' ? 'a' : 'an'} ${into} ${key} already: ${or}.`);
  }
  if (kind === 'clip') await refuseKnown(writer, candidate, given);
  // One that was taken back before has a history under its name.
  const { number: base } = await readHead(writer, into, key);
  const change = { kind: into, key, facts: given, base, reason: null, candidateId } as const;
  const { number } = await saveFactsIn(writer, hand, change);
  return [{ kind: into, key, number }];
}

/** What has a known clip's file, or is a post of its, is one more place of it and no second clip. */
async function refuseKnown(writer: Writer, { title }: CandidateEntry, facts: Facts): Promise<void> {
  const { page, media } = (facts.addresses ?? {}) as { page?: string; media?: string };
  const place = { pageUrl: page ?? null, mediaUrl: media ?? null };
  const [slug] = await findPlaces(writer, [place]);
  if (slug != null) throw refuse(`“${title}” is at an address of ${slug}: merge it.`);
}

function merge(writer: Writer, hand: Hand, candidate: CandidateEntry, into: string) {
  const { id: candidateId, kind, payload } = candidate;
  const place = { kind: 'clip', key: into, candidateId, reason: null } as const;
  const add = (change: (known: Facts[]) => Facts[]) =>
    saveOver(writer, hand, place, (facts) => ({
      ...facts,
      appearances: change(facts.appearances as Facts[]),
    }));
  if (kind === 'suggestion') {
    return add((known) => [...known, fromSuggestion(payload as PayloadOf<'suggestion'>)]);
  }
  if (kind !== 'clip' && kind !== 'appearance') throw refuse('Only a clip is merged.');
  const found = payload as PayloadOf<'clip'>;
  return add((known) => {
    const isFirst = isEarliest(found, known as unknown as KnownPlace[]);
    const appearance = draftAppearance(found, isFirst ? 'origin' : 'relay');
    // Where its own clock says that it was there first, who was held for the origin posted it again.
    return isFirst
      ? [appearance, ...known.map((one) => ({ ...one, role: 'relay' }))]
      : [...known, appearance];
  });
}

function fromSuggestion({ url }: PayloadOf<'suggestion'>): Facts {
  const unknown = { source: null, author: null, publishedOn: null, publishedAt: null, note: null };
  return { role: 'relay', channel: new URL(url).hostname, url, clock: 'unknown', ...unknown };
}

/** Takes a clip down at once, whatever was seen of it before: lists, search, feeds, pages, files. */
export function withdrawIn(
  writer: Writer,
  hand: Hand,
  slug: string,
  reason: string | null,
  candidateId?: number,
): Promise<Made> {
  const from = candidateId === undefined ? {} : { candidateId };
  const place = { kind: 'clip', key: slug, reason, ...from } as const;
  return saveOver(writer, hand, place, (facts) => ({ ...facts, status: 'withdrawn' }));
}

function act(writer: Writer, hand: Hand, one: CandidateEntry, verdict: Verdict): Promise<Made> {
  switch (verdict.action) {
    case 'approve':
      return approve(writer, hand, one, verdict.facts);
    case 'merge':
      return merge(writer, hand, one, verdict.into);
    case 'withdraw': {
      if (one.kind !== 'report') throw refuse('Only what is reported is taken down from here.');
      const { slug } = one.payload as PayloadOf<'report'>;
      return withdrawIn(writer, hand, slug, verdict.reason, one.id);
    }
    default:
      return Promise.resolve([]);
  }
}

/** What is wrong with one of several, with its name: the others are not done either. */
function naming({ title }: CandidateEntry, fault: unknown): unknown {
  if (!(fault instanceof Problem)) return fault;
  return new Problem(fault.code, `“${title}”: ${fault.message}`, { cause: fault });
}

/**
 * Decides on candidates, all of them in one transaction or none. One that was decided on meanwhile
 * is a `conflict`. Only what writes a record raises the catalogue version.
 */
export function decide(
  database: Database,
  hand: Hand,
  ids: readonly number[],
  verdict: Verdict,
): Promise<Made> {
  const changes = ['approve', 'merge', 'withdraw'].includes(verdict.action);
  const inTransaction = changes ? database.write : database.writeAside;
  return inTransaction(async (writer) => {
    const all: Made = [];
    for (const one of await readCandidates(writer, ids)) {
      if (one.status !== 'waiting' && one.status !== 'later') {
        throw new Problem('conflict', `${one.decidedBy ?? 'Somebody'} decided on “${one.title}”.`);
      }
      const revisions = await act(writer, hand, one, verdict).catch((fault: unknown) => {
        throw ids.length === 1 ? fault : naming(one, fault);
      });
      const decision: Decision = { action: verdict.action, revisions };
      await writer.run(
        'UPDATE candidate SET status = ?, decision = ?, decided_by = ?, decided_at = ? WHERE id = ?',
        [STATUS[verdict.action], JSON.stringify(decision), hand.name, Date.now(), one.id],
      );
      all.push(...revisions);
    }
    return all;
  });
}

/**
 * Takes decisions back: candidates wait again, and what they led to becomes what it was; a clip that
 * came of one is hidden, an explainer taken away. A record that was changed since is a `conflict`.
 */
export function undoDecision(
  database: Database,
  hand: Hand,
  ids: readonly number[],
): Promise<void> {
  return database.write(async (writer) => {
    for (const { id, decision } of await readCandidates(writer, ids)) {
      for (const { kind, key, number } of decision?.revisions ?? []) {
        if (isDeskKind(kind)) await takeBack(writer, hand, kind, key, number);
      }
      await writer.run(
        "UPDATE candidate SET status = 'waiting', decision = NULL, decided_by = NULL, decided_at = NULL WHERE id = ?",
        [id],
      );
    }
  });
}

async function takeBack(writer: Writer, hand: Hand, kind: DeskKind, key: string, number: number) {
  const [row] = await writer.rows<{ before: string | null }>(
    'SELECT before FROM revision WHERE kind = ? AND key = ? AND number = ?',
    [kind, key, number],
  );
  const now = await readFacts(writer, kind, key);
  if (row?.before == null && kind === 'explainer') {
    return removeExplainer(writer, hand, key, { base: number, facts: now });
  }
  const facts: Facts =
    row?.before == null ? { ...now, status: 'hidden' } : (JSON.parse(row.before) as Facts);
  const change = { kind, key, facts, base: number, reason: null, reverts: number };
  await saveFactsIn(writer, hand, change);
}
