import type { Answer } from './answer';

/** Every way a request can fail: its code, the HTTP status it answers, and when it is thrown. */
export const problemStatuses = {
  /** The request cannot be read at all: a broken address, a body that is not what was asked. */
  bad_request: 400,
  /** A query parameter that does not exist; `detail` names the nearest right one. */
  unknown_parameter: 400,
  /** A known query parameter with a value it does not take; `detail` says what it takes. */
  invalid_parameter: 400,
  /** A cursor that was never ours, was altered, or belongs to another query. */
  cursor_invalid: 400,
  /** Nobody is signed in, or the token is not one: the desk needs to know who asks. */
  unauthenticated: 401,
  /** Whoever asks may not do this, or asks from another site. */
  forbidden: 403,
  /** No clip, list, file or route of that name. */
  not_found: 404,
  /** The route is there but not with this method; the answer carries `Allow`. */
  method_not_allowed: 405,
  /** Somebody else changed it meanwhile; `detail` holds what is there now. */
  conflict: 409,
  /** It was here and was taken down. */
  gone: 410,
  /** A cursor bound to an older catalogue version; start again at the first page. */
  cursor_expired: 410,
  /** `If-Match` or `If-Unmodified-Since` does not hold for what is there now. */
  precondition_failed: 412,
  /** A body larger than any of ours could be. */
  content_too_large: 413,
  /** The address is longer than any of ours could be. */
  uri_too_long: 414,
  /** A body that is not JSON. */
  unsupported_media_type: 415,
  /** No part of the asked byte ranges lies inside the file; the answer carries its size. */
  range_not_satisfiable: 416,
  /** The reader has asked more than its share; the answer carries `Retry-After`. */
  too_many_requests: 429,
  /** Something that broke on our side; the message says nothing of its inside. */
  internal: 500,
  /** A form of the answer that this gallery does not write, though a standard names it. */
  not_implemented: 501,
  /** Not ready or stopping: migrating, no database, no store. Try again later. */
  unavailable: 503,
} as const;

/** The code of a problem, as it stands in `error.code`. */
export type ProblemCode = keyof typeof problemStatuses;

/** What a problem may carry beside its message: more for the reader, headers for the answer. */
export interface ProblemOptions {
  /** Plain JSON that helps a program: the parameter, the nearest right name, the allowed values. */
  detail?: unknown;
  /** Headers this failure must carry, such as `Allow` or `Content-Range`. */
  headers?: Record<string, string>;
  cause?: unknown;
}

/** A failure that a reader may see. Anything else that is thrown is answered as `internal`. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly status: number;
  readonly detail: unknown;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, message: string, options: ProblemOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.status = problemStatuses[code];
    this.detail = options.detail ?? null;
    this.headers = options.headers ?? {};
  }
}

/** Answers a problem as `{ error: { code, message, detail } }`, never kept by any cache. */
export function problemAnswer(problem: Problem): Answer {
  const { code, message, detail } = problem;
  return {
    status: problem.status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...problem.headers,
    },
    body: JSON.stringify({ error: { code, message, detail } }),
  };
}

/** Makes a problem of anything that was thrown; what is not ours becomes a mute `internal`. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  return new Problem('internal', 'Something went wrong on our side.', { cause: thrown });
}
