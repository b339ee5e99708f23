import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { getClip } from '@/lib/clips/get-clip.server';
import { listClipsJson } from '@/lib/clips/list-clips.server';
import { parseApiQuery } from '@/lib/clips/parse-clip-query.server';
import type { Database } from '@/lib/db/database';
import { numberPlaceholders } from '@/lib/db/number-placeholders';
import { openDatabase } from '@/lib/db/open-database.server';
import { explainPostgres } from '../support/explain-postgres';
import { recordStatements } from '../support/record-statements';
import { findPostgres, startPostgres, stopPostgres } from '../support/test-postgres';
import { type BenchLine, type BenchOptions, interleave, lineOf } from './bench-line';
import { makeDatabase } from './load-clips';
import { lookAtPlans } from './plans';

const parse = (search: string) => parseApiQuery(new URLSearchParams(search));

/** The statements of a read, to be sent again by hand: prepared, on one connection, in one round trip. */
async function makeBare(client: pg.Client, database: Database, name: string, read: Read) {
  const { recorded, take } = recordStatements(database);
  await read(recorded);
  const statements = take()
    .filter(({ sql }) => !sql.startsWith('SELECT version FROM catalogue_version'))
    .map(({ sql, values }, at) => {
      return { name: `${name}${at}`, text: numberPlaceholders(sql), values: [...values] };
    });
  return () => Promise.all(statements.map((statement) => client.query(statement)));
}

type Read = (database: Database) => Promise<unknown>;

async function compareReads(database: Database, client: pg.Client, options: BenchOptions) {
  const query = (search: string): Read => {
    const parsed = parse(search);
    return (one) => listClipsJson(one, parsed);
  };
  const reads: Record<string, Read> = {
    list: query(''),
    'one source': query('source=source-9'),
    slug: (one) => getClip(one, 'clip-777'),
    'search, rare word': query('q=take77'),
    'search, common word': query('q=light'),
  };
  const lines: BenchLine[] = [];
  for (const [name, read] of Object.entries(reads)) {
    const send = await makeBare(client, database, name, read);
    const rounds = name.includes('common') ? options.rounds : options.rounds * 10;
    const { ours, bare } = await interleave({ ours: () => read(database), bare: send }, rounds);
    lines.push(
      lineOf(
        '9',
        [`${name}, ${options.clips} clips`, ours.median],
        ['bare statements, pg', bare.median],
        'µs',
        '≤ 2',
      ),
    );
  }
  return lines;
}

/** A server of the bench's own with so many clips, and a line about filling it. */
async function fillServer({ folder, clips }: BenchOptions) {
  // The server ends with whoever is written down here.
  writeFileSync(join(folder, 'owner'), String(process.pid));
  const server = await startPostgres(folder, async (address) => {
    const admin = new pg.Client(`${address}postgres`);
    await admin.connect();
    await admin.query('CREATE DATABASE bench');
    await admin.end();
  });
  const url = `${server}bench`;
  const began = performance.now();
  await makeDatabase(url, clips);
  const rate = (clips / (performance.now() - began)) * 1000;
  return { url, lines: [lineOf('11', ['filling PostgreSQL', rate], ['1,000', 1000], '/s', '–')] };
}

/** Reads of PostgreSQL beside the same statements sent by hand (9), and their plans; on a server of its own where none is named. */
export async function measurePostgres(options: BenchOptions): Promise<BenchLine[]> {
  if (findPostgres() === null) {
    console.log('PostgreSQL is not installed: apt-get install -y postgresql');
    return [];
  }
  const named = options.database;
  const { url, lines } =
    named === null ? await fillServer(options) : { url: named, lines: [] as BenchLine[] };
  const database = await openDatabase(url);
  const client = new pg.Client({ connectionString: url, pipeline: true });
  await client.connect();
  try {
    if (named === null) await client.query('VACUUM ANALYZE');
    lines.unshift(...(await compareReads(database, client, options)));
    lines.push(...(await lookAtPlans(database, url, options.clips, await explainPostgres(client))));
    return lines;
  } finally {
    await client.end();
    await database.close();
    if (named === null) await stopPostgres(options.folder);
  }
}
