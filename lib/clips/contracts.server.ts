import 'server-only';
import { z } from 'zod';
import { fileFacts } from '@/lib/media/file-facts.server';
import { renditionKinds } from '@/lib/media/rendition-kinds';
import { MAX_LIMIT } from './clip-query';

const day = z.iso.date().describe('A day, YYYY-MM-DD');
const instant = z.iso.datetime().describe('An instant in UTC, ISO 8601');
const named = z.strictObject({ en: z.string(), zh: z.string() });

/** How sure the archive is of a date. */
export const certainty = z
  .enum(['exact', 'day', 'approximate', 'unknown'])
  .describe('How certain the date is: exact, the day only, approximate, or unknown');

/** How a time is known. */
export const clock = z
  .enum(['post-id', 'printed', 'sighting', 'heading', 'inferred', 'unknown'])
  .describe("How the time is known: from the post's own id, printed by the source, …");

const promptText = z.strictObject({
  language: z.string().describe('BCP 47: en, zh'),
  text: z.string(),
  origin: z
    .enum(['original', 'document', 'translation', 'person'])
    .describe(
      "Where the wording comes from: as published, the seed document's, this project's translation, a person's",
    ),
});

const promptPart = z.strictObject({ texts: z.array(promptText).min(1) });

const picture = z.strictObject({
  url: z.string(),
  type: z.string(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
});

/** A clip as a list gives it. */
export const clipItem = z.strictObject({
  slug: z.string(),
  title: z.string().describe('The title in English'),
  titles: named,
  model: z.string(),
  capability: z.string(),
  source: z.string().describe("The source's key"),
  sourceNames: named,
  batch: z.string().nullable(),
  author: z.string().nullable().describe('The credit line as published; null when unknown'),
  authorKey: z.string().nullable(),
  publishedOn: day.nullable().describe('The day its source printed'),
  publishedAt: instant.nullable().describe('The instant, where known'),
  certainty,
  durationSeconds: z.number().positive().nullable(),
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  aspect: z.string().nullable().describe('As 16:9; null when unknown'),
  hasSound: z.boolean().nullable(),
  hasPrompt: z.boolean(),
  hasOriginal: z.boolean().describe('Whether the original file is stored here'),
  prompt: z.array(promptPart).describe('The parts of the prompt; empty when unknown'),
  poster: z.string().nullable().describe('The address of a poster'),
  posters: z.array(picture),
  preview: z.string().nullable().describe('The address of a short silent loop'),
  thumbhash: z.string().nullable().describe('A few bytes that paint a blurred poster, base64'),
  standIn: z.boolean().describe('Whether poster and preview are drawings of this project'),
});
export type ClipItem = z.infer<typeof clipItem>;

/** One place where a clip was published. */
export const appearance = z.strictObject({
  role: z.enum(['origin', 'relay']),
  source: z.string().nullable(),
  channel: z.string(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  archiveUrl: z.string().nullable().describe('Where a curator found it kept'),
  publishedOn: day.nullable(),
  publishedAt: instant.nullable(),
  clock,
  note: named.nullable(),
});
export type Appearance = z.infer<typeof appearance>;

const rendition = z.strictObject({
  kind: z.enum(renditionKinds),
  url: z.string(),
  type: z.string(),
  sizeBytes: z.number().int(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  durationSeconds: z.number().nullable(),
  codec: z.string().nullable(),
  language: z.string().nullable().describe('Of captions, BCP 47; null when unknown'),
  facts: fileFacts.nullable().describe('What was measured in an original; null for other files'),
});
export type Rendition = z.infer<typeof rendition>;

/** A clip with everything that is known of it. */
export const clipDetail = clipItem.extend({
  clock,
  zone: z.string().describe('The zone in which the source prints its days'),
  pageUrl: z.string().nullable(),
  mediaUrl: z.string().nullable().describe('The public address of the original'),
  rights: z.string().nullable(),
  note: named.nullable().describe('What is unsure'),
  batchHeading: z.string().nullable().describe("The document's own heading, quoted"),
  batchDate: day.nullable().describe("The document's date of the batch"),
  authorUrl: z.string().nullable(),
  sourceUrl: z.string().nullable(),
  document: z
    .strictObject({ section: z.string(), file: z.string(), text: z.string().nullable() })
    .nullable()
    .describe('What the seed document says of it, verbatim'),
  appearances: z.array(appearance),
  relations: z.array(
    z.strictObject({
      kind: z.string(),
      direction: z.enum(['from', 'to']),
      slug: z.string(),
      titles: named,
    }),
  ),
  renditions: z.array(rendition),
  failures: z
    .array(
      z.strictObject({
        kind: z.string(),
        atSeconds: z.number().nullable().describe('Where one sees it; null until it was seen'),
        note: named,
      }),
    )
    .describe('What goes wrong in it, and who says so'),
  evidence: z.array(z.record(z.string(), z.string())),
  addedAt: instant,
  updatedAt: instant,
});
export type ClipDetail = z.infer<typeof clipDetail>;

const version = z.number().int().describe('The catalogue version these rows were read at');

/** A page of clips. */
export const clipPage = z.strictObject({
  items: z.array(clipItem).max(MAX_LIMIT),
  nextCursor: z.string().nullable().describe('Ask with it for the page after; null on the last'),
  prevCursor: z.string().nullable().describe('Ask with it for the page before; null on the first'),
  version,
});
export type ClipPage = z.infer<typeof clipPage>;

const facetValue = z.strictObject({
  value: z.string(),
  count: z.number().int(),
  label: named.nullable(),
});
export type FacetValue = z.infer<typeof facetValue>;

const atLeast = z
  .boolean()
  .describe(
    'Whether words have so many hits that only the newest were counted: counts are then floors',
  );

/** Counts of the values of every filter, under the other filters. */
export const facets = z.strictObject({
  facets: z
    .record(z.string(), z.array(facetValue))
    .describe('By filter: its most frequent values (1,000), and any that the query names'),
  more: z
    .record(z.string(), z.number().int())
    .describe('By filter: how many rarer values it has beside those; without those that have none'),
  atLeast,
  version,
});
export type Facets = z.infer<typeof facets>;

/** How many clips each day has, under a query. */
export const timeline = z.strictObject({
  days: z.array(z.strictObject({ day, count: z.number().int() })),
  months: z
    .array(z.strictObject({ month: z.string(), count: z.number().int() }))
    .describe('How many clips each month has under the whole query, its own days too; dated ones'),
  unknown: z.number().int(),
  total: z.number().int(),
  zone: z.string(),
  atLeast,
  version,
});
export type Timeline = z.infer<typeof timeline>;

/** The clips of a month under a query, told in columns: one entry of each for a clip. */
export const month = z.strictObject({
  month: z.string().describe('As 2024-02; “unknown” are the clips without a date'),
  slugs: z.array(z.string()),
  ratios: z.array(z.number().positive().nullable()).describe('Width by height; null when unknown'),
  thumbhashes: z.array(z.string().nullable()),
  days: z.array(day.nullable()).describe("The day in the query's zone"),
  cursors: z
    .array(z.string())
    .describe('Each leads the list of these days on after 48 more clips of this part'),
  nextCursor: z.string().nullable().describe('Ask with it for the rest of a full month'),
  version,
});
export type Month = z.infer<typeof month>;

/** The clips before and after one in a query. */
export const neighbours = z.strictObject({
  previous: clipItem.nullable(),
  next: clipItem.nullable(),
  version,
});
export type Neighbours = z.infer<typeof neighbours>;
