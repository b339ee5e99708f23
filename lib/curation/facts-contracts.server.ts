import 'server-only';
import { z } from 'zod';
import { FAILURE_KINDS } from '@/lib/clips/failure-kinds';
import { clipRecord, recordContracts } from '@/lib/clips/record-contracts.server';
import { TERM_FAMILIES } from '@/lib/clips/term-entry';
import { CLIP_STATUSES, type DeskKind } from './desk-kinds';

const wordings = z.strictObject({
  words: z.array(z.string().min(1)),
  exact: z.array(z.string().min(1)),
  not: z.array(z.string().min(1)),
});

const name = z.string().refine((one) => one.trim() !== '', 'text');
const named = z.strictObject({ en: name, zh: name });

/**
 * The facts of each kind as a curator writes them: the contracts of records, the same that imports
 * are held to, without what only a program knows (files, order, instants of saving).
 */
export const factsContracts = {
  clip: clipRecord
    .omit({ record: true, order: true, renditions: true, addedAt: true, updatedAt: true })
    .extend({
      status: z.enum(CLIP_STATUSES),
      title: named,
      failures: clipRecord.shape.failures.refine(
        (list) => list.every(({ kind }) => FAILURE_KINDS.some((known) => known === kind)),
        `kinds of failure: ${FAILURE_KINDS.join(', ')}`,
      ),
    })
    .superRefine(({ published: { on, at, certainty } }, context) => {
      const knows = on !== null || at !== null;
      if (knows === (certainty !== 'unknown')) return;
      const message = knows ? 'certain to some degree, with a date' : 'unknown, without a date';
      context.addIssue({ code: 'custom', path: ['published', 'certainty'], message });
    }),
  source: recordContracts.source.omit({ record: true }).extend({
    name: named,
    zone: z.string().refine(isZone, 'an IANA time zone as Asia/Shanghai'),
  }),
  batch: recordContracts.batch.omit({ record: true }),
  author: recordContracts.author.omit({ record: true }),
  collection: recordContracts.collection.omit({ record: true }).extend({ title: named }),
  explainer: recordContracts.explainer.omit({ record: true }),
  term: recordContracts.term
    .omit({ record: true })
    .extend({ name: named, family: z.enum(TERM_FAMILIES), wordings }),
} as const satisfies Record<DeskKind, z.ZodType>;

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
