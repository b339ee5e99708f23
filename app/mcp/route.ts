import { answerMcp } from '@/lib/api/mcp-server.server';
import { readEnv } from '@/lib/env/env.server';

export const dynamic = 'force-dynamic';

/** The Next door to the tools; the front answers before it, by the same handler. */
function openDoor(request: Request): Promise<Response> {
  // Never what the request's Host says: a name made to lead here would then call itself ours.
  const { PUBLIC_URL, PORT } = readEnv();
  return answerMcp(request, new URL(PUBLIC_URL ?? `http://localhost:${PORT}`).origin);
}

export {
  openDoor as DELETE,
  openDoor as GET,
  openDoor as HEAD,
  openDoor as OPTIONS,
  openDoor as PATCH,
  openDoor as POST,
  openDoor as PUT,
};
