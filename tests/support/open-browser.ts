import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { watchFaults } from './watch-faults';

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

// As root in a container, and quiet: a browser of the tests reaches this machine and nothing else.
const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--no-proxy-server'],
];
const nowhereElse = 'MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1';

/** How a visitor comes: Playwright's context, and what else. */
export interface VisitOptions extends BrowserContextOptions {
  /** Where the gallery is; the shared one, if unset. */
  origin?: string;
  /** Faults this visit is meant to bring about; each must match one that happened. */
  faults?: RegExp[];
}

/** What a file of journeys gets of its browser. */
export interface TestBrowser {
  /**
   * A visitor of their own (nothing stored, nothing cached) on an empty page. After the test it is
   * closed, and the test fails for whatever went wrong on it: errors in the console, exceptions,
   * violations of the policy, answers of 400 and above, requests of ours that failed.
   */
  visit(options?: VisitOptions): Promise<Page>;
}

/**
 * Opens one Chromium for the file that calls it and closes it after. `hosts` leads names of hosts to
 * other places, as Chromium's `--host-resolver-rules` has it, asked when it starts; every other name
 * leads nowhere.
 */
export function openBrowser({ hosts = () => [] as string[] } = {}): TestBrowser {
  let browser: Browser;
  const leavings: (() => Promise<string[]>)[] = [];

  beforeAll(async () => {
    const rules = [...hosts(), nowhereElse].join(', ');
    const args = [...flags, `--host-resolver-rules=${rules}`];
    browser = await chromium.launch({ executablePath, args });
  });

  afterEach(async () => {
    const faults: string[] = [];
    for (const leave of leavings.splice(0)) faults.push(...(await leave()));
    expect(faults).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    expect(readFileSync(inject('gallery').errors, 'utf8'), "the server's complaints").toBe('');
  });

  return {
    async visit({ origin = inject('gallery').origin, faults = [], ...options } = {}) {
      const context = await browser.newContext({
        baseURL: origin,
        locale: 'en-US',
        timezoneId: 'UTC',
        viewport: { width: 1280, height: 800 },
        // A worker would answer what a journey means to see the gallery answer.
        serviceWorkers: 'block',
        ...options,
      });
      context.setDefaultTimeout(45_000);
      const watch = watchFaults(context, origin);
      leavings.push(async () => {
        await context.close();
        const found = watch.list();
        return [
          ...found.filter((one) => !faults.some((fault) => fault.test(one))),
          ...faults
            .filter((fault) => !found.some((one) => fault.test(one)))
            .map((fault) => `did not happen: ${fault}`),
        ];
      });
      return context.newPage();
    },
  };
}
