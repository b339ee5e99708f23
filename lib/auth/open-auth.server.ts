import 'server-only';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '@/lib/db/database';
import { readEnv } from '@/lib/env/env.server';
import { houseAdapter } from './house-adapter.server';
import { readSecret } from './read-secret.server';
import { COOKIE_PREFIX } from './session-cookie';
import { LEAST_PASSWORD, MOST_PASSWORD } from './weigh-password.server';

const DAY_SECONDS = 86_400;

function makeAuth(database: Database, origin: string, secret: string) {
  return betterAuth({
    appName: 'Promptreel',
    baseURL: origin,
    basePath: '/api/v1/desk/library',
    secret,
    database: houseAdapter(database),
    telemetry: { enabled: false },
    // What it would say of failed sign-ins is told in our answers, and of secrets nowhere.
    logger: { disabled: true },
    // Ours counts in the database, before the library is asked.
    rateLimit: { enabled: false },
    // Whoever comes here was judged already (judge-request.server.ts), by the same origin rule.
    trustedOrigins: (request) => [request?.headers.get('origin') ?? origin],
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: origin.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'strict', path: '/' },
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: ['x-promptreel-reader'] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: LEAST_PASSWORD,
      maxPasswordLength: MOST_PASSWORD,
    },
    user: {
      modelName: 'curator',
      additionalFields: { role: { type: 'string', input: false, defaultValue: 'editor' } },
    },
    session: {
      modelName: 'curator_session',
      expiresIn: 14 * DAY_SECONDS,
      // A page cannot set cookies: a session ends when it said it would.
      disableSessionRefresh: true,
    },
    account: { modelName: 'curator_account' },
    verification: { modelName: 'curator_verification' },
    plugins: [
      twoFactor({
        issuer: 'Promptreel',
        schema: { twoFactor: { modelName: 'curator_factor' } },
      }),
      passkey({
        rpID: new URL(origin).hostname,
        rpName: 'Promptreel',
        origin,
        schema: { passkey: { modelName: 'curator_passkey' } },
      }),
    ],
  });
}

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
  const made = readSecret(readEnv()).then((secret) => makeAuth(database, origin, secret));
  byOrigin.set(origin, made);
  made.catch(() => byOrigin.delete(origin));
  return made;
}
