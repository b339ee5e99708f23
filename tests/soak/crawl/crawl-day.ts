import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { refreshClips } from '@/lib/clips/refresh-clips.server';
import type { Database } from '@/lib/db/database';
import { openDatabase } from '@/lib/db/open-database.server';
import { listFeeds, saveFeed } from '@/lib/ingest/crawl/feeds.server';
import { openFront } from '../../support/open-front';
import { policyFor } from '../../support/outside';
import { type GalleryPlace, placeIn, runGallery } from '../../support/serve-gallery';
import { startWorkers, type Workers } from './run-workers';
import { type KnownClip, serveWorld, type WorldFeed } from './serve-world';

/** What a day is crawled with. */
export interface DayPlan {
  place: GalleryPlace;
  env: NodeJS.ProcessEnv;
  lengthMs: number;
  seed: number;
  leapTo(instant: number): void;
}

/** Nothing may stand still for longer by the clock on the wall. */
const PATIENCE_MS = 180_000;
/** Of so many leaps, one sees a worker killed. */
const LEAPS_PER_KILL = 4;
const FILMS = 20;

const iso = () => new Date().toISOString().slice(11, 19);

/** Numbers from 0 to 1 that are the same for the same seed (Park and Miller). */
function makeChance(seed: number): () => number {
  let state = seed * 7_919;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Clips lose their places, and the first ones get a film of the world's, every fifth of them gone. */
async function moveFilms(database: Database, films: string): Promise<KnownClip[]> {
  await database.write(async (writer) => {
    const rows = await writer.rows<{ id: number }>('SELECT id FROM clip ORDER BY id');
    const ids = rows.map(({ id }) => id);
    await refreshClips(writer, ids, async () => {
      await writer.run('UPDATE clip SET page_url = NULL, media_url = NULL');
      await writer.run('UPDATE appearance SET url = NULL');
      for (const [at, id] of ids.slice(0, FILMS).entries()) {
        await writer.run('UPDATE clip SET media_url = ? WHERE id = ?', [`${films}/${at}.mp4`, id]);
      }
      return ids;
    });
  });
  return database.rows<KnownClip>(
    `SELECT c.media_url AS film, max(t.text) AS prompt FROM clip c
     JOIN prompt_part p ON p.clip_id = c.id JOIN prompt_text t ON t.part_id = p.id
     WHERE c.media_url IS NOT NULL AND t.language = 'en' GROUP BY c.id ORDER BY c.id`,
  );
}

/** Waits until nothing is due and nobody who lives is at anything; gives when there is work again. */
async function settle(database: Database, workers: Workers): Promise<number> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const jobs = await database.rows<{
      due_at: number;
      leased_by: string | null;
      lease_until: number | null;
    }>('SELECT due_at, leased_by, lease_until FROM job');
    const living = workers.pids().map(String);
    const isHeld = (by: string | null) => living.includes(by?.split(':')[1] ?? '');
    const wakes = jobs.map(({ due_at, lease_until }) => Math.max(due_at, lease_until ?? 0));
    const next = Math.min(...wakes);
    if (!jobs.some(({ leased_by }) => isHeld(leased_by)) && next > Date.now()) return next;
    if (performance.now() > until) throw new Error(`Nothing moves: ${JSON.stringify(jobs)}`);
    await sleep(50);
  }
}

/** Crawls a day and prints what came of it: 0, or 1 where an entry was lost or came twice. */
export async function crawlDay({ place, env, lengthMs, seed, leapTo }: DayPlan): Promise<number> {
  const database = await openDatabase(place.databaseUrl);
  // Another gallery, as it is served, with what it was seeded with.
  const other = placeIn(join(place.folder, 'other'));
  mkdirSync(other.folder);
  await runGallery(other, ['migrate']);
  await runGallery(other, ['seed']);
  const followed = await openFront(await openDatabase(other.databaseUrl));
  const known: KnownClip[] = [];
  const world = await serveWorld(known);
  known.push(...(await moveFilms(database, world.films.address)));
  const gallery: WorldFeed = {
    name: 'promptreel',
    address: `http://localhost:${followed.port}/feed.json`,
    everyMinutes: 360,
    gives: 'clips',
    given: new Set(),
    asked: 0,
    unchanged: 0,
  };
  const feeds = [...world.feeds, gallery];
  const places = [...world.places, `localhost:${followed.port}`];
  for (const { name, address, everyMinutes, gives } of feeds) {
    const entry = { address, connector: null, title: name, everyMinutes, gives };
    await saveFeed(database, policyFor(places), entry);
  }
  const names = new Map(feeds.map(({ name, address }) => [address, name]));
  const say = (who: string, line: string) => {
    let told = line.replace(/^\d{4}-\d\d-\d\dT([\d:]{8})\.\d+Z {2}/, '$1  ');
    for (const [address, name] of names) told = told.replaceAll(address, name);
    console.log(`${who.padEnd(4)} ${told === line ? `${iso()}  ${told}` : told}`);
  };
  const workers = startWorkers(2, { ...env, ALLOW_HOSTS: places.join(',') }, say);
  const chance = makeChance(seed);
  const end = Date.now() + lengthMs;
  let [leaps, kills] = [0, 0];
  try {
    for (;;) {
      const next = await settle(database, workers);
      if (next >= end) break;
      leapTo(next);
      leaps += 1;
      if (chance() >= 1 / LEAPS_PER_KILL) continue;
      await sleepReally(chance() * 2_000);
      kills += 1;
      say(await workers.kill(chance() < 0.5 ? 0 : 1), 'killed (SIGKILL), and another started');
    }
    const codes = await workers.stop();
    console.log(`\nThe day is over: ${leaps} leaps, ${kills} kills, ends ${codes.join(' and ')}.`);
    console.log(
      `Most memory of a worker: ${workers.peakMB()} MB. Films asked: ${world.films.asked()}.`,
    );
    return await tellOutcome(database, feeds);
  } finally {
    await workers.stop();
    await world.close();
    await followed.stop(1_000);
    await database.close();
  }
}

/** By the clock on the wall. */
const sleepReally = (ms: number) => new Promise((done) => setTimeout(done, ms));

interface Found {
  place: string;
  payload: string;
  match_slug: string | null;
}

/** What the world called an entry. */
function idOf({ payload }: Found): string {
  const { id, url } = JSON.parse(payload) as { id?: string; url?: string };
  return id ?? url?.split('/').at(-1) ?? '';
}

async function tellOutcome(database: Database, feeds: readonly WorldFeed[]): Promise<number> {
  const rows = await database.rows<Found>('SELECT place, payload, match_slug FROM candidate');
  const states = new Map((await listFeeds(database)).map((feed) => [feed.address, feed]));
  let [lost, twice] = [0, 0];
  for (const { name, address, given, asked, unchanged } of feeds) {
    const own = rows.filter(({ place }) => place === address);
    const ids = new Set(own.map(idOf));
    lost += [...given].filter((id) => !ids.has(id)).length;
    twice += own.length - ids.size;
    const { failures = 0, error = null } = states.get(address) ?? {};
    const met = own.filter(({ match_slug }) => match_slug !== null).length;
    const told = error === null ? 'well' : `failed ${failures} times: ${error}`;
    console.log(
      `${name.padEnd(11)} asked ${asked || '–'}, unchanged ${unchanged}; given ${given.size}, in ` +
        `the inbox ${own.length} (${met} known again); ${told.replaceAll(address, name)}`,
    );
  }
  const links = await database.rows<{ state: string; count: number }>(
    'SELECT state, count(*) AS count FROM link_state GROUP BY state ORDER BY state',
  );
  console.log(
    `Places of clips: ${links.map(({ state, count }) => `${count} ${state}`).join(', ')}.`,
  );
  console.log(`Lost: ${lost}. Twice: ${twice}.`);
  return lost + twice === 0 ? 0 : 1;
}
