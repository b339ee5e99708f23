import 'server-only';
import type { Database } from '@/lib/db/database';
import { openAuth } from './open-auth.server';
import { SESSION_COOKIES } from './session-cookie';
import { isRole, type Who } from './who';

/** The curator whose session a `Cookie` header carries; null without one, with a wrong or an ended one. */
export async function findSession(
  database: Database,
  origin: string,
  cookie: string | null,
): Promise<Who | null> {
  if (cookie === null || !SESSION_COOKIES.some((name) => cookie.includes(`${name}=`))) return null;
  const auth = await openAuth(database, origin);
  const found = await auth.api.getSession({
    headers: new Headers({ cookie }),
    query: { disableCookieCache: true, disableRefresh: true },
  });
  if (found === null) return null;
  const { user, session } = found;
  const { role } = user;
  if (!isRole(role)) return null;
  return {
    curatorId: user.id,
    name: user.name,
    email: user.email,
    role,
    sessionId: session.id,
    scopes: null,
  };
}
