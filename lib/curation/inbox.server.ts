import 'server-only';
import type { Database, Reader } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import {
  type CandidateKind,
  type CandidateOrigin,
  candidateContracts,
  type PayloadOf,
} from '@/lib/ingest/candidate-contract.server';
import { findPlaces } from '@/lib/ingest/find-places.server';
import type { Facts } from './desk-kinds';
import { draftClip, draftExplainer, draftSuggestion } from './draft-facts.server';

/** What a candidate may be: undecided, put off, or decided on. */
export const CANDIDATE_STATUSES = ['waiting', 'later', 'approved', 'merged', 'rejected'] as const;
export type CandidateStatus = (typeof CANDIDATE_STATUSES)[number];

/** What was decided, and which revisions it led to: what undoing takes back. */
export interface Decision {
  action: string;
  revisions: { kind: string; key: string; number: number }[];
}

/** A candidate as the inbox shows it. */
export interface CandidateEntry {
  id: number;
  kind: CandidateKind;
  origin: CandidateOrigin;
  place: string | null;
  status: CandidateStatus;
  title: string;
  payload: PayloadOf<CandidateKind>;
  guessed: string[];
  match: { slug: string; likeness: number; title: string; poster: string | null } | null;
  decision: Decision | null;
  decidedBy: string | null;
  decidedAt: number | null;
  addedAt: number;
  /** What an editor begins with when it becomes a record of its own; null for other kinds. */
  draft: Facts | null;
}

/** Which candidates: of a status, a kind, an origin; those behind an id. */
export interface InboxQuery {
  status: CandidateStatus;
  kind?: CandidateKind | undefined;
  origin?: CandidateOrigin | undefined;
  afterId?: number | undefined;
}

interface Row {
  id: number;
  kind: CandidateKind;
  origin: CandidateOrigin;
  place: string | null;
  status: CandidateStatus;
  title: string;
  payload: string;
  guessed: string;
  match_slug: string | null;
  match_title: string | null;
  match_card: string | null;
  likeness: number | null;
  decision: string | null;
  decided_by: string | null;
  decided_at: number | null;
  added_at: number;
  next_explainer: number;
}

const SELECT = `SELECT x.id, x.kind, x.origin, x.place, x.status, x.title, x.payload, x.guessed,
  x.match_slug, c.title_en AS match_title, c.card AS match_card, x.likeness, x.decision, x.decided_by, x.decided_at,
  x.added_at, (SELECT COALESCE(MAX(e.position) + 1, 0) FROM explainer e) AS next_explainer
  FROM candidate x LEFT JOIN clip c ON c.slug = x.match_slug`;

/** How many are listed at once. */
const PAGE = 100;

function draftOf(kind: CandidateKind, payload: unknown, row: Row): Facts | null {
  switch (kind) {
    case 'clip':
      return draftClip(payload as PayloadOf<'clip'>);
    case 'explainer':
      return draftExplainer(payload as PayloadOf<'explainer'>, row.place, row.next_explainer);
    case 'suggestion':
      return draftSuggestion(payload as PayloadOf<'suggestion'>);
    default:
      return null;
  }
}

function posterOf(card: string | null): string | null {
  return card === null ? null : ((JSON.parse(card) as { poster?: string | null }).poster ?? null);
}

function toEntry(row: Row): CandidateEntry {
  const payload = candidateContracts[row.kind].parse(JSON.parse(row.payload));
  return {
    id: row.id,
    kind: row.kind,
    origin: row.origin,
    place: row.place,
    status: row.status,
    title: row.title,
    payload,
    guessed: JSON.parse(row.guessed),
    match:
      row.match_slug === null
        ? null
        : {
            slug: row.match_slug,
            likeness: row.likeness ?? 0,
            title: row.match_title ?? row.match_slug,
            poster: posterOf(row.match_card),
          },
    decision: row.decision === null ? null : JSON.parse(row.decision),
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    addedAt: row.added_at,
    draft: draftOf(row.kind, payload, row),
  };
}

interface KnownRow {
  slug: string;
  title: string;
  card: string | null;
}

/** Clips that wait may have become known since: another was approved whose file or post they name. */
async function knowAgain(reader: Reader, entries: CandidateEntry[]): Promise<CandidateEntry[]> {
  const isOpen = ({ kind, match, status }: CandidateEntry) =>
    kind === 'clip' && match === null && (status === 'waiting' || status === 'later');
  const open = entries.filter(isOpen);
  const slugs = await findPlaces(
    reader,
    open.map(({ payload }) => payload as PayloadOf<'clip'>),
  );
  const named = slugs.filter((slug) => slug !== null);
  if (named.length === 0) return entries;
  const rows = await reader.rows<KnownRow>(
    `SELECT slug, title_en AS title, card FROM clip WHERE slug IN (${named.map(() => '?').join(', ')})`,
    named,
  );
  const clips = new Map(rows.map((row) => [row.slug, row]));
  return entries.map((entry) => {
    const clip = clips.get(slugs[open.indexOf(entry)] ?? '');
    if (clip === undefined) return entry;
    const { slug, title, card } = clip;
    return { ...entry, match: { slug, likeness: 1, title, poster: posterOf(card) } };
  });
}

/** Candidates of one status, oldest first; decided ones newest first. */
export async function listCandidates(
  reader: Reader,
  { status, kind, origin, afterId }: InboxQuery,
): Promise<CandidateEntry[]> {
  const isOpen = status === 'waiting' || status === 'later';
  const conditions = ['x.status = ?'];
  const values: (string | number)[] = [status];
  const add = (sql: string, value: string | number | undefined) => {
    if (value === undefined) return;
    conditions.push(sql);
    values.push(value);
  };
  add('x.kind = ?', kind);
  add('x.origin = ?', origin);
  add(isOpen ? 'x.id > ?' : 'x.id < ?', afterId);
  const rows = await reader.rows<Row>(
    `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY x.id ${isOpen ? 'ASC' : 'DESC'} LIMIT ${PAGE}`,
    values,
  );
  return knowAgain(reader, rows.map(toEntry));
}

/** Candidates by their ids, in no order; throws `not_found` when one is missing. */
export async function readCandidates(
  reader: Reader,
  ids: readonly number[],
): Promise<CandidateEntry[]> {
  const marks = ids.map(() => '?').join(', ');
  const rows = await reader.rows<Row>(`${SELECT} WHERE x.id IN (${marks})`, ids);
  if (rows.length < new Set(ids).size) {
    throw new Problem('not_found', 'One of these is not in the inbox.');
  }
  return knowAgain(reader, rows.map(toEntry));
}

/** How many candidates there are of each status, kind and origin. */
export async function countCandidates(
  database: Database,
): Promise<
  { status: CandidateStatus; kind: CandidateKind; origin: CandidateOrigin; count: number }[]
> {
  const rows = await database.rows<{
    status: CandidateStatus;
    kind: CandidateKind;
    origin: CandidateOrigin;
    count: number;
  }>(
    `SELECT status, kind, origin, count(*) AS count FROM candidate
     GROUP BY status, kind, origin ORDER BY status, kind, origin`,
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
