import 'server-only';
import { createHash } from 'node:crypto';
import { takeAttempt } from '@/lib/auth/take-attempt.server';
import type { Database } from '@/lib/db/database';
import {
  type CandidateKind,
  type PayloadOf,
  reportPayload,
  suggestionPayload,
} from '@/lib/ingest/candidate-contract.server';
import { type NewCandidate, saveCandidate } from '@/lib/ingest/save-candidate.server';

/** What became of a visitor's word. */
export type Taken = 'sent' | 'wrong' | 'many';

const HOUR_SECONDS = 3600;
/** A visitor with more than this to say in an hour is no visitor. */
const PER_READER = 10;
/** All visitors together: what curators could still look at. */
const PER_HOUR = 300;

/** What a form sends: empty fields are absent. */
type Fields = Readonly<Record<string, string>>;

const filled = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, value.trim()] as const)
      .filter(([, value]) => value !== ''),
  );

async function put<Of extends CandidateKind>(
  database: Database,
  reader: string | null,
  candidate: NewCandidate<Of>,
): Promise<Taken> {
  const waitSeconds = await takeAttempt(database, [
    { who: 'word of all visitors', times: PER_HOUR, spanSeconds: HOUR_SECONDS },
    ...(reader === null
      ? []
      : [{ who: `word from ${reader}`, times: PER_READER, spanSeconds: HOUR_SECONDS }]),
  ]);
  if (waitSeconds > 0) return 'many';
  await database.writeAside((writer) => saveCandidate(writer, candidate));
  return 'sent';
}

/** The clip that was published at an address; null when none is known to be. */
async function findByAddress(database: Database, url: string) {
  const [row] = await database.rows<{ slug: string }>(
    `SELECT c.slug FROM clip c WHERE c.page_url = ? OR c.media_url = ?
       OR EXISTS (SELECT 1 FROM appearance a WHERE a.clip_id = c.id AND a.url = ?) LIMIT 1`,
    [url, url, url],
  );
  return row === undefined ? null : { slug: row.slug, likeness: 1 };
}

/** Takes a visitor's suggestion of a clip to the inbox. Whoever fills the trap is told the same. */
export async function takeSuggestion(
  database: Database,
  reader: string | null,
  fields: Fields,
): Promise<Taken> {
  const { url, title = null, prompt = null, note = null, contact = null, website } = filled(fields);
  if (website !== undefined) return 'sent';
  const read = suggestionPayload.safeParse({ url, title, prompt, note, contact });
  if (!read.success) return 'wrong';
  const payload: PayloadOf<'suggestion'> = read.data;
  return put(database, reader, {
    kind: 'suggestion',
    origin: 'visitor',
    place: null,
    identity: `suggestion ${payload.url}`,
    title: payload.title ?? payload.url,
    payload,
    match: await findByAddress(database, payload.url),
  });
}

/** Takes a visitor's report of a clip to the inbox. Whoever fills the trap is told the same. */
export async function takeReport(
  database: Database,
  reader: string | null,
  fields: Fields,
): Promise<Taken> {
  const { slug, about, text, contact = null, website } = filled(fields);
  if (website !== undefined) return 'sent';
  const read = reportPayload.safeParse({ slug, about, text, contact });
  if (!read.success) return 'wrong';
  const [clip] = await database.rows<{ title: string }>(
    "SELECT title_en AS title FROM clip WHERE slug = ? AND status = 'public'",
    [read.data.slug],
  );
  if (clip === undefined) return 'wrong';
  const said = createHash('sha256').update(read.data.text).digest('base64url');
  return put(database, reader, {
    kind: 'report',
    origin: 'visitor',
    place: null,
    identity: `report ${read.data.slug} ${read.data.about} ${said}`,
    title: clip.title,
    payload: read.data,
    match: { slug: read.data.slug, likeness: 1 },
  });
}
