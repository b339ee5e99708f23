import 'server-only';
import { z } from 'zod';

/** A slug or key: lower-case letters, digits and single hyphens. */
export const slug = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
  .describe('Lower-case letters, digits and single hyphens; never changed once published.');
/** Text without white space at either end. */
export const words = z
  .string()
  .regex(/^\S(?:[\s\S]*\S)?$/, 'text without white space at either end');
/** Text exactly as printed. */
export const verbatim = z.string().min(1, 'the text as printed, or null');
/** An address on the web. */
export const address = z.url({
  protocol: /^https?$/,
  error: 'an address that starts with http:// or https://',
});
/** A day, YYYY-MM-DD. */
export const day = z.iso.date('a date as YYYY-MM-DD');
/** An instant in UTC, to the second. */
export const instant = z.iso.datetime({
  precision: 0,
  error: 'an instant in UTC as YYYY-MM-DDThh:mm:ssZ',
});

/** The same words in both languages of the gallery. */
export const bilingual = z
  .strictObject({
    en: words.describe('English.'),
    zh: words.describe('Simplified Chinese.'),
  })
  .describe('The same words in both languages of the gallery.');

/** Where a fact of a record was seen. */
export const evidence = z
  .strictObject({
    repo: words.optional().describe('Public repository, owner/name.'),
    path: words.optional().describe('File inside that repository.'),
    document: words.optional().describe('File name of a document that says so.'),
    url: address.optional().describe('Page that says so.'),
    what: words.optional().describe('What the evidence is, in a few words.'),
  })
  .describe('Where a fact of this record was seen.');
