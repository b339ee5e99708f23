import 'server-only';
import { toAnswerRequest, toResponse } from '@/lib/http/answer';
import { answer } from './answer.server';

/** The door for route files: a Fetch request in, the table's answer out. */
export async function openDoor(request: Request): Promise<Response> {
  return toResponse(await answer(toAnswerRequest(request)), request.method);
}
