import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasNginx, serveByNginx } from '../support/deployed-nginx';
import { makeOriginal } from '../support/make-original';
import { BUCKET, BUCKET_KEYS, openBucket } from '../support/open-bucket';
import { ask } from '../support/open-front';
import { type PostgresServer, startReplicated } from '../support/replicated-postgres';
import { type OpenGallery, placeIn, runGallery, serveGallery } from '../support/serve-gallery';
import { findFreePort, findPostgres } from '../support/test-postgres';
import { readWhile } from './read-while';
import { writeWhile } from './write-while';

const usage = `npm run soak

Opens the built gallery three times on one PostgreSQL with a replica, behind nginx, and reads and writes
for half a minute while a process is killed, the primary crashes and comes back, and the replica stops.
Ends with 1 where a write was lost or a reader met an error. Needs a build (npm run build), nginx and
PostgreSQL. The player's memory over 200 clips: npm run soak:player -- --help.`;

const PROCESSES = 3;
const began = performance.now();
const say = (text: string) =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${text}`);

const FILM = 'cat-on-bed';

/** The built gallery three times on one PostgreSQL with a streaming replica and one bucket, behind nginx. */
async function open(
  folder: string,
  { primary, replica }: { primary: PostgresServer; replica: PostgresServer },
  endpoint: string,
) {
  const mediaStore = `s3://${BUCKET}?endpoint=${endpoint}`;
  process.env.AWS_ACCESS_KEY_ID = BUCKET_KEYS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = BUCKET_KEYS.secretAccessKey;
  const place = { ...placeIn(folder), databaseUrl: primary.url, mediaStore };
  await runGallery(place, ['migrate']);
  await runGallery(place, ['seed']);
  const original = join(folder, `${FILM}.mp4`);
  await makeOriginal(original, { seconds: 2 });
  await runGallery(place, ['media', 'import', original]);
  const galleries: OpenGallery[] = [];
  // All readers of the soak come from one address, and ask as fast as they are answered.
  const settings = { DATABASE_REPLICA_URLS: replica.url, READS_PER_MINUTE: '0' };
  for (let at = 0; at < PROCESSES; at += 1) {
    const own = join(folder, `process-${at}`);
    mkdirSync(own);
    galleries.push(await serveGallery({ ...place, folder: own }, settings));
  }
  const ports = galleries.map(({ origin }) => Number(new URL(origin).port));
  const port = await findFreePort();
  const nginx = await serveByNginx(folder, port, ports);
  return { galleries, ports, port, nginx, film: await findFilm(port) };
}

/** The address of the film that was stored in the bucket. */
async function findFilm(port: number): Promise<string> {
  const { text } = await ask(port, `/api/v1/clips/${FILM}`);
  const { clip } = JSON.parse(text) as { clip: { renditions: { kind: string; url: string }[] } };
  const found = clip.renditions.find(({ kind }) => kind === 'original');
  if (found === undefined) throw new Error(`The clip ${FILM} has no original.`);
  return found.url;
}

/**
 * Readers and a writer at work while a process is killed, the replica stops, and the primary crashes
 * and comes back. Prints what was seen; gives 1 where a write was lost or a reader met an error.
 */
async function run(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (!hasNginx() || findPostgres() === null) {
    console.log('nginx and PostgreSQL are needed: apt-get install -y nginx postgresql');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-soak-'));
  const servers = await startReplicated();
  const { primary, replica } = servers;
  const bucket = await openBucket();
  const { galleries, ports, port, nginx, film } = await open(folder, servers, bucket.endpoint);
  say(`${PROCESSES} processes, a primary and a replica, films in a bucket, nginx on ${port}`);
  try {
    const readers = readWhile(port, film);
    const writer = writeWhile(primary.url, ports);
    await sleep(4_000);
    say('one process is killed (SIGKILL)');
    process.kill(galleries[0]?.pid ?? 0, 'SIGKILL');
    writer.forget(ports[0] ?? 0);
    await sleep(4_000);
    say('the primary crashes (pg_ctl stop -m immediate)');
    await primary.stop('immediate');
    await sleep(3_000);
    await primary.start();
    say('the primary is back');
    await sleep(4_000);
    say('the replica stops');
    await replica.stop('fast');
    await sleep(3_000);
    await replica.start();
    say('the replica is back');
    await sleep(4_000);
    const [read, wrote] = [await readers.stop(), await writer.stop()];
    say(`readers: ${read.line}`);
    for (const failure of read.failures.slice(0, 5)) say(`  ${failure}`);
    for (const { errors } of read.failures.length > 0 ? galleries : []) {
      say(`  a process said: ${errors().slice(-600)}`);
    }
    say(`writer: ${wrote.line}`);
    for (const one of ports.slice(1)) {
      const { text } = await ask(one, `/api/v1/clips/${wrote.last}`);
      say(`process on ${one} shows the last clip: ${text.includes(`"${wrote.last}"`)}`);
    }
    return read.failures.length + wrote.lost.length === 0 ? 0 : 1;
  } finally {
    nginx.stop();
    for (const gallery of galleries.slice(1)) say(`a process ended with ${await gallery.stop()}`);
    await servers.close();
    await bucket.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

process.exitCode = await run();
