import { ReplyError } from '@/lib/http/fetch-json';

/** A refusal of the desk: beside its code what is there now, or which faults there are. */
export class DeskRefusal extends ReplyError {
  readonly detail: unknown;

  constructor(code: string, status: number, message: string, detail: unknown) {
    super(code, status, message);
    this.detail = detail;
  }
}

/** Asks the desk in JSON, with the session's cookie. Throws `DeskRefusal` with the desk's own words. */
export async function askDesk<T>(method: string, path: string, body?: unknown): Promise<T> {
  const isRead = method === 'GET';
  const reply = await fetch(`/api/v1/desk${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(isRead ? {} : { 'content-type': 'application/json' }),
    },
    ...(isRead ? {} : { body: JSON.stringify(body ?? {}) }),
  });
  const answer = (await reply.json().catch(() => null)) as {
    error?: { code: string; message: string; detail: unknown };
  } | null;
  if (reply.ok) return answer as T;
  const { code = 'unreadable', message = '', detail = null } = answer?.error ?? {};
  throw new DeskRefusal(code, reply.status, message, detail);
}

/** What went wrong, in the desk's words. */
export function toldOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
