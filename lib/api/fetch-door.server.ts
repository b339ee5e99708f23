import 'server-only';
import { toAnswerRequest, toResponse } from '@/lib/http/answer';
import { readText } from '@/lib/http/read-text';
import { answer } from './answer.server';

/** The door for route files: a Fetch request in, the table's answer out, never encoded. */
export async function openDoor(request: Request): Promise<Response> {
  const asked = toAnswerRequest(request);
  // Next takes `content-encoding` off what a route file answers (server/send-response.js): encoded
  // bytes would arrive without their name.
  const headers = {
    get: (name: string) => (name === 'accept-encoding' ? null : request.headers.get(name)),
  };
  const readBody = (mostBytes: number) => readText(request.body ?? [], mostBytes);
  return toResponse(await answer({ ...asked, headers, readBody }), request.method);
}
