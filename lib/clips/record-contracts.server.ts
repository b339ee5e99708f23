import 'server-only';
import { z } from 'zod';
import { fileFacts } from '@/lib/media/file-facts.server';
import { renditionKinds } from '@/lib/media/rendition-kinds';
import { certainty, clock } from './contracts.server';

const key = z
  .string()
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{N}:._-]{0,199}$/u,
    'a key of letters, digits, “-”, “.”, “_” or “:”',
  );
const named = z.strictObject({ en: z.string(), zh: z.string() });
const day = z.iso.date('a day as YYYY-MM-DD');
const instant = z.iso.datetime('an instant in UTC as YYYY-MM-DDThh:mm:ss.sssZ');
const text = z.string().min(1, 'text, or null');
const whole = z.int('a whole number');
const place = whole.min(0, 'a whole number, 0 or more');
const size = whole.positive('a whole number above 0');
const evidence = z.array(z.record(z.string(), z.string()));
const ONCE = 'a list without repetition';

/** Whether no two entries are alike in what `of` gives. */
function isOnce<T>(list: readonly T[], of: (entry: T) => string): boolean {
  return new Set(list.map(of)).size === list.length;
}

/** Ids of clips stay below this: a search row's number holds one beside a second. */
const MOST_CLIPS = 2 ** 30;

/** The first line of a file of records: what it is, and whether it is the whole gallery. */
export const galleryRecord = z.strictObject({
  record: z.literal('gallery'),
  format: z.literal(1, '1: this program reads no other'),
  query: z.string().describe('The canonical query whose clips follow, in its order'),
  whole: z.boolean().describe('Whether every public clip, collection, explainer and term is here'),
});

/** An account or page that publishes. */
export const sourceRecord = z.strictObject({
  record: z.literal('source'),
  key,
  name: named,
  kind: text,
  url: text.nullable(),
  zone: text,
  note: named.nullable(),
  position: place,
});

/** What one source put out together. */
export const batchRecord = z.strictObject({
  record: z.literal('batch'),
  key,
  source: key,
  documentDate: day,
  heading: text.nullable(),
  position: place,
});

/** A person or studio whom clips are credited to. */
export const authorRecord = z.strictObject({
  record: z.literal('author'),
  key,
  name: text,
  handle: text.nullable(),
  url: text.nullable(),
});

/** A term of the vocabulary; which prompts it stands in is found anew. */
export const termRecord = z.strictObject({
  record: z.literal('term'),
  key,
  family: text,
  name: named,
  wordings: z.json(),
  position: place,
});

const appearanceRecord = z.strictObject({
  role: z.enum(['origin', 'relay']),
  source: key.nullable(),
  channel: text,
  author: text.nullable(),
  url: text.nullable(),
  // Records that were written before copies were kept do without.
  archiveUrl: z
    .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
    .nullable()
    .default(null),
  publishedOn: day.nullable(),
  publishedAt: instant.nullable(),
  clock,
  note: named.nullable(),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal');

const renditionRecord = z.strictObject({
  kind: z.enum(renditionKinds),
  hash: sha256,
  extension: z.string().regex(/^[a-z0-9]{1,8}$/, 'an extension as mp4'),
  type: text,
  sizeBytes: place,
  width: size.nullable(),
  height: size.nullable(),
  durationMs: place.nullable(),
  codec: text.nullable(),
  thumbhash: text.nullable(),
  // Files of records that were written before these were kept do without them.
  language: text.nullable().default(null),
  recipe: text.nullable().default(null),
  madeOf: sha256.nullable().default(null),
  facts: fileFacts.nullable().default(null),
  framePrint: text.nullable().default(null),
  addedAt: instant,
});

/** A clip with every fact that is kept of it. null is unknown. */
export const clipRecord = z.strictObject({
  record: z.literal('clip'),
  slug: key,
  order: whole
    .positive('a whole number above 0')
    .lt(MOST_CLIPS)
    .describe('Its place among the clips as they came in: it parts those of one instant'),
  model: text,
  capability: text,
  title: named,
  prompt: z.array(
    z.strictObject({
      texts: z
        .array(
          z.strictObject({
            language: text,
            text: z.string(),
            origin: z.enum(['original', 'document', 'translation', 'person']),
          }),
        )
        .min(1, 'at least one text')
        .refine((list) => isOnce(list, ({ language, origin }) => `${language} ${origin}`), ONCE),
    }),
  ),
  source: key,
  batch: key.nullable(),
  author: key.nullable(),
  credit: z.string().nullable(),
  published: z.strictObject({
    on: day.nullable(),
    at: instant.nullable(),
    certainty,
    clock,
  }),
  durationSeconds: z.number().positive('seconds above 0').nullable(),
  width: size.nullable(),
  height: size.nullable(),
  aspect: text.nullable(),
  hasSound: z.boolean().nullable(),
  rights: z.string().nullable(),
  addresses: z.strictObject({ page: text.nullable(), media: text.nullable() }),
  appearances: z.array(appearanceRecord),
  document: z
    .strictObject({ section: z.string(), file: z.string(), text: z.string().nullable() })
    .nullable(),
  notes: named.nullable(),
  relations: z
    .array(z.strictObject({ kind: text, slug: key }))
    .refine((list) => isOnce(list, ({ kind, slug }) => `${kind} ${slug}`), ONCE),
  failures: z
    .array(z.strictObject({ kind: text, atMs: place.nullable(), note: named, evidence }))
    .refine((list) => isOnce(list, ({ kind }) => kind), ONCE),
  evidence,
  renditions: z
    .array(renditionRecord)
    .refine((list) => isOnce(list, ({ kind, hash }) => `${kind} ${hash}`), ONCE),
  addedAt: instant,
  updatedAt: instant,
});

/** A curator's list with its entries in order. */
export const collectionRecord = z.strictObject({
  record: z.literal('collection'),
  key,
  title: named,
  description: named,
  position: place,
  entries: z.array(
    z.strictObject({
      slug: key,
      heading: z.string().nullable(),
      section: z.string().nullable(),
      file: z.string().nullable(),
      printed: z.string().nullable(),
    }),
  ),
});

/** An article, paper, report or video about Sora. */
export const explainerRecord = z.strictObject({
  record: z.literal('explainer'),
  slug: key,
  title: text,
  kind: text,
  publisher: text.nullable(),
  section: text.nullable(),
  url: text.nullable(),
  publishedOn: text.nullable(),
  notes: named.nullable(),
  paper: z.json().nullable(),
  // Records that were written before clips were named do without.
  clips: z
    .array(key)
    .refine((list) => isOnce(list, (slug) => slug), ONCE)
    .default([])
    .describe('Slugs of the clips it is about'),
  evidence: z.json(),
  batch: key.nullable().default(null),
  position: place,
});

/** Every kind of line of a file of records by the name it carries. */
export const recordContracts = {
  gallery: galleryRecord,
  term: termRecord,
  source: sourceRecord,
  batch: batchRecord,
  author: authorRecord,
  clip: clipRecord,
  collection: collectionRecord,
  explainer: explainerRecord,
} as const;

export type RecordKind = keyof typeof recordContracts;
export type RecordOf<Kind extends RecordKind> = z.infer<(typeof recordContracts)[Kind]>;
export type ClipRecord = RecordOf<'clip'>;
