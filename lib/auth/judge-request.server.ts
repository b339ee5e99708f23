import 'server-only';
import type { Database } from '@/lib/db/database';
import type { AnswerRequest } from '@/lib/http/answer';
import { Problem } from '@/lib/http/problem';
import { findTokenHolder } from './curator-tokens.server';
import { findSession } from './find-session.server';
import type { Needs, Who } from './who';

/** This machine by its names: a gallery that was not told its address is opened by any of them. */
const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** What a plain form sends. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Whether an Origin is our own. Never by what a request's Host says: a name can be made to lead here. */
function isOwnOrigin(origin: string, own: URL): boolean {
  if (origin === own.origin) return true;
  if (!LOOPBACK.test(own.hostname) || !URL.canParse(origin)) return false;
  const asked = new URL(origin);
  return (
    LOOPBACK.test(asked.hostname) && asked.port === own.port && asked.protocol === own.protocol
  );
}

/**
 * Refuses what another site makes a visitor's browser send: a foreign Origin, a `Sec-Fetch-Site`
 * other than ours, and, where something changes, a request that names no Origin at all.
 */
function refuseForeign({ method, url, headers }: AnswerRequest): void {
  const origin = headers.get('origin');
  const site = headers.get('sec-fetch-site');
  const changes = method !== 'GET' && method !== 'HEAD';
  const isForeign =
    (origin !== null && !isOwnOrigin(origin, url)) ||
    (site !== null && site !== 'same-origin' && (changes || site !== 'none')) ||
    (changes && origin === null);
  if (!isForeign) return;
  throw new Problem(
    'forbidden',
    `This is asked from the gallery’s own pages at ${url.origin}, or with a token.`,
  );
}

/** A body that changes something is JSON: no form of another site can send that unasked. */
function refuseOtherTypes({ headers }: AnswerRequest, takesForm: boolean): void {
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json' || (takesForm && type === FORM_TYPE)) return;
  throw new Problem('unsupported_media_type', 'A body here is JSON: application/json.');
}

function mayDo(who: Who, { role, scope }: Exclude<Needs, 'anyone'>): boolean {
  if (role === 'owner' && who.role !== 'owner') return false;
  return who.scopes === null || (scope !== null && who.scopes.includes(scope));
}

const unknown = () =>
  new Problem('unauthenticated', 'Sign in at the desk, or send a token: Authorization: Bearer ….', {
    headers: { 'www-authenticate': 'Bearer realm="desk"' },
  });

/**
 * The one judgement before anything of the desk is done: who asks, by a token or else by a session,
 * and whether that suffices for what the row needs. Gives the curator, null where anyone may; throws
 * `unauthenticated`, `forbidden` or `unsupported_media_type`. A token that is sent is the only word
 * that counts. A plain form counts as JSON only where anyone may, and comes from our own pages too.
 */
export async function judgeRequest(
  database: Database,
  request: AnswerRequest,
  needs: Needs,
  takesForm = false,
): Promise<Who | null> {
  const { method, url, headers } = request;
  const authorization = headers.get('authorization');
  if (method !== 'GET' && method !== 'HEAD')
    refuseOtherTypes(request, takesForm && needs === 'anyone');
  if (authorization !== null && needs !== 'anyone') {
    const token = /^Bearer +([\w-]+)$/i.exec(authorization.trim())?.[1];
    const holder = token === undefined ? null : await findTokenHolder(database, token);
    if (holder === null) throw unknown();
    return allow(holder, needs);
  }
  refuseForeign(request);
  if (needs === 'anyone') return null;
  const who = await findSession(database, url.origin, headers.get('cookie'));
  if (who === null) throw unknown();
  return allow(who, needs);
}

function allow(who: Who, needs: Exclude<Needs, 'anyone'>): Who {
  if (mayDo(who, needs)) return who;
  const lacking =
    who.role === 'editor' && needs.role === 'owner' ? 'an owner' : `the scope ${needs.scope}`;
  throw new Problem(
    'forbidden',
    `This takes ${needs.scope === null && who.scopes ? 'a signed-in curator, no token' : lacking}.`,
  );
}
