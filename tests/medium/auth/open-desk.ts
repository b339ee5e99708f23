import { randomBytes } from 'node:crypto';
import { makeToken } from '@/lib/auth/curator-tokens.server';
import { addCurator, findCurator } from '@/lib/auth/keep-curators.server';
import type { Role, Scope } from '@/lib/auth/who';
import type { Database } from '@/lib/db/database';
import { type AskOptions, openFront, type Reply, type TestFront } from '../../support/open-front';

/** A password that no list knows. */
export const PASSWORD = 'plover-7 tectonic marzipan';

/** What a browser of this gallery sends with everything it changes. */
export type Credentials = Record<string, string>;

/** A front with curators, and how to ask its desk. */
export interface TestDesk {
  front: TestFront;
  database: Database;
  origin: string;
  addCurator(email: string, role: Role): Promise<string>;
  /** The cookies of a sign-in, as a browser sends them back. */
  signIn(email: string, password?: string): Promise<Credentials>;
  token(email: string, scopes: Scope[], expiresAt?: number): Promise<Credentials>;
  /** Asks the desk in JSON, as a page of this gallery does. */
  ask(method: string, path: string, who?: Credentials, body?: unknown): Promise<Reply>;
}

/** Opens a front over a database of the test's own. */
export async function openDesk(database: Database, handle?: AskHandle): Promise<TestDesk> {
  process.env.BETTER_AUTH_SECRET ??= randomBytes(32).toString('hex');
  const front = await openFront(database, handle === undefined ? {} : { handle });
  const origin = `http://localhost:${front.port}`;
  const desk: TestDesk = {
    front,
    database,
    origin,
    async addCurator(email, role) {
      await addCurator(database, { email, name: `${role} of the test`, role, password: PASSWORD });
      return (await findCurator(database, email)) ?? '';
    },
    async signIn(email, password = PASSWORD) {
      const reply = await desk.ask('POST', '/sign-in', {}, { email, password });
      return { cookie: readCookies(reply) };
    },
    async token(email, scopes, expiresAt) {
      const id = (await findCurator(database, email)) ?? '';
      const wish = { name: 'script', scopes, expiresAt: expiresAt ?? null };
      return { authorization: `Bearer ${(await makeToken(database, id, wish)).token}` };
    },
    ask(method, path, who = {}, body = undefined) {
      const changes = method !== 'GET' && method !== 'HEAD';
      const options: AskOptions = { method, headers: who };
      if (changes) {
        options.headers = { origin, 'content-type': 'application/json', ...who };
        options.body = JSON.stringify(body ?? {});
      }
      return front.ask(`/api/v1/desk${path}`, options);
    },
  };
  return desk;
}

type AskHandle = NonNullable<NonNullable<Parameters<typeof openFront>[1]>['handle']>;

/** The cookies that an answer sets, joined as a browser sends them. */
export function readCookies({ headers }: Reply): string {
  return (headers['set-cookie'] ?? []).map((one) => one.split(';', 1)[0]).join('; ');
}

/** Every row of every table but those that count tries, as text: what a refused request must not change. */
export async function dumpDatabase(database: Database): Promise<string> {
  const listed =
    database.engine === 'sqlite'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'clip_search%' ORDER BY name"
      : "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename";
  const lines: string[] = [];
  for (const { name } of await database.rows<{ name: string }>(listed)) {
    if (name === 'attempt' || name.startsWith('sqlite_')) continue;
    const rows = await database.rows<Record<string, unknown>>(`SELECT * FROM ${name}`);
    // A session that has expired may be swept up on sight, and when a token was last used is noted.
    const held =
      name === 'curator_session' ? rows.filter((row) => Number(row.expires_at) > 1) : rows;
    const texts = held.map(({ last_used_at, ...row }) => JSON.stringify(row));
    lines.push(name, ...texts.sort());
  }
  return lines.join('\n');
}
