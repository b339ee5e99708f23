import type { Browser, Page } from 'playwright-core';
import { serveGallery } from '../support/serve-gallery';
import { type BenchLine, type BenchOptions, lineOf } from './bench-line';
import { furnishSeeded } from './furnish-seeded';
import { median } from './measure-rate';
import { heapOf, openChromium, openPage, VIEWPORT } from './open-chromium';

/** A step inside the page, by the framework, or from document to document. */
type Manner = 'soft' | 'document';

/** A card's step to its clip and the way back. */
interface Step {
  thereMs: number;
  backMs: number;
  kilobytes: number;
  /** Whether the wall came back as it was left, by the browser's cache of pages or by the framework's. */
  isKept: boolean;
  reasons: string;
}

// Runs in the page, before any of its own scripts. What is said crosses documents by the session's store.
function watchSteps(): void {
  const say = (name: string) => {
    // Two frames on, what stands is painted.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => sessionStorage.setItem(name, String(Date.now()))),
    );
  };
  const isThere = () => {
    const poster = document.querySelector<HTMLVideoElement>('[data-vjs-player] video')?.poster;
    if (!poster || !window.location.pathname.includes('/clips/')) return false;
    const picture = new Image();
    picture.src = poster;
    return picture.complete && picture.naturalWidth > 0;
  };
  const isBack = () => {
    const slug = sessionStorage.getItem('step-slug');
    const card = document.querySelector(`article[data-slug="${slug}"]`);
    const { top = -1 } = card?.getBoundingClientRect() ?? {};
    const picture = card?.querySelector('img');
    return top >= 0 && top < innerHeight && picture?.complete === true;
  };
  const look = () => {
    const waits = sessionStorage.getItem('step-waits');
    if ((waits === 'there' && isThere()) || (waits === 'back' && isBack())) {
      sessionStorage.removeItem('step-waits');
      say('step-seen');
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  addEventListener('pageshow', ({ persisted }) => {
    sessionStorage.setItem('step-kept', persisted ? 'yes' : 'no');
  });
}

async function waitSeen(page: Page, from: number): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const seen = await page.evaluate(() => sessionStorage.getItem('step-seen')).catch(() => null);
    if (seen !== null) return Number(seen) - from;
    await page.waitForTimeout(20);
  }
  return Number.NaN;
}

async function takeStep(page: Page, manner: Manner, nth: number): Promise<Step> {
  let bytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.mouse.wheel(0, 900);
  await page.waitForTimeout(900);
  const link = page.locator('#wall article h2 a').nth(12 + nth);
  await link.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  bytes = 0;
  const started = await link.evaluate((anchor: HTMLAnchorElement, how) => {
    sessionStorage.removeItem('step-seen');
    sessionStorage.setItem('step-slug', anchor.closest('article')?.dataset.slug ?? '');
    sessionStorage.setItem('step-waits', 'there');
    if (how === 'document') anchor.dataset.hard = '';
    const now = Date.now();
    anchor.click();
    return now;
  }, manner);
  const thereMs = await waitSeen(page, started);
  await page.waitForTimeout(600);
  const kilobytes = bytes / 1000;
  const left = await page.evaluate(() => {
    sessionStorage.removeItem('step-seen');
    sessionStorage.setItem('step-waits', 'back');
    const now = Date.now();
    history.back();
    return now;
  });
  const backMs = await waitSeen(page, left);
  const told = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation');
    const { notRestoredReasons } = entry as unknown as {
      notRestoredReasons?: { reasons?: { reason: string }[] } | null;
    };
    return {
      kept: sessionStorage.getItem('step-kept') === 'yes',
      reasons: (notRestoredReasons?.reasons ?? []).map(({ reason }) => reason).join(', '),
    };
  });
  await session.detach();
  return { thereMs, backMs, kilobytes, isKept: told.kept, reasons: told.reasons };
}

async function walk(browser: Browser, origin: string, manner: Manner, slower: number) {
  const { page, session } = await openPage(browser);
  await page.addInitScript(watchSteps);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.goto(origin);
  await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
  await page.waitForTimeout(1500 * slower);
  const steps: Step[] = [];
  for (let nth = 0; nth < 5; nth += 1) steps.push(await takeStep(page, manner, nth));
  const heap = await heapOf(session);
  await page.context().close();
  // The first step is for warming up: what both have to load once.
  const [first, ...rest] = steps;
  const of = (name: 'thereMs' | 'backMs' | 'kilobytes') => median(rest.map((step) => step[name]));
  return {
    firstMs: first?.thereMs ?? Number.NaN,
    thereMs: of('thereMs'),
    backMs: of('backMs'),
    kilobytes: of('kilobytes'),
    heap,
    kept: rest.filter(({ isKept }) => isKept).length,
    reasons: rest.map(({ reasons }) => reasons).find((one) => one !== '') ?? '',
  };
}

/**
 * From a card to its clip and back, inside the page by the framework beside from document to document
 * with pages kept for the way back, at full speed and four times slower. Needs a build.
 */
export async function measureSteps(options: BenchOptions): Promise<BenchLine[]> {
  const gallery = await serveGallery(await furnishSeeded(options));
  const browser = await openChromium({ keepsPages: true });
  const lines: BenchLine[] = [];
  try {
    for (const slower of [1, 4]) {
      const soft = await walk(browser, gallery.origin, 'soft', slower);
      const hard = await walk(browser, gallery.origin, 'document', slower);
      const at = slower === 1 ? '' : `, processor ${slower}× slower`;
      const line = (
        what: string,
        name: 'thereMs' | 'firstMs' | 'backMs' | 'kilobytes' | 'heap',
        unit: string,
      ) =>
        lines.push(
          lineOf(
            '5.1',
            [`${what} inside the page${at}`, soft[name]],
            ['by document', hard[name]],
            unit,
            '–',
          ),
        );
      line('first click to poster', 'firstMs', 'ms');
      line('click to poster', 'thereMs', 'ms');
      line('back to the wall', 'backMs', 'ms');
      line('bytes of a step', 'kilobytes', 'kB');
      line('heap after five', 'heap', 'MB');
      console.log(`     documents kept for the way back: ${hard.kept} of 4 ${hard.reasons}`);
    }
    return lines;
  } finally {
    await browser.close();
    await gallery.stop();
  }
}
