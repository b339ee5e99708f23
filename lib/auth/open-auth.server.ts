import 'server-only';
import type { Database } from '@/lib/db/database';
import { readEnv } from '@/lib/env/env.server';
import type { makeAuth } from './make-auth.server';
import { readSecret } from './read-secret.server';

/** The auth library as this house has set it up. */
export type Auth = ReturnType<typeof makeAuth>;

const key = Symbol.for('promptreel.auth');
const slot = globalThis as { [key]?: WeakMap<Database, Map<string, Promise<Auth>>> };

/** The auth library over a database for one origin (`https://reel.example`), made once per process. */
export function openAuth(database: Database, origin: string): Promise<Auth> {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= new WeakMap();
  const byOrigin = slot[key].get(database) ?? new Map<string, Promise<Auth>>();
  slot[key].set(database, byOrigin);
  const known = byOrigin.get(origin);
  if (known !== undefined) return known;
  // Loaded when the first curator comes: a gallery starts without it.
  const made = Promise.all([readSecret(readEnv()), import('./make-auth.server')]).then(
    ([secret, { makeAuth }]) => makeAuth(database, origin, secret),
  );
  byOrigin.set(origin, made);
  made.catch(() => byOrigin.delete(origin));
  return made;
}
