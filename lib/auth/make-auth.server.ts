import 'server-only';
import { passkey } from '@better-auth/passkey';
import { betterAuth } from 'better-auth';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Database } from '@/lib/db/database';
import { houseAdapter } from './house-adapter.server';
import { COOKIE_PREFIX } from './session-cookie';
import { LEAST_PASSWORD, MOST_PASSWORD } from './weigh-password.server';

const DAY_SECONDS = 86_400;

/** The auth library over a database, set up for this house: no sign-up, our limits, our adapter. */
export function makeAuth(database: Database, origin: string, secret: string) {
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
