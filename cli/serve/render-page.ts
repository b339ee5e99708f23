import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from '@/lib/http/answer';
import { weakEtag } from '@/lib/http/etag.server';
import { hashInlineScripts } from '@/lib/http/hash-scripts.server';
import { FAULT_HEADER, KEPT_PAGE_HEADER, pagePolicy } from '@/lib/http/security-policy';
import { LANGUAGE_VARY } from '@/lib/i18n/choose-language';
import { isEmbed } from '@/lib/i18n/embed-route';
import { type CapturedPage, capturePage, type PageHandler } from './capture-page';
import { restPage } from './rest-page';

/** May lie in the back/forward cache, unlike Next's no-store, and is asked for again each time. */
export const ASK_EACH_TIME = 'no-cache';

/** What rendering a page takes: Next, and where originals may come from. */
export interface RenderRooms {
  handle: PageHandler;
  /** Origins beside our own that a page may play originals from. */
  mediaOrigins: readonly string[];
  /** What stands in pages to wake their scripts; null lets these run at once. */
  restScript: string | null;
  /** Whether what stood at a path was taken down. */
  isGone?: (pathname: string) => Promise<boolean>;
}

// What is kept of a rendered page's headers; the rest speaks of one connection or of Next's caches.
const keptHeaders = [
  'content-type',
  'content-language',
  'link',
  'location',
  'vary',
  'x-robots-tag',
];

/**
 * Renders a page whole on nobody's behalf: its scripts at rest until a visitor moves, the inline
 * ones allowed by hash, its validator made of its bytes. `varies` is whether it stands where a visitor's taste is asked.
 */
export async function renderPage(rooms: RenderRooms, url: URL, varies: boolean): Promise<Answer> {
  const page = await captureWhole(rooms, url);
  const { mediaOrigins } = rooms;
  const kept = pickHeaders(page.headers);
  const isFrameable = isEmbed(url.pathname);
  const script = page.status === 200 && !isFrameable ? rooms.restScript : null;
  const whole = page.body.toString('utf8');
  const html = script === null ? whole : restPage(whole, script);
  const body = script === null ? page.body : Buffer.from(html);
  const hashes = hashInlineScripts(html);
  return {
    status: page.status,
    headers: {
      ...kept,
      ...(varies ? { vary: addLanguage(kept.vary) } : {}),
      'cache-control': ASK_EACH_TIME,
      'content-security-policy': pagePolicy({ hashes, mediaOrigins, isFrameable }),
      ...(page.status === 200 ? { etag: weakEtag(body) } : {}),
    },
    body,
  };
}

/** A `Vary` with what the answer at exactly `/` depends on. */
export function addLanguage(vary: string | undefined): string {
  const known = vary ?? 'rsc';
  return known.includes(LANGUAGE_VARY) ? known : `${known}, ${LANGUAGE_VARY}`;
}

/** The headers that tell Next our own name, never what a request's Host says. */
export function ourName(origin: string): Record<string, string> {
  const { host, protocol } = new URL(origin);
  return { host, 'x-forwarded-host': host, 'x-forwarded-proto': protocol.slice(0, -1) };
}

/**
 * Where a page throws (an unknown slug too) Next answers the right status with an empty shell, blank
 * without scripts. The same address is then asked for as that failure's page, in its language.
 */
async function captureWhole({ handle, isGone }: RenderRooms, url: URL): Promise<CapturedPage> {
  const address = url.pathname + url.search;
  const headers = { ...ourName(url.origin), [KEPT_PAGE_HEADER]: '1', accept: 'text/html' };
  const page = await capturePage(handle, address, headers);
  if (page.status < 400 || !page.body.includes(' id="__next_error__"')) return page;
  const isMissing = page.status === 404;
  const status = isMissing && (await isGone?.(url.pathname)) ? 410 : page.status;
  const fault = isMissing ? String(status) : '500';
  const whole = await capturePage(handle, address, { ...headers, [FAULT_HEADER]: fault });
  return whole.status === 200 ? { ...whole, status } : page;
}

function pickHeaders(headers: OutgoingHttpHeaders): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = headers[name];
    if (value !== undefined) picked[name] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return picked;
}
