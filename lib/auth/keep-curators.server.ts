import 'server-only';
import type { Database } from '@/lib/db/database';
import { openAuth } from './open-auth.server';
import type { Role } from './who';

/** A curator as those who keep curators see them. */
export interface CuratorEntry {
  id: string;
  name: string;
  email: string;
  role: string;
  hasFactor: boolean;
  sessions: number;
  tokens: number;
}

/** Only the library's hash and tables are needed here: no page is asked of this address. */
const NOWHERE = 'http://localhost';

const PROVIDER = 'credential';

/** Every curator, in the order they came. */
export async function listCurators(database: Database): Promise<CuratorEntry[]> {
  const now = Date.now();
  const rows = await database.rows<Omit<CuratorEntry, 'hasFactor'> & { has: boolean | number }>(
    `SELECT c.id, c.name, c.email, c.role, c.two_factor_enabled AS has,
       (SELECT count(*) FROM curator_session s WHERE s.user_id = c.id AND s.expires_at > ?) AS sessions,
       (SELECT count(*) FROM curator_token t WHERE t.curator_id = c.id
          AND (t.expires_at IS NULL OR t.expires_at > ?)) AS tokens
     FROM curator c ORDER BY c.created_at, c.id`,
    [now, now],
  );
  return rows.map(({ has, sessions, tokens, ...row }) => ({
    ...row,
    hasFactor: Boolean(has),
    sessions: Number(sessions),
    tokens: Number(tokens),
  }));
}

/** The id of a curator by the address they sign in with; null when there is none. */
export async function findCurator(database: Database, email: string): Promise<string | null> {
  const [row] = await database.rows<{ id: string }>('SELECT id FROM curator WHERE email = ?', [
    email.toLowerCase(),
  ]);
  return row?.id ?? null;
}

/** Adds a curator, with a password that was weighed; the address must be free. */
export async function addCurator(
  database: Database,
  { email, name, role, password }: { email: string; name: string; role: Role; password: string },
): Promise<void> {
  const { internalAdapter, password: hasher } = await (await openAuth(database, NOWHERE)).$context;
  const hash = await hasher.hash(password);
  const { id } = await internalAdapter.createUser(
    { email: email.toLowerCase(), name, role, emailVerified: true },
    { method: 'admin' },
  );
  await internalAdapter.linkAccount({
    userId: id,
    providerId: PROVIDER,
    accountId: id,
    password: hash,
  });
}

/** Gives a curator another password and ends all their sessions. */
export async function setPassword(
  database: Database,
  curatorId: string,
  password: string,
): Promise<void> {
  const { password: hasher } = await (await openAuth(database, NOWHERE)).$context;
  const hash = await hasher.hash(password);
  await database.writeAside(async (writer) => {
    await writer.run(
      'UPDATE curator_account SET password = ?, updated_at = ? WHERE user_id = ? AND provider_id = ?',
      [hash, Date.now(), curatorId, PROVIDER],
    );
    await writer.run('DELETE FROM curator_session WHERE user_id = ?', [curatorId]);
  });
}

/** Takes a curator away with sessions, tokens and keys; what they changed stays, with their name. */
export async function removeCurator(database: Database, curatorId: string): Promise<void> {
  await database.writeAside(async (writer) => {
    for (const table of ['session', 'account', 'factor', 'passkey']) {
      await writer.run(`DELETE FROM curator_${table} WHERE user_id = ?`, [curatorId]);
    }
    await writer.run('DELETE FROM curator_token WHERE curator_id = ?', [curatorId]);
    await writer.run('DELETE FROM curator WHERE id = ?', [curatorId]);
  });
}

/** Makes a curator an editor or an owner; false when there is none of that id. */
export async function setRole(database: Database, curatorId: string, role: Role): Promise<boolean> {
  const changed = await database.writeAside((writer) =>
    writer.run('UPDATE curator SET role = ?, updated_at = ? WHERE id = ?', [
      role,
      Date.now(),
      curatorId,
    ]),
  );
  return changed > 0;
}

/** Ends every session and every token of a curator. */
export async function endSessions(database: Database, curatorId: string): Promise<void> {
  await database.writeAside(async (writer) => {
    await writer.run('DELETE FROM curator_session WHERE user_id = ?', [curatorId]);
    await writer.run('DELETE FROM curator_token WHERE curator_id = ?', [curatorId]);
  });
}
