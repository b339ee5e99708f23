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
  /** From the click to the poster, and to a player that answers. */
  thereMs: number;
  answersMs: number;
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
    if (sessionStorage.getItem('step-answers') === '' && document.querySelector('[data-stage]'))
      say('step-answers');
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

type Sign = 'step-seen' | 'step-answers';

async function waitFor(page: Page, sign: Sign, from: number): Promise<number> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    const seen = await page.evaluate((name) => sessionStorage.getItem(name), sign).catch(() => '');
    if (seen) return Number(seen) - from;
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
    sessionStorage.setItem('step-answers', '');
    sessionStorage.setItem('step-slug', anchor.closest('article')?.dataset.slug ?? '');
    sessionStorage.setItem('step-waits', 'there');
    if (how === 'document') anchor.dataset.hard = '';
    const now = Date.now();
    anchor.click();
    return now;
  }, manner);
  const thereMs = await waitFor(page, 'step-seen', started);
  const answersMs = await waitFor(page, 'step-answers', started);
  await page.waitForTimeout(600);
  const kilobytes = bytes / 1000;
  const left = await page.evaluate(() => {
    sessionStorage.removeItem('step-seen');
    sessionStorage.setItem('step-waits', 'back');
    const now = Date.now();
    history.back();
    return now;
  });
  const backMs = await waitFor(page, 'step-seen', left);
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
  return { thereMs, answersMs, backMs, kilobytes, isKept: told.kept, reasons: told.reasons };
}

/** What a visitor's steps in one manner came to: the first, which loads what both load once, and five more. */
async function walk(browser: Browser, origin: string, manner: Manner, slower: number) {
  const { page, session } = await openPage(browser);
  try {
    await page.addInitScript(watchSteps);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slower });
    await page.goto(origin);
    await page.mouse.move(VIEWPORT.width / 2, VIEWPORT.height / 2);
    await page.waitForTimeout(1500 * slower);
    const steps: Step[] = [];
    for (let nth = 0; nth < 5; nth += 1) steps.push(await takeStep(page, manner, nth));
    return { steps, heap: await heapOf(session) };
  } finally {
    await page.context().close();
  }
}

/** Several visitors' walks as one: the median of each figure. */
function sumUp(walks: readonly Awaited<ReturnType<typeof walk>>[]) {
  const later = walks.flatMap(({ steps }) => steps.slice(1));
  const of = (name: 'thereMs' | 'answersMs' | 'backMs' | 'kilobytes') =>
    median(later.map((step) => step[name]));
  return {
    firstMs: median(walks.map(({ steps }) => steps[0]?.thereMs ?? Number.NaN)),
    thereMs: of('thereMs'),
    answersMs: of('answersMs'),
    backMs: of('backMs'),
    kilobytes: of('kilobytes'),
    heap: median(walks.map(({ heap }) => heap)),
    kept: `${later.filter(({ isKept }) => isKept).length} of ${later.length}`,
    reasons: later.map(({ reasons }) => reasons).find((one) => one !== '') ?? '',
  };
}

/** Each manner is walked so often, in turn. */
const WALKS = 2;

/**
 * From a card to its clip and back, inside the page by the framework beside from document to document
 * with pages kept for the way back, at full speed and four times slower. Needs a build.
 */
export async function measureSteps(options: BenchOptions): Promise<BenchLine[]> {
  const gallery = await serveGallery(await furnishSeeded(options));
  const browser = await openChromium({ keepsPages: true });
  const lines: BenchLine[] = [];
  try {
    // The server loads a page's code when it is first asked for: that is nobody's step.
    for (const manner of ['soft', 'document'] as const)
      await walk(browser, gallery.origin, manner, 1);
    for (const slower of [1, 4]) {
      const walks: Record<Manner, Awaited<ReturnType<typeof walk>>[]> = { soft: [], document: [] };
      for (let round = 0; round < WALKS; round += 1) {
        for (const manner of ['soft', 'document'] as const)
          walks[manner].push(await walk(browser, gallery.origin, manner, slower));
      }
      const [soft, hard] = [sumUp(walks.soft), sumUp(walks.document)];
      const at = slower === 1 ? '' : `, processor ${slower}× slower`;
      const line = (
        what: string,
        name: 'thereMs' | 'answersMs' | 'firstMs' | 'backMs' | 'kilobytes' | 'heap',
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
      line('click to a player that answers', 'answersMs', 'ms');
      line('back to the wall', 'backMs', 'ms');
      line('bytes of a step', 'kilobytes', 'kB');
      line('heap after five', 'heap', 'MB');
      console.log(`     documents kept for the way back: ${hard.kept} ${hard.reasons}`);
    }
    return lines;
  } finally {
    await browser.close();
    await gallery.stop();
  }
}
