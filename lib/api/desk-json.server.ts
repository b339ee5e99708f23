import 'server-only';
import type { Answer } from '@/lib/http/answer';

/** An answer of the desk in JSON; its headers are put on where all of them are. */
export function closedJson(value: unknown, status = 200): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}
