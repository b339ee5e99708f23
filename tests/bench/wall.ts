import type { Browser, Page } from 'playwright-core';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnish } from './front';
import { median } from './measure-rate';
import { heapOf, openChromium, openPage, VIEWPORT } from './open-chromium';
import { type PageTask, watchTasks } from './watch-tasks';

const SMALL = 1_000;

/**
 * So many times the wall is scrolled. What it keeps is bounded, and full only after the first turn or
 * two (24 pages of cards, the columns of 16 lots, code that was compiled): a heap that is larger after
 * a second turn may be one or the other. What leaks grows with every turn alike, so the last turns
 * stand beside the second; a wall that kept 10 MB of each came to 2.1 here, and to 1.7 of two turns.
 */
const TURNS = 5;

/** What a visitor's page held while it was scrolled; the heaps are those after each turn. */
interface Scrolled {
  nodes: number;
  tasks: PageTask[];
  heaps: number[];
}

const countNodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

/** Opens a wall and waits until it answers to the visitor. */
async function openWall(browser: Browser, address: string) {
  const { page, session } = await openPage(browser);
  await page.goto(address);
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  await page.locator('#wall[data-laid]').waitFor();
  return { page, session };
}

/** Scrolls a wall from its top for so long by turns of the wheel, then through all months by the rail. */
async function scrollOnce(page: Page, seconds: number, look: () => Promise<void>): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(60);
    await look();
  }
  const rail = page.getByRole('slider');
  if ((await rail.count()) === 0) return;
  await rail.focus();
  await page.keyboard.press('Home');
  const months = Number(await rail.getAttribute('aria-valuemax'));
  for (let month = 1; month < months; month += 1) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(250);
    await look();
  }
  await page.waitForTimeout(1000);
}

async function scrollWall(browser: Browser, origin: string, seconds: number): Promise<Scrolled> {
  const { page, session } = await openWall(browser, origin);
  let nodes = 0;
  const look = async () => {
    nodes = Math.max(nodes, await countNodes(page));
  };
  const readTasks = await watchTasks(session);
  await scrollOnce(page, seconds, look);
  const tasks = await readTasks();
  const heaps = [await heapOf(session)];
  while (heaps.length < TURNS) {
    // The wheel goes through more in the first turn, for the tasks; all further ones are alike.
    await scrollOnce(page, seconds / 3, look);
    heaps.push(await heapOf(session));
  }
  await page.context().close();
  return { nodes, tasks, heaps };
}

/** How long a jump, the way back and a shared link take on one wall, milliseconds, and how true they are. */
interface Places {
  jumpMs: number;
  backMs: number;
  backOffPx: number;
  linkMs: number;
}

/** The first card that is wholly in the window, and where it stands. */
function firstCard(page: Page): Promise<{ slug: string; top: number }> {
  return page
    .waitForFunction(() => {
      for (const card of document.querySelectorAll<HTMLElement>('#wall article[data-slug]')) {
        const { top } = card.getBoundingClientRect();
        if (top >= 0 && top < window.innerHeight / 2 && window.scrollY > 0)
          return { slug: card.dataset.slug ?? '', top };
      }
      return null;
    })
    .then(async (found) => (await found.jsonValue()) ?? { slug: '', top: Number.NaN });
}

/** Waits for a clip's card to stand in the window; gives its place there. */
function cardAt(page: Page, slug: string): Promise<number> {
  return page
    .waitForFunction((name) => {
      const card = document.querySelector(`#wall article[data-slug="${name}"]`);
      const top = card?.getBoundingClientRect().top ?? -1;
      return top >= 0 && top < window.innerHeight ? { top } : null;
    }, slug)
    .then(async (found) => (await found.jsonValue())?.top ?? Number.NaN);
}

async function walkPlaces(browser: Browser, origin: string): Promise<Places> {
  const { page } = await openWall(browser, origin);
  await page.getByRole('slider').focus();
  const pressed = performance.now();
  await page.keyboard.press('End');
  await firstCard(page);
  const jumpMs = performance.now() - pressed;
  // From the middle of the wall, where nothing of what the server sent stands.
  for (let up = 0; up < 8; up += 1) await page.keyboard.press('ArrowUp');
  await page.waitForFunction(() => window.location.hash !== '');
  await page.waitForTimeout(700);
  const { slug, top } = await firstCard(page);
  const link = page.url();
  await page.locator(`article[data-slug="${slug}"] h2 a`).click();
  await page.waitForURL(`**/clips/${slug}*`);
  await page.locator('video').waitFor();
  const left = performance.now();
  await page.goBack();
  const backTo = await cardAt(page, slug);
  const backMs = performance.now() - left;
  await page.context().close();
  const shared = await openPage(browser);
  const opened = performance.now();
  await shared.page.goto(link);
  await firstCard(shared.page);
  await shared.page.locator(`article[data-slug="${slug}"]`).waitFor();
  const linkMs = performance.now() - opened;
  await shared.page.context().close();
  return { jumpMs, backMs, backOffPx: Math.abs(backTo - top), linkMs };
}

const NAMES: [keyof Places, string, string][] = [
  ['jumpMs', 'rail to the last month', 'ms'],
  ['backMs', 'from a clip back to its place', 'ms'],
  ['linkMs', 'a shared link to its place', 'ms'],
];

/**
 * A wall in Chromium while it is scrolled: DOM nodes, what its tasks work, heap (17); and the ways
 * over it, beside a wall of a thousand clips. Needs a build.
 */
export async function measureWall(options: BenchOptions): Promise<BenchLine[]> {
  const gallery = await serveGallery(await furnish(options));
  const little = { ...options, clips: SMALL, database: null, folder: `${options.folder}/small` };
  const small = await serveGallery(await furnish(little));
  // The first page of a large gallery waits until all is counted: that is the server's, not the wall's.
  for (const { origin } of [gallery, small]) await (await fetch(origin)).text();
  const browser = await openChromium();
  try {
    const scrolled = await scrollWall(browser, gallery.origin, options.seconds * 5);
    const { nodes, tasks, heaps } = scrolled;
    const [, second = Number.NaN, ...later] = heaps;
    console.log(`     heap after each turn: ${heaps.map((heap) => heap.toFixed(1)).join(', ')} MB`);
    const long = tasks.filter(({ workedMs }) => workedMs > 50);
    const longest = Math.max(0, ...tasks.map(({ workedMs }) => workedMs));
    const waited = Math.max(0, ...tasks.map(({ tookMs }) => tookMs));
    console.log(`     the longest task took ${Math.round(waited)} ms by the clock`);
    const lines = [
      lineOf('17', ['wall, most DOM nodes', nodes], ['1,500', 1500], 'nodes', '≤ 1'),
      lineOf('17', ['wall, tasks that work over 50 ms', long.length], ['one', 1], 'tasks', '0'),
      lineOf('17', ['wall, longest work of a task', longest], ['50 ms', 50], 'ms', '≤ 1'),
      lineOf(
        '17',
        [`wall, most heap of turns 3 to ${TURNS}`, Math.max(...later)],
        ['of turn 2', second],
        'MB',
        '≤ 1.1',
      ),
    ];
    const ways: Record<'large' | 'small', Places[]> = { large: [], small: [] };
    for (let round = 0; round < Math.min(options.rounds, 3); round += 1) {
      ways.small.push(await walkPlaces(browser, small.origin));
      ways.large.push(await walkPlaces(browser, gallery.origin));
    }
    for (const [name, what, unit] of NAMES) {
      const [ours, base] = [ways.large, ways.small].map((all) =>
        median(all.map((one) => one[name])),
      );
      const beside: [string, number] = [`${SMALL} clips`, base ?? Number.NaN];
      lines.push(
        lineOf(
          '17',
          [`${what}, ${options.clips} clips`, ours ?? Number.NaN],
          beside,
          unit,
          '≤ 1.5',
        ),
      );
    }
    const off = Math.max(...[...ways.large, ...ways.small].map((one) => one.backOffPx));
    lines.push(
      lineOf('17', ['back, farthest from its place', off + 1], ['50 px', 50], 'px', '≤ 1'),
    );
    return lines;
  } finally {
    await browser.close();
    await Promise.all([gallery.stop(), small.stop()]);
  }
}
