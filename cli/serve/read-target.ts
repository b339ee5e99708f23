import { Problem } from '@/lib/http/problem';

/** The longest address that is read, in bytes. */
export const MOST_URL_BYTES = 8192;

/** Where a request leads: its path as it was written, and its query with `?` or empty. */
export interface Target {
  pathname: string;
  search: string;
}

const ABSURD = /\\|%00|%5c|[^\x21-\x7e]/i;
const DOT_SEGMENT = /(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * Reads a request's target (RFC 9112, 3.2): a path, or an absolute address whose authority is not
 * believed. Refuses what no link of ours could hold: steps upward, backslashes, broken escapes.
 */
export function readTarget(raw: string): Target {
  if (raw.length > MOST_URL_BYTES) {
    throw new Problem('uri_too_long', `An address has at most ${MOST_URL_BYTES} bytes.`);
  }
  const path = /^https?:\/\/[^/?#]*/i.test(raw) ? raw.replace(/^https?:\/\/[^/?#]*/i, '') : raw;
  const [whole = ''] = path.split('#', 1);
  const cut = whole.indexOf('?');
  const pathname = cut === -1 ? whole : whole.slice(0, cut);
  if (!pathname.startsWith('/') || ABSURD.test(pathname) || DOT_SEGMENT.test(pathname)) {
    throw absurd();
  }
  if (pathname.includes('%')) refuseBrokenEscapes(pathname);
  return { pathname, search: cut === -1 ? '' : whole.slice(cut) };
}

function refuseBrokenEscapes(pathname: string): void {
  try {
    decodeURIComponent(pathname);
  } catch {
    throw absurd();
  }
}

function absurd(): Problem {
  return new Problem('bad_request', 'No address of this gallery is written like that.');
}

/** The one right way to write a path: no empty segments, no slash at its end. */
export function tidyPath(pathname: string): string {
  const tidy = pathname.replace(/\/{2,}/g, '/');
  return tidy.length > 1 && tidy.endsWith('/') ? tidy.slice(0, -1) : tidy;
}
