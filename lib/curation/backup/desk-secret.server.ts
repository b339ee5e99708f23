import 'server-only';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { secretPath } from '@/lib/auth/read-secret.server';
import { readEnv } from '@/lib/env/env.server';
import { writeSynced } from './write-synced.server';

const ONLY_MINE = 0o600;

const readText = (path: string) => readFile(path, 'utf8').catch(() => null);

/**
 * Copies the file that signs sessions into a backup, readable by its owner alone: the second factors
 * in the database are encrypted by it, and nobody who has one could come in without it. Where the
 * secret is a variable (`BETTER_AUTH_SECRET`) it is its owner's to keep.
 */
export async function backUpSecret(folder: string, url: string): Promise<void> {
  const path = secretPath({ DATABASE_URL: url });
  const copy = join(folder, basename(path));
  const secret = readEnv().BETTER_AUTH_SECRET === undefined ? await readText(path) : null;
  if (secret === null) await rm(copy, { force: true });
  else await writeSynced(copy, secret, ONLY_MINE);
}

/** Puts the secret of a backup where the desk looks for it; one that is there already stays. */
export async function restoreSecret(folder: string, url: string): Promise<void> {
  const path = secretPath({ DATABASE_URL: url });
  const secret = await readText(join(folder, basename(path)));
  if (secret === null || (await readText(path)) !== null) return;
  await mkdir(dirname(path), { recursive: true });
  await writeSynced(path, secret, ONLY_MINE);
}
