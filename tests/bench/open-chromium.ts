import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** The size of window in which the bench looks at pages. */
export const VIEWPORT = { width: 1280, height: 800 } as const;

/** Chromium without a window; `keepsPages` leaves it the cache of pages for the way back. */
export function openChromium({ keepsPages = false } = {}): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [...flags, '--autoplay-policy=no-user-gesture-required'],
    ...(keepsPages ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {}),
  });
}

/** A page of a visitor who was never here, without a service worker. */
export async function openPage(browser: Browser): Promise<{ page: Page; session: CDPSession }> {
  const visitor = await browser.newContext({ viewport: VIEWPORT, serviceWorkers: 'block' });
  // tsx wraps named functions in this; what a page is told to do must find it there too.
  await visitor.addInitScript('globalThis.__name ??= (named) => named');
  const page = await visitor.newPage();
  return { page, session: await visitor.newCDPSession(page) };
}

/** What a page's heap holds after everything that can go has gone, in megabytes. */
export async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
