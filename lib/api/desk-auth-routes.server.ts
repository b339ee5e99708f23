import 'server-only';
import { z } from 'zod';
import { askLibrary } from '@/lib/auth/ask-library.server';
import { endToken, listTokens, makeToken } from '@/lib/auth/curator-tokens.server';
import { listSessions } from '@/lib/auth/read-account.server';
import { weighPassword } from '@/lib/auth/weigh-password.server';
import { type Needs, SCOPES } from '@/lib/auth/who';
import { Problem } from '@/lib/http/problem';
import { closedJson } from './desk-json.server';
import { countSignIn, known, libraryRow } from './desk-library-row.server';
import { type DeskRoute, deskRow } from './desk-route';

/** A curator at a browser: no token may touch how one signs in. */
const self: Needs = { role: 'editor', scope: null };

const nothing = z.strictObject({});
const secretText = z.string().min(1).max(200);

const signIn = deskRow({
  method: 'POST',
  path: '/api/v1/desk/sign-in',
  id: 'signIn',
  summary: 'Sign in by address and password; a second factor may be asked for',
  needs: 'anyone',
  takes: z.strictObject({ email: z.email().max(200), password: secretText }),
  async act({ database, request, body }) {
    const email = body.email.toLowerCase();
    await countSignIn(database, request, email);
    return askLibrary(database, request, '/sign-in/email', { email, password: body.password });
  },
});

const changePassword = deskRow({
  method: 'PUT',
  path: '/api/v1/desk/password',
  id: 'changePassword',
  summary: 'Another password; every other session ends',
  needs: self,
  takes: z.strictObject({ currentPassword: secretText, newPassword: z.string().max(1000) }),
  async act({ database, request, body, who }) {
    const { email, name } = known(who);
    const weakness = await weighPassword(body.newPassword, [email, name]);
    if (weakness !== null) throw new Problem('bad_request', weakness);
    return askLibrary(database, request, '/change-password', {
      ...body,
      revokeOtherSessions: true,
    });
  },
});

const sessions = deskRow({
  method: 'GET',
  path: '/api/v1/desk/sessions',
  id: 'listSessions',
  summary: 'Where one is signed in',
  needs: self,
  takes: nothing,
  act: async ({ database, who }) => closedJson({ items: await listSessions(database, known(who)) }),
});

const endSession = deskRow({
  method: 'DELETE',
  path: '/api/v1/desk/sessions/{id}',
  id: 'endSession',
  summary: 'End one session of one’s own',
  needs: self,
  takes: nothing,
  async act({ database, who, params: { id = '' } }) {
    const ended = await database.writeAside((writer) =>
      writer.run('DELETE FROM curator_session WHERE id = ? AND user_id = ?', [
        id,
        known(who).curatorId,
      ]),
    );
    if (ended === 0) throw new Problem('not_found', 'There is no session of that name.');
    return closedJson({ ended });
  },
});

const tokens: DeskRoute[] = [
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/tokens',
    id: 'listTokens',
    summary: 'One’s tokens for scripts, without the tokens themselves',
    needs: self,
    takes: nothing,
    act: async ({ database, who }) =>
      closedJson({ items: await listTokens(database, known(who).curatorId) }),
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/tokens',
    id: 'makeToken',
    summary: 'A token for a script, told this once',
    needs: self,
    takes: z.strictObject({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(z.enum(SCOPES)).min(1),
      days: z.int().min(1).max(366).nullable(),
    }),
    async act({ database, who, body: { name, scopes, days } }) {
      const expiresAt = days === null ? null : Date.now() + days * 86_400_000;
      const wish = { name, scopes, expiresAt };
      return closedJson(await makeToken(database, known(who).curatorId, wish), 201);
    },
  }),
  deskRow({
    method: 'DELETE',
    path: '/api/v1/desk/tokens/{id}',
    id: 'endToken',
    summary: 'End a token of one’s own',
    needs: self,
    takes: nothing,
    async act({ database, who, params: { id = '' } }) {
      if (await endToken(database, known(who).curatorId, id)) return closedJson({ ended: 1 });
      throw new Problem('not_found', 'There is no token of that name.');
    },
  }),
];

/** How one comes in and goes out, and what one has to come in with. */
export const deskAuthRoutes: readonly DeskRoute[] = [
  signIn,
  changePassword,
  sessions,
  endSession,
  ...tokens,
  libraryRow(
    {
      method: 'POST',
      path: '/api/v1/desk/sign-out',
      id: 'signOut',
      summary: 'End this session',
      needs: self,
      takes: nothing,
    },
    '/sign-out',
  ),
];
