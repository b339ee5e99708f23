import 'server-only';
import type { ClipQuery } from '@/lib/clips/clip-query';
import type { ClipItem } from '@/lib/clips/contracts.server';
import { listClipsIn } from '@/lib/clips/list-clips.server';
import { readVersion } from '@/lib/clips/read-version.server';
import { describeQuery } from './describe-query';
import { publishWords, type Tongue } from './publish-words';
import { type ReadRun, walkClips } from './walk-clips.server';
import { BYTE_ORDER_MARK, csvHead, csvLine } from './write-csv';
import { markdownClip, markdownHead } from './write-markdown';
import { writeRecords } from './write-records.server';

/** What is exported, and how it is to read. */
export interface ExportRequest {
  query: ClipQuery;
  /** At most how many clips; null is all of them. */
  most: number | null;
  tongue: Tongue;
  /** The absolute address of a clip's page. */
  page: (slug: string) => string;
  /** Whether CSV begins with a byte order mark. */
  bom: boolean;
}

/** One format: how its files are named and typed, and its bytes as a stream of pieces. */
export interface ExportFormat {
  type: string;
  title: string;
  write: (readRun: ReadRun, request: ExportRequest) => AsyncGenerator<string | Uint8Array>;
}

const parse = (card: string) => JSON.parse(card) as ClipItem;

/** The clips of an export, run by run. */
function walkItems(readRun: ReadRun, { query, most }: ExportRequest): AsyncGenerator<ClipItem[]> {
  return walkClips(readRun, query, most, async (_, { clips }) =>
    clips.map(({ card }) => parse(card)),
  );
}

/** The list of the API, whole: cards go through as they were made. */
async function* writeJson(readRun: ReadRun, { query, most }: ExportRequest) {
  if (most !== null) {
    yield JSON.stringify(await readRun((reader) => listClipsIn(reader, { ...query, limit: most })));
    return;
  }
  yield '{"items":[';
  let version: number | null = null;
  const runs = walkClips(readRun, query, most, async (_, run) => run);
  for await (const run of runs) {
    yield (version === null ? '' : ',') + run.clips.map(({ card }) => card).join(',');
    version ??= run.version;
  }
  yield `],"nextCursor":null,"version":${version ?? (await readRun(readVersion))}}`;
}

async function* writeCsv(readRun: ReadRun, request: ExportRequest) {
  yield (request.bom ? BYTE_ORDER_MARK : '') + csvHead();
  for await (const clips of walkItems(readRun, request)) yield clips.map(csvLine).join('');
}

async function* writeMarkdown(readRun: ReadRun, request: ExportRequest) {
  const { query, tongue, page } = request;
  const words = describeQuery(query, tongue);
  const { name } = publishWords[tongue];
  yield markdownHead(words === '' ? name : `${name} · ${words}`, tongue);
  for await (const clips of walkItems(readRun, request)) {
    yield clips.map((clip) => markdownClip(clip, tongue, page(clip.slug))).join('');
  }
}

async function* writeParquet(readRun: ReadRun, request: ExportRequest) {
  // Its library is loaded with the first export that needs it.
  const { ParquetRows } = await import('./parquet-rows.server');
  const rows = new ParquetRows();
  for await (const clips of walkItems(readRun, request)) yield rows.take(clips);
  yield rows.end();
}

/** Every format by its extension. JSONL holds everything; CSV and Parquet are flat. */
export const exportFormats = {
  json: {
    type: 'application/json; charset=utf-8',
    title: 'the list of the API, whole',
    write: writeJson,
  },
  jsonl: {
    type: 'application/jsonl; charset=utf-8',
    title: 'every fact of every clip, a record a line, to be imported again',
    write: (readRun, { query, most }) => writeRecords(readRun, query, most),
  },
  csv: {
    type: 'text/csv; charset=utf-8; header=present',
    title: 'a table for spreadsheets',
    write: writeCsv,
  },
  md: {
    type: 'text/markdown; charset=utf-8',
    title: 'prompts to read, each with its credit',
    write: writeMarkdown,
  },
  parquet: {
    type: 'application/vnd.apache.parquet',
    title: 'a typed table for analysis',
    write: writeParquet,
  },
} as const satisfies Record<string, ExportFormat>;

export type ExportKind = keyof typeof exportFormats;

/** The formats' extensions, in their order. */
export const EXPORT_KINDS = Object.keys(exportFormats) as ExportKind[];

const encoder = new TextEncoder();

/** An export's bytes, piece by piece; empty pieces are left out. */
export async function* exportBytes(
  readRun: ReadRun,
  kind: ExportKind,
  request: ExportRequest,
): AsyncGenerator<Uint8Array> {
  const format: ExportFormat = exportFormats[kind];
  for await (const piece of format.write(readRun, request)) {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
    if (bytes.length > 0) yield bytes;
  }
}
