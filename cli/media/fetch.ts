import type { ClipQuery } from '@/lib/clips/clip-query';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import { getDatabase } from '@/lib/db/get-database.server';
import { importClipFile } from '@/lib/ingest/files/import-clip-file.server';
import { type Fetchable, listFetchable } from '@/lib/ingest/files/list-fetchable.server';
import { getGuardedClient } from '@/lib/ingest/outside/get-guarded-client.server';
import type { GuardedClient } from '@/lib/ingest/outside/guarded-client.server';
import { readPieces } from '@/lib/ingest/outside/read-bytes.server';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';
import { tellAllowed } from '../tell-allowed';
import { readConcurrency } from './read-concurrency';
import { openReport, type Report, tellImport } from './report-imports';
import { runImports } from './run-imports';

const MOST_AT_ONCE = 8;
const MOST_BYTES = 2 * 1024 ** 3;
const MOST_MINUTES = 30;

const USAGE = `npm run gallery -- media fetch [QUERY] [--dry-run] [--bare] [--concurrency N]

Stores originals of clips from the public addresses where their publishers put them, for the clips of
a query ("source=official-page&since=2024-02-15") whose originals are not here yet. Whether you may
keep them is for you to know: they belong to those who made them.
  --dry-run         name what would be asked, and ask nothing
  --bare            store the originals now; "media import" of the same files makes the rest
  --concurrency N   so many at once, 1 to ${MOST_AT_ONCE} (2); a host is asked politely all the same
Ends with 0 when every original is stored, 1 when one was refused or could not be had, 2 for misuse.`;

interface Request {
  query: ClipQuery;
  dryRun: boolean;
  bare: boolean;
  concurrency: number;
}

/** `gallery media fetch …`: 0 all stored, 1 some not (each said why), 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {
      'dry-run': { type: 'boolean', default: false },
      bare: { type: 'boolean', default: false },
      concurrency: { type: 'string', default: '2' },
    },
    read([asked = '', ...more], { 'dry-run': dryRun, bare, concurrency: many }): Request | string {
      if (more.length > 0) return 'media fetch takes one query.';
      const concurrency = readConcurrency(many, MOST_AT_ONCE);
      if (typeof concurrency === 'string') return concurrency;
      const query = parseApiQuery(new URLSearchParams(asked.slice(asked.indexOf('?') + 1)));
      return { query, dryRun, bare, concurrency };
    },
    act: fetchOriginals,
  });
}

async function fetchOriginals(request: Request): Promise<number> {
  const database = await getDatabase();
  const wanted: Fetchable[] = [];
  for await (const one of listFetchable(database, request.query)) wanted.push(one);
  if (request.dryRun) {
    for (const { slug, address } of wanted) console.log(`${slug}  ${address}`);
    console.log(`${wanted.length} would be asked.`);
    return 0;
  }
  const client = getGuardedClient();
  tellAllowed();
  const report = await openReport(wanted.map(({ address }) => address));
  const tools = { database, store: getMediaStore(), dryRun: false, bare: request.bare };
  const works = wanted.map((one) => ({
    path: one.address,
    work: () => fetchOne(one, client, report, tools),
  }));
  try {
    return await runImports(report, request.concurrency, works);
  } finally {
    await client.close();
  }
}

async function fetchOne(
  { slug, address }: Fetchable,
  client: GuardedClient,
  report: Report,
  tools: Parameters<typeof importClipFile>[2],
): Promise<void> {
  const answer = await client.ask(address, {
    accept: 'video/*',
    mostBytes: MOST_BYTES,
    mostUnpackedBytes: MOST_BYTES,
    totalMs: MOST_MINUTES * 60_000,
  });
  const told = report.watch(address);
  const result = await importClipFile(readPieces(answer), slug, { ...tools, told });
  tellImport(report, address, slug, result);
}
