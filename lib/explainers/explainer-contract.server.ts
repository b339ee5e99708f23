import 'server-only';
import { z } from 'zod';

/** An article, paper, report or video about Sora. */
export const explainerItem = z.strictObject({
  slug: z.string(),
  title: z.string(),
  language: z.enum(['en', 'zh']).describe('Of the title: zh where it has a Chinese character'),
  kind: z.string(),
  publisher: z.string().nullable(),
  section: z.string().nullable().describe('Section of the seed document that names it'),
  url: z.string().nullable().describe('null when only the title is known'),
  publishedOn: z.string().nullable().describe('As precisely as known: YYYY, YYYY-MM or YYYY-MM-DD'),
  note: z.strictObject({ en: z.string(), zh: z.string() }).nullable(),
  paper: z
    .strictObject({
      authors: z.string(),
      year: z.number().int(),
      referenceNumber: z.number().int(),
      arxivId: z.string().nullable(),
      arxivIdFrom: z.string().nullable(),
    })
    .nullable()
    .describe("For the references of the technical report: what the report's list says"),
  clips: z
    .array(
      z.strictObject({
        slug: z.string(),
        titles: z.strictObject({ en: z.string(), zh: z.string() }),
      }),
    )
    .describe('The clips that it names, shows or lists'),
  batch: z.string().nullable().describe('Key of the batch that it is about as a whole'),
});
export type ExplainerItem = z.infer<typeof explainerItem>;

/** The reply of `/api/v1/explainers`. */
export const explainerList = z.strictObject({
  items: z.array(explainerItem),
  version: z.number().int(),
});
