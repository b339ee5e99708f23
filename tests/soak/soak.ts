import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { hasNginx, serveByNginx } from '../support/deployed-nginx';
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

/** The built gallery three times on one PostgreSQL with a streaming replica, behind nginx. */
async function open(folder: string, primary: PostgresServer, replica: PostgresServer) {
  const place = { ...placeIn(folder), databaseUrl: primary.url };
  await runGallery(place, ['migrate']);
  await runGallery(place, ['seed']);
  const galleries: OpenGallery[] = [];
  for (let at = 0; at < PROCESSES; at += 1) {
    const own = join(folder, `process-${at}`);
    mkdirSync(own);
    galleries.push(
      await serveGallery({ ...place, folder: own }, { DATABASE_REPLICA_URLS: replica.url }),
    );
  }
  const ports = galleries.map(({ origin }) => Number(new URL(origin).port));
  const port = await findFreePort();
  return { galleries, ports, port, nginx: await serveByNginx(folder, port, ports) };
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
  const { galleries, ports, port, nginx } = await open(folder, primary, replica);
  say(`${PROCESSES} processes, a primary and a replica, nginx on ${port}`);
  try {
    const readers = readWhile(port);
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
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

process.exitCode = await run();
