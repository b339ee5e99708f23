import 'server-only';
import { z } from 'zod';
import type { Who } from '@/lib/auth/who';
import { BATCH_FIELDS, changeMany, previewMany } from '@/lib/curation/change-many.server';
import { withdrawIn } from '@/lib/curation/decide.server';
import { DESK_KINDS } from '@/lib/curation/desk-kinds';
import { listRecent, readForDesk, revertRevision } from '@/lib/curation/revisions.server';
import { type Hand, saveFacts } from '@/lib/curation/save-facts.server';
import { Problem } from '@/lib/http/problem';
import { closedJson } from './desk-json.server';
import { known } from './desk-library-row.server';
import { type DeskRoute, deskRow } from './desk-route';

const reading = { role: 'editor', scope: 'desk:read' } as const;
const writing = { role: 'editor', scope: 'records:write' } as const;

const kindOf = z.enum(DESK_KINDS);
const base = z.int().min(0);
const reason = z.string().trim().max(500).nullable();
const facts = z.record(z.string(), z.unknown());
const slugs = z.array(z.string().max(200)).min(1).max(200);
const set = z.partialRecord(z.enum(BATCH_FIELDS), z.unknown());

/** Whose hand a change is. */
export function handOf(who: Who | null): Hand {
  const { curatorId, name } = known(who);
  return { curatorId, name };
}

function readKind(word: string | undefined) {
  const read = kindOf.safeParse(word);
  if (read.success) return read.data;
  throw new Problem('not_found', `There are: ${DESK_KINDS.join(', ')}.`);
}

/** Records and their history: read, write, take back; many at once, with a preview. */
export const deskRecordRoutes: readonly DeskRoute[] = [
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/records/{kind}/{key}',
    id: 'readRecord',
    summary: 'A record with its newest revision, its history, and the fields curators wrote last',
    needs: reading,
    takes: z.strictObject({}),
    async act({ database, params: { kind, key = '' } }) {
      const found = await readForDesk(database, readKind(kind), key);
      if (found === null) throw new Problem('not_found', `There is no ${kind} ${key}.`);
      return closedJson(found);
    },
  }),
  deskRow({
    method: 'PUT',
    path: '/api/v1/desk/records/{kind}/{key}',
    id: 'saveRecord',
    summary: 'Save a record; `base` is the newest revision that was seen, 0 for a new one',
    needs: writing,
    takes: z.strictObject({ base, facts, reason }),
    async act({ database, who, body, params: { kind, key = '' } }) {
      const change = { kind: readKind(kind), key, ...body };
      return closedJson(await saveFacts(database, handOf(who), change));
    },
  }),
  deskRow({
    method: 'GET',
    path: '/api/v1/desk/revisions',
    id: 'listRevisions',
    summary: 'The newest revisions of all records',
    needs: reading,
    takes: z.strictObject({ before: z.coerce.number().int().optional() }),
    async act({ database, body: { before } }) {
      const items = await listRecent(database, before === undefined ? {} : { beforeId: before });
      return closedJson({ items });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/revisions/{id}/revert',
    id: 'revertRevision',
    summary: 'Take one revision back by a new one',
    needs: writing,
    takes: z.strictObject({ base }),
    async act({ database, who, body, params: { id } }) {
      return closedJson(await revertRevision(database, handOf(who), Number(id) || 0, body.base));
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/batch/preview',
    id: 'previewBatch',
    summary: 'What setting fields in many clips would change',
    needs: reading,
    takes: z.strictObject({ slugs, set }),
    async act({ database, body }) {
      return closedJson({ items: await previewMany(database, body.slugs, body.set) });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/batch',
    id: 'changeBatch',
    summary: 'Set fields in many clips: in all of them or in none',
    needs: writing,
    takes: z.strictObject({ bases: z.record(z.string(), base), set, reason }),
    async act({ database, who, body }) {
      const items = await changeMany(database, handOf(who), body.bases, body.set, body.reason);
      return closedJson({ items });
    },
  }),
  deskRow({
    method: 'POST',
    path: '/api/v1/desk/clips/{slug}/withdraw',
    id: 'withdrawClip',
    summary: 'Take a clip down at once, everywhere; a revision keeps the record of it',
    needs: writing,
    takes: z.strictObject({ reason }),
    async act({ database, who, body, params: { slug = '' } }) {
      const made = await database.write((writer) =>
        withdrawIn(writer, handOf(who), slug, body.reason),
      );
      return closedJson({ made });
    },
  }),
];
