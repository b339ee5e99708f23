/** A failure an API answer names: its `code` chooses the words, `status` is 0 without an answer. */
export class ReplyError extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, status: number, message: string) {
    super(message);
    this.name = 'ReplyError';
    this.code = code;
    this.status = status;
  }
}

/**
 * Fetches JSON from this gallery's API. Throws `ReplyError`: with the answer's own code where it
 * has one, else `unreachable` (no answer) or `unreadable` (an answer that is not the API's).
 */
export async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, {
      headers: { accept: 'application/json' },
      signal: signal ?? null,
    });
  } catch (cause) {
    if (signal?.aborted) throw cause;
    throw new ReplyError('unreachable', 0, 'No answer');
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const error = readError(body);
  throw new ReplyError(error?.code ?? 'unreadable', response.status, error?.message ?? 'No reply');
}

function readError(body: unknown): { code: string; message: string } | null {
  if (typeof body !== 'object' || body === null || !('error' in body)) return null;
  const { error } = body;
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  const message = 'message' in error ? String(error.message) : '';
  return { code: String(error.code), message };
}
