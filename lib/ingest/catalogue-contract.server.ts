import 'server-only';
import { z } from 'zod';
import { RELATION_KINDS } from '@/lib/clips/relation-kinds';
import {
  address,
  bilingual,
  day,
  evidence,
  instant,
  slug,
  verbatim,
  words,
} from '@/lib/ingest/catalogue-parts.server';
import type { CatalogueFailure } from '@/lib/ingest/failure-contract.server';
import type { LexiconTerm } from '@/lib/ingest/lexicon-contract.server';

const clock = z
  .enum(['post-id', 'printed', 'sighting', 'heading', 'inferred', 'unknown'])
  .describe(
    'How the time is known: the post’s own id gives the instant; the page prints it; someone was seen sharing it by then; only the heading of the seed document says so; concluded from other facts; not known.',
  );

const promptText = z.strictObject({
  language: z.enum(['en', 'zh']),
  text: words.describe('The wording, exactly: spelling mistakes of the publisher stay.'),
  origin: z
    .enum(['original', 'document', 'translation', 'person'])
    .describe(
      'Where this wording comes from: as published; as the seed document prints it; this project’s translation; a person who corrected it.',
    ),
});

const promptPart = z
  .strictObject({
    texts: z.array(promptText).min(1, 'at least one text').describe('One text a language.'),
  })
  .describe('One prompt of the clip.');

const appearance = z
  .strictObject({
    role: z
      .enum(['origin', 'relay'])
      .describe('origin: where the clip first went up, as far as is known; relay: posted again.'),
    source: slug.nullable().describe('Key of the source, when it is one of ours.'),
    channel: words.describe('Host or network: openai.com, x, tiktok, youtube, instagram, unknown.'),
    author: words.nullable().describe('Who posted it there, as printed.'),
    url: address.nullable().describe('Address of the post; null when it was not found.'),
    archiveUrl: address
      .nullable()
      .default(null)
      .describe('Where a copy of that address is kept; may be left out.'),
    publishedOn: day.nullable().describe('Day of the post in the zone of its publisher.'),
    publishedAt: instant.nullable().describe('Instant of the post, when known.'),
    clock,
    note: bilingual.nullable().describe('What is unsure about this appearance.'),
  })
  .describe('One place where the clip was published.');

const relation = z.strictObject({
  kind: z.enum(RELATION_KINDS).describe('Read as: this clip is <kind> that clip.'),
  slug: slug.describe('Slug of the other clip.'),
});

/** One clip of `seed/catalogue/<source>.json`; null always means unknown, never “none”. */
export const catalogueClip = z
  .strictObject({
    slug,
    model: slug.describe('The model that made it: sora.'),
    capability: slug.describe('What it shows: text-to-video, image-to-video, extend-backward, …'),
    title: bilingual,
    prompt: z.array(promptPart).describe('In order; empty when the prompt is unknown.'),
    source: slug.describe('Key in sources.json.'),
    batch: slug.nullable().describe('Key in batches.json.'),
    author: slug.nullable().describe('Key in authors.json; null when the poster is unknown.'),
    credit: words.nullable().describe('The credit line, as the record was gathered.'),
    published: z
      .strictObject({
        on: day.nullable().describe('Day in the zone of the source.'),
        at: instant.nullable().describe('Instant, when a post’s id gives it.'),
        certainty: z
          .enum(['exact', 'day', 'approximate', 'unknown'])
          .describe('unknown if, and only if, there is no date.'),
        clock,
      })
      .describe('When the clip was first published.'),
    durationSeconds: z.number().positive('seconds above 0').nullable(),
    width: z.int('whole pixels').positive('pixels above 0').nullable(),
    height: z.int('whole pixels').positive('pixels above 0').nullable(),
    aspect: z
      .string()
      .regex(/^\d+:\d+$/, 'a shape as 16:9')
      .nullable(),
    hasSound: z.boolean().nullable(),
    addresses: z.strictObject({
      page: address.nullable().describe('Page that shows it.'),
      media: address.nullable().describe('The original file.'),
    }),
    appearances: z
      .array(appearance)
      .min(1, 'at least the origin')
      .describe('The origin first, then every further posting.'),
    document: z
      .strictObject({
        section: words.describe('Section of the seed document.'),
        file: verbatim.describe('File name there, verbatim.'),
        text: verbatim.nullable().describe('The passage, verbatim; null when there is none.'),
      })
      .nullable(),
    notes: bilingual.nullable().describe('What is unsure, or worth knowing.'),
    relations: z.array(relation),
    evidence: z.array(evidence),
  })
  .describe('A clip and what is known of it.');

/** One row of `seed/catalogue/sources.json`: an account or page that publishes. */
export const catalogueSource = z.strictObject({
  key: slug,
  name: bilingual,
  kind: z.enum(['page', 'account', 'people', 'compilation']),
  url: address.nullable(),
  zone: words
    .refine(isTimeZone, 'an IANA time zone as America/Los_Angeles')
    .describe('IANA time zone in which its days are counted.'),
  note: bilingual.nullable(),
});

/** One row of `seed/catalogue/batches.json`: what one source put out together. */
export const catalogueBatch = z.strictObject({
  key: slug.describe('<source>-<documentDate>.'),
  source: slug.describe('Key in sources.json.'),
  documentDate: day.describe('The day under which the document, or the source, files it.'),
  heading: verbatim.nullable().describe('The document’s heading, quoted.'),
});

/** One row of `seed/catalogue/authors.json`: a person or studio who is credited. */
export const catalogueAuthor = z.strictObject({
  key: slug,
  name: words,
  handle: z
    .string()
    .regex(/^@\w+$/, 'a handle as @name')
    .nullable(),
  url: address.nullable(),
});

/** One list of `seed/catalogue/collections.json`, its entries in order. */
export const catalogueCollection = z.strictObject({
  key: slug,
  title: bilingual,
  description: bilingual,
  entries: z.array(
    z.strictObject({
      slug: slug.describe('Slug of the clip.'),
      heading: verbatim.nullable().describe('Heading above it in the listed document, quoted.'),
      section: verbatim.nullable().describe('Section in the listed document.'),
      file: verbatim.nullable().describe('File name in the listed document, verbatim.'),
      printed: verbatim.nullable().describe('The prompt exactly as printed there.'),
    }),
  ),
});

/** One row of `seed/explainers.json`: an article, paper, report or video about the model. */
export const catalogueExplainer = z.strictObject({
  slug,
  title: words.describe('As printed, in its own language.'),
  kind: z.enum(['official', 'paper', 'article', 'news', 'opinion', 'report', 'video', 'portal']),
  publisher: words.nullable(),
  section: words.nullable().describe('Section of the seed document that names it.'),
  url: address.nullable().describe('Null when only the title is known.'),
  publishedOn: z
    .string()
    .regex(
      /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/,
      'YYYY, YYYY-MM or YYYY-MM-DD',
    )
    .nullable()
    .describe('As precisely as known: a year, a month or a day.'),
  notes: bilingual.nullable(),
  paper: z
    .strictObject({
      authors: words,
      year: z.int('a year'),
      referenceNumber: z.int().positive('1 or more').describe('Its number in the report’s list.'),
      arxivId: z
        .string()
        .regex(/^\d{4}\.\d{4,5}$/, 'an arXiv id as 1803.10122')
        .nullable(),
      arxivIdFrom: z
        .enum(['printed', 'unchecked'])
        .nullable()
        .describe('printed: the report gives the id; unchecked: added without looking it up.'),
    })
    .nullable()
    .describe('Only for the references of the technical report.'),
  clips: z
    .array(slug)
    .default([])
    .describe('Slugs of the clips that it names, shows or lists; may be left out.'),
  batch: slug
    .nullable()
    .default(null)
    .describe('Key of the batch that it is about as a whole, or was cited with; may be left out.'),
  evidence: z.array(evidence),
});

export type CatalogueClip = z.infer<typeof catalogueClip>;
export type CatalogueSource = z.infer<typeof catalogueSource>;
export type CatalogueBatch = z.infer<typeof catalogueBatch>;
export type CatalogueAuthor = z.infer<typeof catalogueAuthor>;
export type CatalogueCollection = z.infer<typeof catalogueCollection>;
export type CatalogueExplainer = z.infer<typeof catalogueExplainer>;

/** Everything under `seed/`, read and cross-checked; clips in file name order, then file order. */
export type Catalogue = {
  clips: CatalogueClip[];
  sources: CatalogueSource[];
  batches: CatalogueBatch[];
  authors: CatalogueAuthor[];
  collections: CatalogueCollection[];
  explainers: CatalogueExplainer[];
  terms: LexiconTerm[];
  failures: CatalogueFailure[];
};

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
