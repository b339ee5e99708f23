import type { Answer } from '@/lib/http/answer';
import { type Problem, problemAnswer } from '@/lib/http/problem';
import { DATA_POLICY, SECURITY_HEADERS } from '@/lib/http/security-policy';

/** Puts on an answer of the front's own what every answer carries: the policy and its length. */
export function sealAnswer(method: string, answer: Answer): Answer {
  const { body } = answer;
  const headers: Record<string, string> = {
    'content-security-policy': DATA_POLICY,
    ...SECURITY_HEADERS,
    ...answer.headers,
  };
  if (typeof body === 'string') headers['content-length'] = String(Buffer.byteLength(body));
  else if (body instanceof Uint8Array) headers['content-length'] = String(body.length);
  return { ...answer, headers, body: method === 'HEAD' ? null : body };
}

/** A failure that the front answers itself, before any handler or page is asked. */
export function refuse(method: string, problem: Problem): Answer {
  return sealAnswer(method, problemAnswer(problem));
}
