import { readReport } from '@/lib/curation/report/read-report.server';
import type { Counted, Report } from '@/lib/curation/report/report';
import { getDatabase } from '@/lib/db/get-database.server';
import { readEnv } from '@/lib/env/env.server';
import { formatBytes, formatCount } from '@/lib/format/format-count';
import { getMediaStore } from '@/lib/media/get-media-store.server';
import { answerRequest } from '../answer-request';

const USAGE = `npm run gallery -- report [--since WHEN] [--json]

What a curator wants to know first: what is new, what waits, what is broken, sizes, the last backup,
jobs; the desk's first page says the same. "doctor" looks closer.
  --since WHEN  a day or an instant (2026-11-20, 2026-11-20T08:00Z), or hours and days back (12h, 7d);
                24h if unset
  --json        the same as JSON, for a program
Ends with 0, or with 2 for misuse.`;

const HOUR_MS = 60 * 60 * 1000;

interface Request {
  since: number;
  json: boolean;
}

/** `gallery report`: 0, or 2 for wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: { since: { type: 'string' }, json: { type: 'boolean', default: false } },
    read([stranger], { since = '24h', json }): Request | string {
      if (stranger !== undefined) return `report takes no "${stranger}".`;
      const at = readSince(since, Date.now());
      return at === null ? `--since does not understand "${since}".` : { since: at, json };
    },
    act: report,
  });
}

/** The instant that is meant, in milliseconds; null for what is none. */
function readSince(text: string, now: number): number | null {
  const [, many, unit] = /^(\d{1,4})([hd])$/.exec(text) ?? [];
  if (many !== undefined) return now - Number(many) * (unit === 'd' ? 24 : 1) * HOUR_MS;
  const at = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

async function report({ since, json }: Request): Promise<number> {
  const rooms = { database: await getDatabase(), store: getMediaStore() };
  const found = await readReport(rooms, readEnv(), since);
  console.log(json ? JSON.stringify(found, null, 2) : tell(found));
  return 0;
}

const minute = (ms: number) => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}Z`;
const many = ({ count, isMore }: Counted, one: string, more = `${one}s`) =>
  `${isMore ? 'more than ' : ''}${formatCount(count, 'en')} ${count === 1 ? one : more}`;
const size = (bytes: number) => formatBytes(bytes, 'en');

function tell({ since, fresh, waiting, broken, sizes, backup, jobs }: Report): string {
  const { database, media } = sizes.freeBytes;
  const left = [
    ...(database === null ? [] : [`${size(database)} left for the database`]),
    ...(media === null ? [] : [`${size(media)} left for media`]),
  ];
  const lines: [string, string[]][] = [
    [
      `new since ${minute(since)}`,
      [
        many(fresh.clips, 'clip'),
        ...fresh.named.map(({ slug, en }) => `  ${en}  ${slug}`),
        many(fresh.candidates, 'candidate'),
        `${many(fresh.changes, 'change')}${fresh.curators.length > 0 ? ` by ${fresh.curators.join(', ')}` : ''}`,
      ],
    ],
    [
      'waiting',
      [
        many(waiting.candidates, 'candidate'),
        ...waiting.byKind.map(({ kind, count }) => `  ${count} ${kind}`),
        ...(waiting.oldestAt === null ? [] : [`  the first since ${minute(waiting.oldestAt)}`]),
        `${many(waiting.later, 'candidate')} put off`,
      ],
    ],
    [
      'broken',
      [
        many(broken.links, 'address of clips is gone', 'addresses of clips are gone'),
        ...broken.feeds.map(
          ({ address, failures, error }) => `${address} failed ${failures} times: ${error}`,
        ),
        ...(broken.files === null
          ? []
          : [
              `${broken.files.missing.length} of the newest ${broken.files.looked} files are missing`,
            ]),
      ],
    ],
    [
      'sizes',
      [
        `${formatCount(sizes.clips, 'en')} clips`,
        `${many(sizes.files, 'file')}, ${sizes.files.isMore ? 'more than ' : ''}${size(sizes.mediaBytes)}`,
        `${size(sizes.databaseBytes)} of database`,
        ...left,
      ],
    ],
    [
      'last backup',
      [backup === null ? 'none' : `${minute(backup.at)} ${backup.folder ?? ''}`.trim()],
    ],
    [
      'jobs',
      [
        `${many(jobs.all, 'job')}: ${jobs.due} due, ${jobs.running} running, ${jobs.failing} failing`,
        ...(jobs.nextAt === null ? [] : [`the next ${minute(jobs.nextAt)}`]),
      ],
    ],
  ];
  return lines
    .map(([name, told]) => [name, ...told.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}
