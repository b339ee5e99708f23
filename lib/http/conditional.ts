import fresh from 'fresh';
import type { Answer, AnswerRequest, RequestHeaders } from './answer';
import { Problem, problemAnswer } from './problem';

/** What tells one state of a resource from another, in the words of the response headers. */
export interface Validators {
  /** With its quotes: `"…"` when equal means equal byte for byte, `W/"…"` otherwise. */
  etag?: string | undefined;
  /** An HTTP date, whole seconds. */
  lastModified?: string | undefined;
}

/** What of a request has to be known to weigh its conditions. */
type AskedFor = Pick<AnswerRequest, 'method' | 'headers'>;

/** What a conditional request comes to: send it, say it is unchanged, or refuse. */
export type Condition = 'send' | 'not_modified' | 'precondition_failed';

// What a 304 may repeat of the headers of its 200 (RFC 9110, 15.4.5), and who may read them.
const keptWhenUnchanged =
  /^(?:etag|cache-control|content-location|date|expires|vary|access-control-.*|cross-origin-.*|content-security-policy|permissions-policy|referrer-policy|x-.*)$/;

// A file in many parts is one instant, told again and again.
const written = new WeakMap<Date, string>();

/** Writes an instant as an HTTP date (RFC 9110, 5.6.7); what is below a second is cut off. */
export function toHttpDate(instant: Date): string {
  const known = written.get(instant);
  if (known !== undefined) return known;
  const text = instant.toUTCString();
  written.set(instant, text);
  return text;
}

/** Reads an HTTP date as milliseconds since 1970; null for anything that is none. */
export function parseHttpDate(value: string): number | null {
  // All three forms of RFC 9110 begin with the day's name; `Date.parse` would take much more.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(value)) return null;
  const instant = Date.parse(value);
  return Number.isNaN(instant) ? null : instant;
}

/**
 * Weighs `If-Match`, `If-Unmodified-Since`, `If-None-Match` and `If-Modified-Since` in the order
 * of RFC 9110, 13.2.2, for something that exists. Dates that are none are as good as not sent.
 */
export function weighConditions(request: AskedFor, validators: Validators): Condition {
  const { method, headers } = request;
  const match = headers.get('if-match');
  const unmodifiedSince = headers.get('if-unmodified-since');
  if (match !== null) {
    if (!matchesStrongly(match, validators.etag)) return 'precondition_failed';
  } else if (unmodifiedSince !== null && validators.lastModified !== undefined) {
    const limit = parseHttpDate(unmodifiedSince);
    const modified = parseHttpDate(validators.lastModified);
    if (limit !== null && modified !== null && modified > limit) return 'precondition_failed';
  }
  if (method !== 'GET' && method !== 'HEAD') return 'send';
  const modifiedSince = headers.get('if-modified-since');
  // `Cache-Control` is kept from `fresh`: a reload that carries a validator may be told 304.
  const asked = {
    'if-none-match': headers.get('if-none-match') ?? undefined,
    'if-modified-since':
      modifiedSince !== null && parseHttpDate(modifiedSince) !== null ? modifiedSince : undefined,
  };
  const held = { etag: validators.etag, 'last-modified': validators.lastModified };
  return fresh(asked, held) ? 'not_modified' : 'send';
}

/** Whether `If-Range` lets a range be sent: it is absent, or names exactly what is there now. */
export function rangeStillHolds(headers: RequestHeaders, validators: Validators): boolean {
  const condition = headers.get('if-range')?.trim();
  if (condition === undefined) return true;
  if (condition.startsWith('"') || condition.startsWith('W/')) {
    return matchesStrongly(condition, validators.etag);
  }
  const asked = parseHttpDate(condition);
  return asked !== null && asked === parseHttpDate(validators.lastModified ?? '');
}

/** The 304 that stands for a 200 with these headers. */
export function unchangedAnswer(headers: Record<string, string>): Answer {
  const kept = Object.entries(headers).filter(([name]) => keptWhenUnchanged.test(name));
  return { status: 304, headers: Object.fromEntries(kept), body: null };
}

/**
 * Answers a ready 200 by the request's conditions: itself, a 304 or a 412. Its validators are its
 * own `etag` and `last-modified` headers; an answer of another status passes through.
 */
export function answerConditionally(request: AskedFor, answer: Answer): Answer {
  if (answer.status !== 200) return answer;
  const { etag, 'last-modified': lastModified } = answer.headers;
  const condition = weighConditions(request, { etag, lastModified });
  if (condition === 'not_modified') return answer.unchanged ?? unchangedAnswer(answer.headers);
  if (condition === 'precondition_failed') return problemAnswer(preconditionFailed());
  return answer;
}

/** The failure of `If-Match` and `If-Unmodified-Since`. */
export function preconditionFailed(): Problem {
  return new Problem('precondition_failed', 'What is here now is not what the request expects.');
}

function matchesStrongly(list: string, etag: string | undefined): boolean {
  if (list.trim() === '*') return true;
  if (etag === undefined || etag.startsWith('W/')) return false;
  const listed: readonly string[] = list.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return listed.includes(etag);
}
