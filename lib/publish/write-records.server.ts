import 'server-only';
import { type ClipQuery, countFilters, serialiseQuery, withoutPlace } from '@/lib/clips/clip-query';
import { readClipRecords } from '@/lib/clips/read-clip-records.server';
import {
  readReferences,
  readReferencesAfter,
  readTermRecords,
} from '@/lib/clips/read-reference-records.server';
import type { ClipRecord, RecordKind, RecordOf } from '@/lib/clips/record-contracts.server';
import { readCollectionRecords } from '@/lib/collections/read-collection-records.server';
import type { Reader } from '@/lib/db/database';
import { readExplainerRecords } from '@/lib/explainers/read-explainer-records.server';
import { type ReadRun, walkClips } from './walk-clips.server';

type AnyRecord = RecordOf<RecordKind>;
type Reference = 'source' | 'batch' | 'author';

const lines = (records: readonly AnyRecord[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** In the order of their keys, which is the same in every database. */
const byKey = (records: readonly RecordOf<Reference>[]) =>
  [...records].sort((one, other) => (one.key < other.key ? -1 : 1));

/** What was written already of what clips refer to: keys, a few bytes each. */
type Seen = Record<Reference, Set<string>>;

function fresh(seen: Set<string>, keys: readonly (string | null)[]): string[] {
  const out = new Set(keys.filter((key) => key !== null && !seen.has(key)) as string[]);
  for (const key of out) seen.add(key);
  return [...out];
}

/** What clips refer to and is not written yet, so that it stands before them. */
async function readNeeded(
  reader: Reader,
  clips: readonly ClipRecord[],
  seen: Seen,
): Promise<AnyRecord[]> {
  const batches = await readReferences(
    reader,
    'batch',
    fresh(
      seen.batch,
      clips.map(({ batch }) => batch),
    ),
  );
  const named = [
    ...clips.flatMap(({ source, appearances }) => [
      source,
      ...appearances.map((appearance) => appearance.source),
    ]),
    ...batches.map(({ source }) => source),
  ];
  const sources = await readReferences(reader, 'source', fresh(seen.source, named));
  const authors = await readReferences(
    reader,
    'author',
    fresh(
      seen.author,
      clips.map(({ author }) => author),
    ),
  );
  return [...byKey(sources), ...byKey(batches), ...byKey(authors)];
}

/** Sources, batches and authors that no clip named: a few, so they are sorted in memory. */
async function* restOf(readRun: ReadRun, seen: Seen): AsyncGenerator<string> {
  for (const kind of ['source', 'batch', 'author'] as const) {
    const unseen: RecordOf<Reference>[] = [];
    let afterId: number | null = 0;
    while (afterId !== null) {
      const start: number = afterId;
      const run: { records: RecordOf<Reference>[]; lastId: number | null } = await readRun(
        (reader) => readReferencesAfter(reader, kind, start),
      );
      unseen.push(...run.records.filter(({ key }) => !seen[kind].has(key)));
      afterId = run.lastId;
    }
    yield lines(byKey(unseen));
  }
}

/** Whether a query's answer, walked to its end, holds every public clip. */
function isWhole(query: ClipQuery, most: number | null): boolean {
  return query.q === null && countFilters(query) === 0 && query.cursor === null && most === null;
}

/**
 * The clips of a query as JSON lines that hold everything: a line each, what they refer to before
 * them, and with an unfiltered query the vocabulary, collections and explainers too. The bytes are
 * made of the content alone, so one content has one file. `lib/ingest/import-records` reads it.
 */
export async function* writeRecords(
  readRun: ReadRun,
  query: ClipQuery,
  most: number | null,
): AsyncGenerator<string> {
  const whole = isWhole(query, most);
  const written = serialiseQuery({ ...withoutPlace(query) });
  const head: RecordOf<'gallery'> = { record: 'gallery', format: 1, query: written, whole };
  const terms = whole ? await readRun(readTermRecords) : [];
  yield lines([head, ...terms]);
  const seen: Seen = { source: new Set(), batch: new Set(), author: new Set() };
  yield* walkClips(readRun, query, most, async (reader, { clips }) => {
    const ids = clips.map(({ id }) => id);
    const found = await readClipRecords(reader, ids);
    const records = ids.map((id) => found.get(id)).filter((record) => record !== undefined);
    return lines([...(await readNeeded(reader, records, seen)), ...records]);
  });
  if (!whole) return;
  yield* restOf(readRun, seen);
  yield lines(await readRun(readCollectionRecords));
  yield lines(await readRun(readExplainerRecords));
}
