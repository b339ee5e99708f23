import 'server-only';
import type { Database } from '@/lib/db/database';
import { listTokens } from './curator-tokens.server';
import type { Who } from './who';

/** The sessions of a curator that are open, newest first; never their tokens. */
export async function listSessions(database: Database, { curatorId, sessionId }: Who) {
  const rows = await database.rows<{
    id: string;
    created_at: number;
    expires_at: number;
    ip_address: string | null;
    user_agent: string | null;
  }>(
    `SELECT id, created_at, expires_at, ip_address, user_agent FROM curator_session
     WHERE user_id = ? AND expires_at > ? ORDER BY created_at DESC`,
    [curatorId, Date.now()],
  );
  return rows.map((row) => ({
    id: row.id,
    isThis: row.id === sessionId,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    address: row.ip_address || null,
    browser: row.user_agent || null,
  }));
}

/** What a curator signs in with and where they are signed in. */
export async function readAccount(database: Database, who: Who) {
  const [curator] = await database.rows<{ has: boolean | number }>(
    'SELECT two_factor_enabled AS has FROM curator WHERE id = ?',
    [who.curatorId],
  );
  const passkeys = await database.rows<{
    id: string;
    name: string | null;
    created_at: number | null;
  }>('SELECT id, name, created_at FROM curator_passkey WHERE user_id = ? ORDER BY created_at', [
    who.curatorId,
  ]);
  return {
    hasFactor: Boolean(curator?.has),
    sessions: await listSessions(database, who),
    tokens: await listTokens(database, who.curatorId),
    passkeys: passkeys.map(({ id, name, created_at }) => ({ id, name, createdAt: created_at })),
  };
}
