import 'server-only';
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDatabaseUrl } from '@/lib/db/parse-database-url';
import type { Env } from '@/lib/env/env.server';

const NAME = 'desk-secret';
const LEAST_CHARACTERS = 32;

/** Where the secret lies: beside the SQLite file, else in `data`. */
export function secretPath({ DATABASE_URL }: Pick<Env, 'DATABASE_URL'>): string {
  const place = parseDatabaseUrl(DATABASE_URL);
  return join(place.engine === 'sqlite' ? dirname(place.path) : 'data', NAME);
}

/**
 * The secret that signs sessions: `BETTER_AUTH_SECRET`, else a file of mode 600 that is made at the
 * first need. Several machines on one database share the variable. Never shown, never logged.
 */
export async function readSecret(
  env: Pick<Env, 'DATABASE_URL' | 'BETTER_AUTH_SECRET'>,
): Promise<string> {
  const { BETTER_AUTH_SECRET } = env;
  if (BETTER_AUTH_SECRET !== undefined) return BETTER_AUTH_SECRET;
  const path = secretPath(env);
  const known = await readFile(path, 'utf8').catch(() => null);
  if (known !== null) return checked(known, path);
  await mkdir(dirname(path), { recursive: true });
  const made = randomBytes(32).toString('base64url');
  try {
    await writeFile(path, `${made}\n`, { mode: 0o600, flag: 'wx', flush: true });
    return made;
  } catch (thrown) {
    // Another process was faster: its secret is everybody's.
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    return checked(await readFile(path, 'utf8'), path);
  }
}

function checked(text: string, path: string): string {
  const secret = text.trim();
  if (secret.length >= LEAST_CHARACTERS) return secret;
  throw new Error(`${path} holds no secret: delete it, and everybody signs in anew.`);
}
