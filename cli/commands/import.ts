import { open, stat } from 'node:fs/promises';
import { closest } from 'fastest-levenshtein';
import { CONNECTORS } from '@/lib/ingest/connectors/read-place.server';
import { FIELDS } from '@/lib/ingest/connectors/read-row.server';
import { answerRequest } from '../answer-request';
import { type CollectRequest, collectPlace } from '../import/collect-place';
import { takeRecords } from '../import/take-records';
import { yieldToReaders } from '../yield-to-readers';

const KINDS = ['records', ...CONNECTORS];

const USAGE = `npm run gallery -- import WHAT [--as KIND] [--column FIELD=COLUMN]… [--explainers]
                          [--dry-run] [--anew]

Takes in what another gallery exported, or collects clips into the inbox. WHAT is an address, a file
or a folder; what it is shows in its first bytes.
  --as KIND        ${KINDS.join(', ')}
  --column F=C     field F stands in column C; fields: ${FIELDS.slice(0, 8).join(', ')},
                   ${FIELDS.slice(8).join(', ')}
  --explainers     its entries are articles or videos about clips, not clips themselves
  --dry-run        show what would come, and save nothing
  --anew           from the beginning, where an earlier reading of the same file broke off
records (JSONL of "export") replace those of the same slug or key, in batches of 2,000, with one faulty
line none of them; copy data/media of the other gallery to have its files too. From everything else each
finding waits in the inbox until a curator decides: a known clip found again is one more place of it.
An import that was broken off goes on where it was.
Ends with 0 when all was taken, 1 when something was refused (each is named), 2 for misuse.`;

function readColumns(given: string[]): Record<string, string> | string {
  const out: Record<string, string> = {};
  for (const one of given) {
    const [field = '', ...column] = one.split('=');
    if (column.length === 0) return `--column is FIELD=COLUMN, not “${one}”.`;
    if (!(FIELDS as string[]).includes(field)) {
      return `There is no field “${field}”; “${closest(field, FIELDS)}” perhaps?`;
    }
    out[field] = column.join('=');
  }
  return out;
}

/** `gallery import WHAT`: 0 taken (or would be), 1 something refused, 2 wrong usage. */
export function run(args: string[]): Promise<number> {
  return answerRequest(args, {
    usage: USAGE,
    options: {
      'dry-run': { type: 'boolean', default: false },
      anew: { type: 'boolean', default: false },
      explainers: { type: 'boolean', default: false },
      as: { type: 'string' },
      column: { type: 'string', multiple: true, default: [] },
    },
    read([place, ...more], { as, column, anew, explainers, ...rest }): CollectRequest | string {
      if (place === undefined || more.length > 0) return '';
      if (as !== undefined && !KINDS.includes(as)) {
        return `--as ${as} is not known; “${closest(as, KINDS)}” perhaps?`;
      }
      const columns = readColumns(column);
      if (typeof columns === 'string') return columns;
      const gives = explainers ? 'explainers' : 'clips';
      return { place, dryRun: rest['dry-run'], as: as ?? null, columns, anew, gives };
    },
    act: importPlace,
  });
}

/** Whether a file begins as a gallery's own records do. */
async function holdsRecords(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
    return /^\{\s*"record"\s*:/.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

const isAddress = (place: string) => /^[a-z][a-z0-9+.-]*:\/\//i.test(place);

async function importPlace(request: CollectRequest): Promise<number> {
  yieldToReaders();
  const { place, as } = request;
  const found = isAddress(place) ? null : await stat(place).catch(() => null);
  if (found === null && !isAddress(place)) {
    console.error(`There is no file ${place}.`);
    return 2;
  }
  const isFile = found?.isFile() ?? false;
  if (as === 'records' && !isFile) {
    console.error(`--as records takes a file, which ${place} is not.`);
    return 2;
  }
  const isRecords = as === 'records' || (as === null && isFile && (await holdsRecords(place)));
  return isRecords ? takeRecords(place, request) : collectPlace(request);
}
