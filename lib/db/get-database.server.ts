import 'server-only';
import { readEnv } from '@/lib/env/env.server';
import type { Database } from './database';
import { openDatabase } from './open-database.server';

const key = Symbol.for('promptreel.database');
const slot = globalThis as { [key]?: Promise<Database> };

/** The one database of this process, opened at the first call from `DATABASE_URL`, with its replicas. */
export function getDatabase(): Promise<Database> {
  // On `globalThis`: the front and Next load modules twice in one process.
  slot[key] ??= openFromEnv().catch((cause) => {
    // A failure is not kept: the database may be there at the next call.
    delete slot[key];
    throw cause;
  });
  return slot[key];
}

async function openFromEnv(): Promise<Database> {
  const { DATABASE_URL, DATABASE_REPLICA_URLS } = readEnv();
  return openDatabase(DATABASE_URL, DATABASE_REPLICA_URLS);
}

/** Closes the database of this process, if it was opened; the next `getDatabase` opens it anew. */
export async function closeDatabase(): Promise<void> {
  const opened = slot[key];
  delete slot[key];
  await (await opened)?.close();
}
