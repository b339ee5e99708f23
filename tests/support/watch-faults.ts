import type { BrowserContext, ConsoleMessage, Request } from 'playwright-core';

/** What went wrong in a browser's context so far. */
export interface FaultWatch {
  list(): string[];
}

/**
 * Why a request may end that is no fault: the page gave it up; or a browser without scripts would
 * not load one, which it calls by the same word as a violation (that one the console tells).
 */
const quiet = new Set(['net::ERR_ABORTED', 'csp']);

/**
 * Notes everything that must not happen to a visitor: errors in the console (violations of the
 * policy are such), exceptions nobody caught, and answers of `origin` that failed. Requests that the
 * page itself gave up are none of it, nor what other hosts do: a journey says what it expects there.
 */
export function watchFaults(context: BrowserContext, origin: string): FaultWatch {
  const faults: string[] = [];
  const isOurs = (url: string) => url.startsWith(`${origin}/`);

  context.on('console', (message: ConsoleMessage) => {
    // What did not load is noted below, with its address and status.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load')) return;
    faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (thrown) => {
    const { name, message, stack } = thrown.error();
    faults.push(`exception: ${name} ${message} ${stack} on ${thrown.page()?.url()}`);
  });
  context.on('requestfailed', (request: Request) => {
    const why = request.failure()?.errorText ?? '';
    if (isOurs(request.url()) && !quiet.has(why)) {
      faults.push(`request: ${why} ${request.url()}`);
    }
  });
  context.on('response', (response) => {
    if (isOurs(response.url()) && response.status() >= 400) {
      faults.push(`answer: ${response.status()} ${response.url()}`);
    }
  });
  return { list: () => [...faults] };
}
