import 'server-only';
import { z } from 'zod';
import type { Needs } from '@/lib/auth/who';
import { libraryRow } from './desk-library-row.server';
import type { DeskRoute } from './desk-route';

/** A curator at a browser: no token may touch how one signs in. */
const self: Needs = { role: 'editor', scope: null };

const nothing = z.strictObject({});
const code = z.strictObject({ code: z.string().trim().min(6).max(20) });
const password = z.strictObject({ password: z.string().min(1).max(200) });
/** What a browser's authenticator gave; the library reads it. */
const proof = z.strictObject({ response: z.looseObject({ id: z.string().max(2000) }) });
const DESK = '/api/v1/desk';

/** The second factor and passkeys: coming in by them, adding them, taking them away. */
export const deskFactorRoutes: readonly DeskRoute[] = [
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/sign-in/code`,
      id: 'signInByCode',
      summary: 'The second step of a sign-in: a code of one’s app',
      needs: 'anyone',
      takes: code,
    },
    '/two-factor/verify-totp',
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/sign-in/backup-code`,
      id: 'signInByBackupCode',
      summary: 'The second step of a sign-in: a backup code, used up by it',
      needs: 'anyone',
      takes: code,
    },
    '/two-factor/verify-backup-code',
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/sign-in/passkey-options`,
      id: 'askPasskey',
      summary: 'What a browser asks its passkeys',
      needs: 'anyone',
      takes: nothing,
    },
    '/passkey/generate-authenticate-options',
    true,
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/sign-in/passkey`,
      id: 'signInByPasskey',
      summary: 'Sign in by a passkey',
      needs: 'anyone',
      takes: proof,
    },
    '/passkey/verify-authentication',
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/totp`,
      id: 'beginTotp',
      summary: 'A secret for one’s app and backup codes; in force once a code was confirmed',
      needs: self,
      takes: password,
    },
    '/two-factor/enable',
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/totp/confirm`,
      id: 'confirmTotp',
      summary: 'The first code of one’s app: from here on one is asked for',
      needs: self,
      takes: code,
    },
    '/two-factor/verify-totp',
  ),
  libraryRow(
    {
      method: 'DELETE',
      path: `${DESK}/totp`,
      id: 'endTotp',
      summary: 'No second factor any more',
      needs: self,
      takes: password,
    },
    '/two-factor/disable',
  ),
  libraryRow(
    {
      method: 'GET',
      path: `${DESK}/passkeys`,
      id: 'listPasskeys',
      summary: 'One’s passkeys',
      needs: self,
      takes: nothing,
    },
    '/passkey/list-user-passkeys',
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/passkeys/options`,
      id: 'beginPasskey',
      summary: 'What a browser asks to make a passkey',
      needs: self,
      takes: nothing,
    },
    '/passkey/generate-register-options',
    true,
  ),
  libraryRow(
    {
      method: 'POST',
      path: `${DESK}/passkeys`,
      id: 'addPasskey',
      summary: 'Add a passkey that a browser made',
      needs: self,
      takes: proof.extend({ name: z.string().trim().min(1).max(80) }),
    },
    '/passkey/verify-registration',
  ),
  libraryRow(
    {
      method: 'DELETE',
      path: `${DESK}/passkeys/{id}`,
      id: 'endPasskey',
      summary: 'Take a passkey of one’s own away',
      needs: self,
      takes: nothing,
    },
    '/passkey/delete-passkey',
  ),
];
