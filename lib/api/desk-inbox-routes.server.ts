import 'server-only';
import { z } from 'zod';
import { decide, undoDecision, type Verdict } from '@/lib/curation/decide.server';
import { CANDIDATE_STATUSES, countCandidates, listCandidates } from '@/lib/curation/inbox.server';
import { CANDIDATE_KINDS, CANDIDATE_ORIGINS } from '@/lib/ingest/candidate-contract.server';
import { closedJson } from './desk-json.server';
import { handOf } from './desk-record-routes.server';
import { type DeskRoute, deskRow } from './desk-route';

const deciding = { role: 'editor', scope: 'inbox:write' } as const;
const ids = z.array(z.int().positive()).min(1).max(200);

const verdict = z.discriminatedUnion('action', [
  z.strictObject({ ids, action: z.enum(['reject', 'later', 'done']) }),
  z.strictObject({
    ids,
    action: z.literal('approve'),
    facts: z.record(z.string(), z.unknown()).optional(),
  }),
  z.strictObject({ ids, action: z.literal('merge'), into: z.string().max(200) }),
  z.strictObject({
    ids,
    action: z.literal('withdraw'),
    reason: z.string().trim().max(500).nullable(),
  }),
]);

/** The inbox: what was found, suggested or reported, and what is decided on it. */
export const deskInboxRoutes: readonly DeskRoute[] = [
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/inbox',
    id: 'listInbox',
    summary: 'Candidates of one status, and how many there are of each',
    needs: { role: 'editor', scope: 'desk:read' },
    takes: z.strictObject({
      status: z.enum(CANDIDATE_STATUSES).default('waiting'),
      kind: z.enum(CANDIDATE_KINDS).optional(),
      origin: z.enum(CANDIDATE_ORIGINS).optional(),
      after: z.coerce.number().int().optional(),
    }),
    async act({ database, body: { after, ...query } }) {
      const items = await listCandidates(database, { ...query, afterId: after });
      return closedJson({ items, counts: await countCandidates(database) });
    },
  }),
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/inbox/{id}/picture',
    id: 'readCandidatePicture',
    summary:
      'The picture that a candidate names, fetched for the curator; 204 where none can be had',
    needs: { role: 'editor', scope: 'desk:read' },
    takes: z.strictObject({}),
    async act({ database, params: { id } }) {
      const { readCandidatePicture } = await import('@/lib/curation/read-candidate-picture.server');
      const picture = await readCandidatePicture(database, Number(id) || 0);
      if (picture === null) return { status: 204, headers: {}, body: null };
      return { status: 200, headers: { 'content-type': picture.type }, body: picture.bytes };
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/inbox/decide',
    id: 'decide',
    summary: 'Decide on candidates: all of them, or none',
    needs: deciding,
    takes: verdict,
    async act({ database, who, body: { ids: chosen, ...rest } }) {
      const made = await decide(database, handOf(who), chosen, rest as Verdict);
      return closedJson({ made });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/inbox/undo',
    id: 'undoDecision',
    summary: 'Take decisions back, with what they changed',
    needs: deciding,
    takes: z.strictObject({ ids }),
    async act({ database, who, body }) {
      await undoDecision(database, handOf(who), body.ids);
      return closedJson({ undone: body.ids.length });
    },
  }),
];
