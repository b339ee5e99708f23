import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnishSeeded } from './furnish-seeded';
import { openChromium, openPage } from './open-chromium';

/** A page, and what a visitor may do on it before its scripts are counted. */
const PAGES: [name: string, path: string, moves: boolean][] = [
  ['wall', '/', false],
  ['wall, after the first move', '/', true],
  ['clip', '/clips/tokyo-walk', false],
  ['comparison', '/compare?clips=tokyo-walk,cat-on-bed', false],
  ['explainers', '/explainers', false],
];

/** What stands in video.js and in nothing of ours. */
const VIDEO_JS = /vjs-control-bar/;

interface Weight {
  kilobytes: number;
  hasVideoJs: boolean;
}

async function weigh(browser: Browser, address: string, moves: boolean): Promise<Weight> {
  const { page } = await openPage(browser);
  // By name: what a page at rest fetches ahead is no script to the browser yet, and counts too.
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js') && !scripts.has(pathname)) scripts.set(pathname, response.body());
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  if (moves) {
    await page.mouse.move(300, 300);
    await page.mouse.move(310, 310);
  }
  await page.waitForTimeout(800);
  const bodies = await Promise.all(scripts.values());
  await page.context().close();
  return {
    kilobytes: bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000,
    hasVideoJs: bodies.some((body) => VIDEO_JS.test(body.toString())),
  };
}

/** JavaScript before a click, each file by gzip, beside a page of the framework alone (15). Needs a build. */
export async function measureWeight(options: BenchOptions): Promise<BenchLine[]> {
  const gallery = await serveGallery(await furnishSeeded(options));
  const browser = await openChromium();
  try {
    const empty = await weigh(browser, `${gallery.origin}/nowhere-at-all`, false);
    const lines: BenchLine[] = [];
    for (const [name, path, moves] of PAGES) {
      const { kilobytes, hasVideoJs } = await weigh(browser, gallery.origin + path, moves);
      const what = `JavaScript, ${name}${hasVideoJs ? ', with video.js' : ''}`;
      const beside: [string, number] = ['an address that leads nowhere', empty.kilobytes];
      const wanted = moves ? '–' : `≤ ${((empty.kilobytes + 45) / empty.kilobytes).toFixed(2)}`;
      lines.push(lineOf('15', [what, kilobytes], beside, 'kB', wanted));
    }
    return lines;
  } finally {
    await browser.close();
    await gallery.stop();
  }
}
