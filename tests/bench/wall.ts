import { type CDPSession, chromium, type Page } from 'playwright-core';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnish } from './front';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** What a visitor's page held while it was scrolled. */
interface Scrolled {
  nodes: number;
  longTasks: number;
  heapBefore: number;
  heapAfter: number;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}

const countNodes = (page: Page) => page.evaluate(() => document.querySelectorAll('*').length);

/** Scrolls a wall for so long by turns of the wheel, and once through all its months by the rail. */
async function scrollWall(page: Page, session: CDPSession, seconds: number): Promise<Scrolled> {
  await page.evaluate(() => {
    const told = { longTasks: 0 };
    Object.assign(window, { told });
    new PerformanceObserver((list) => {
      told.longTasks += list.getEntries().length;
    }).observe({ type: 'longtask' });
  });
  const heapBefore = await heapOf(session);
  let nodes = await countNodes(page);
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(60);
    nodes = Math.max(nodes, await countNodes(page));
  }
  const rail = page.getByRole('slider');
  if ((await rail.count()) > 0) {
    await rail.focus();
    const months = Number(await rail.getAttribute('aria-valuemax'));
    for (let month = 1; month < months; month += 1) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(250);
      nodes = Math.max(nodes, await countNodes(page));
    }
  }
  await page.waitForTimeout(1000);
  const longTasks = await page.evaluate(
    () => (window as unknown as { told: { longTasks: number } }).told.longTasks,
  );
  return { nodes, longTasks, heapBefore, heapAfter: await heapOf(session) };
}

/** Milliseconds from a key on the rail until a month's first card is drawn. */
async function measureJump(page: Page, key: string): Promise<number> {
  await page.getByRole('slider').focus();
  const started = performance.now();
  await page.keyboard.press(key);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('#wall article')].some((card) => {
        const { top } = card.getBoundingClientRect();
        return top >= 0 && top < window.innerHeight;
      }) && window.scrollY > 0,
  );
  return performance.now() - started;
}

/** A wall in Chromium while it is scrolled: DOM nodes, long tasks, heap (17). Needs a build. */
export async function measureWall(options: BenchOptions): Promise<BenchLine[]> {
  const gallery = await serveGallery(await furnish(options));
  const browser = await chromium.launch({ executablePath, args: flags });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const session = await page.context().newCDPSession(page);
    await page.goto(gallery.origin);
    await page.locator('#wall[data-laid]').waitFor();
    await page.mouse.move(640, 400);
    const { nodes, longTasks, heapBefore, heapAfter } = await scrollWall(
      page,
      session,
      options.seconds * 5,
    );
    const lines = [
      lineOf('17', ['wall, most DOM nodes', nodes], ['1,500', 1500], 'nodes', '≤ 1'),
      lineOf('17', ['wall, long tasks over 50 ms', longTasks], ['one', 1], 'tasks', '0'),
      lineOf('17', ['wall, heap after', heapAfter], ['heap before', heapBefore], 'MB', '≤ 2'),
    ];
    if ((await page.getByRole('slider').count()) > 0) {
      await page.goto(`${gallery.origin}/zh`);
      await page.locator('#wall[data-laid]').waitFor();
      const jump = await measureJump(page, 'End');
      lines.push(lineOf('17', ['rail to the last month', jump], ['1 s', 1000], 'ms', '≤ 1'));
    }
    return lines;
  } finally {
    await browser.close();
    await gallery.stop();
  }
}
