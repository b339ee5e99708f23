import 'server-only';
import { z } from 'zod';
import { endSessions, listCurators, removeCurator, setRole } from '@/lib/auth/keep-curators.server';
import { type Needs, ROLES, type Who } from '@/lib/auth/who';
import type { Database } from '@/lib/db/database';
import { Problem } from '@/lib/http/problem';
import { closedJson } from './desk-json.server';
import { known } from './desk-library-row.server';
import { type DeskRoute, deskRow } from './desk-route';

/** An owner at a browser: no token decides who may keep the gallery. */
const owner: Needs = { role: 'owner', scope: null };

const nothing = z.strictObject({});
const CURATORS = '/api/v1/desk/curators';

const listed = async (database: Database) => closedJson({ items: await listCurators(database) });

/** Another curator by id. Nobody loses the desk by their own hand, so there is always an owner. */
function another(who: Who | null, id = ''): string {
  if (id !== known(who).curatorId) return id;
  throw new Problem('forbidden', 'What you are and may is another owner’s to change.');
}

function found(isFound: boolean): void {
  if (!isFound) throw new Problem('not_found', 'There is no such curator.');
}

/** Who may keep the gallery, for its owners: what each is, where they are signed in, and an end to it. */
export const deskCuratorRoutes: readonly DeskRoute[] = [
  deskRow({
    method: 'GET',
    path: CURATORS,
    id: 'listCurators',
    summary: 'Every curator: role, open sessions, tokens, second factor',
    needs: owner,
    takes: nothing,
    act: ({ database }) => listed(database),
  }),
  deskRow({
    method: 'PUT',
    path: `${CURATORS}/{id}/role`,
    id: 'setRole',
    summary: 'Make another curator an owner or an editor, from their next request on',
    needs: owner,
    takes: z.strictObject({ role: z.enum(ROLES) }),
    async act({ database, who, body, params }) {
      found(await setRole(database, another(who, params.id), body.role));
      return listed(database);
    },
  }),
  deskRow({
    method: 'DELETE',
    path: `${CURATORS}/{id}/sessions`,
    id: 'endSessions',
    summary: 'End every session and every token of another curator',
    needs: owner,
    takes: nothing,
    async act({ database, who, params }) {
      await endSessions(database, another(who, params.id));
      return listed(database);
    },
  }),
  deskRow({
    method: 'DELETE',
    path: `${CURATORS}/{id}`,
    id: 'removeCurator',
    summary: 'Another curator is none any more; what they changed stays, with their name',
    needs: owner,
    takes: nothing,
    async act({ database, who, params }) {
      await removeCurator(database, another(who, params.id));
      return listed(database);
    },
  }),
];
