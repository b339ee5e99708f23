import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { makeOriginal } from '../support/make-original';
import { placeIn, runGallery, serveGallery } from '../support/serve-gallery';

const usage = `npm run soak:player -- [--rounds N] [--every N]

Opens a clip from the wall, plays it until video.js is there, and goes back, N times (200), and tells
every so often (20) what the page's memory holds after all that can go has gone: bytes, DOM nodes,
listeners, videos. Reports, never asserts. Needs a build (npm run build), Chromium and ffmpeg. Writes
data/soak/player.json.`;

/** What the page's memory holds. */
interface Held {
  round: number;
  heapMB: number;
  nodes: number;
  listeners: number;
  videos: number;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-sync',
];

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '200' },
      every: { type: 'string', default: '20' },
      help: { type: 'boolean', default: false },
    },
  });
  const [rounds, every] = [Number(values.rounds), Number(values.every)];
  if (values.help || !(rounds > 0 && every > 0)) {
    console.error(usage);
    return values.help ? 0 : 2;
  }
  if (!existsSync('.next/BUILD_ID')) throw new Error('There is no build: npm run build');
  const folder = mkdtempSync(join(tmpdir(), 'promptreel-soak-'));
  try {
    const place = placeIn(folder);
    await runGallery(place, ['migrate']);
    await runGallery(place, ['seed']);
    const original = join(folder, 'cat-on-bed.mp4');
    await makeOriginal(original, { seconds: 8 });
    await runGallery(place, ['media', 'import', original]);
    const gallery = await serveGallery(place);
    try {
      report(await walk(gallery.origin, rounds, every));
    } finally {
      await gallery.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
  return 0;
}

/** There and back, so many times. */
async function walk(origin: string, rounds: number, every: number): Promise<Held[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: flags,
  });
  const held: Held[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const inside = await page.context().newCDPSession(page);
    await inside.send('Performance.enable');
    await page.goto(`${origin}/?source=official-page&q=cat`);
    for (let round = 1; round <= rounds; round += 1) {
      await goThereAndBack(page);
      if (round === 1 || round % every === 0) {
        held.push(await measure(inside, round));
        console.log(JSON.stringify(held.at(-1)));
      }
    }
  } finally {
    await browser.close();
  }
  return held;
}

async function goThereAndBack(page: Page): Promise<void> {
  await page.locator('article h2 a[href*="cat-on-bed"]').click();
  await page.waitForURL('**/clips/cat-on-bed?*');
  await page.getByTitle('Play', { exact: true }).click();
  await page.locator('.vjs-control-bar').waitFor();
  await page.locator('.player-settings').waitFor();
  await page.goBack();
  await page.locator('article h2 a[href*="cat-on-bed"]').waitFor();
}

async function measure(inside: CDPSession, round: number): Promise<Held> {
  for (let time = 0; time < 3; time += 1) await inside.send('HeapProfiler.collectGarbage');
  const { metrics } = await inside.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    round,
    heapMB: Number((of('JSHeapUsedSize') / 1e6).toFixed(2)),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    videos: await countVideos(inside),
  };
}

async function countVideos(inside: CDPSession): Promise<number> {
  const expression = 'HTMLVideoElement.prototype';
  const { result } = await inside.send('Runtime.evaluate', { expression });
  const prototypeObjectId = result.objectId ?? '';
  const { objects } = await inside.send('Runtime.queryObjects', { prototypeObjectId });
  const objectId = objects.objectId ?? '';
  const functionDeclaration = 'function () { return this.length; }';
  const counted = await inside.send('Runtime.callFunctionOn', { objectId, functionDeclaration });
  await inside.send('Runtime.releaseObject', { objectId });
  return counted.result.value;
}

/** The table, and what one round leaves behind from the second measure to the last. */
function report(held: readonly Held[]): void {
  console.table(held);
  const [first, last] = [held[1] ?? held[0], held.at(-1)];
  if (first === undefined || last === undefined) return;
  const rounds = Math.max(1, last.round - first.round);
  const grown = {
    bytes: Math.round(((last.heapMB - first.heapMB) * 1e6) / rounds),
    nodes: (last.nodes - first.nodes) / rounds,
    listeners: (last.listeners - first.listeners) / rounds,
  };
  console.log('left behind by one round:', grown);
  mkdirSync('data/soak', { recursive: true });
  writeFileSync('data/soak/player.json', `${JSON.stringify({ held, grown }, null, 2)}\n`);
}

process.exitCode = await run();
