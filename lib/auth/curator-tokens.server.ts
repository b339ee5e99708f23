import 'server-only';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from '@/lib/db/database';
import { isRole, SCOPES, type Scope, type Who } from './who';

/** What every token begins with, so that one is known where it leaked. */
const MARK = 'prl_';

/** How often it is noted that a token is in use. */
const NOTED_MS = 60_000;

/** A token as its owner sees it: never the token itself. */
export interface TokenEntry {
  id: string;
  name: string;
  scopes: Scope[];
  createdAt: number;
  expiresAt: number | null;
  lastUsedAt: number | null;
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const readScopes = (json: string): Scope[] => {
  const listed: unknown = JSON.parse(json);
  return SCOPES.filter((scope) => Array.isArray(listed) && listed.includes(scope));
};

/** Makes a token of a curator and gives it: the one time it can be read. 256 random bits, kept as their hash. */
export async function makeToken(
  database: Database,
  curatorId: string,
  wish: { name: string; scopes: readonly Scope[]; expiresAt: number | null },
): Promise<{ id: string; token: string }> {
  const id = randomUUID();
  const token = MARK + randomBytes(32).toString('base64url');
  await database.writeAside((writer) =>
    writer.run(
      `INSERT INTO curator_token (id, curator_id, name, hash, scopes, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[id, curatorId, wish.name, hashOf(token), JSON.stringify(wish.scopes), Date.now()],
        wish.expiresAt,
      ],
    ),
  );
  return { id, token };
}

/** The tokens of a curator, newest first. */
export async function listTokens(database: Database, curatorId: string): Promise<TokenEntry[]> {
  const rows = await database.rows<{
    id: string;
    name: string;
    scopes: string;
    created_at: number;
    expires_at: number | null;
    last_used_at: number | null;
  }>(
    `SELECT id, name, scopes, created_at, expires_at, last_used_at FROM curator_token
     WHERE curator_id = ? ORDER BY created_at DESC`,
    [curatorId],
  );
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    scopes: readScopes(row.scopes),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
  }));
}

/** Ends a token of a curator; false when there is none of that id. */
export async function endToken(
  database: Database,
  curatorId: string,
  id: string,
): Promise<boolean> {
  const ended = await database.writeAside((writer) =>
    writer.run('DELETE FROM curator_token WHERE id = ? AND curator_id = ?', [id, curatorId]),
  );
  return ended > 0;
}

/** Who holds a token, with what it allows; null for one that is unknown or has expired. */
export async function findTokenHolder(database: Database, token: string): Promise<Who | null> {
  if (!token.startsWith(MARK) || token.length > 100) return null;
  const now = Date.now();
  const [row] = await database.rows<{
    id: string;
    curator_id: string;
    name: string;
    email: string;
    role: string;
    scopes: string;
    last_used_at: number | null;
  }>(
    `SELECT t.id, t.curator_id, c.name, c.email, c.role, t.scopes, t.last_used_at
     FROM curator_token t JOIN curator c ON c.id = t.curator_id
     WHERE t.hash = ? AND (t.expires_at IS NULL OR t.expires_at > ?)`,
    [hashOf(token), now],
  );
  if (row === undefined || !isRole(row.role)) return null;
  if ((row.last_used_at ?? 0) < now - NOTED_MS) {
    await database.writeAside((writer) =>
      writer.run('UPDATE curator_token SET last_used_at = ? WHERE id = ?', [now, row.id]),
    );
  }
  return {
    curatorId: row.curator_id,
    name: row.name,
    email: row.email,
    role: row.role,
    sessionId: null,
    scopes: readScopes(row.scopes),
  };
}
