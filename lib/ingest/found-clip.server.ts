import 'server-only';
import { z } from 'zod';

/** The most that one finding may say: what is longer is refused, not cut. */
const LONG = 20_000;
const SHORT = 2_000;

const line = z.string().trim().min(1, 'text, or null').max(SHORT, `at most ${SHORT} characters`);
const address = z
  .url({ protocol: /^https?$/, error: 'an address that starts with http:// or https://' })
  .max(4_096, 'an address of at most 4096 characters');
const whole = z.int('a whole number').positive('a whole number above 0');

/**
 * A clip as a connector found it outside, before anybody has decided on it: the payload of a
 * candidate. null is unknown; `guessed` names the fields that the connector read out of others.
 */
export const foundClip = z.strictObject({
  id: line.describe(
    'What its place calls it; with the place it makes the finding one and the same',
  ),
  title: line.nullable(),
  prompts: z
    .array(
      z.strictObject({
        language: z.enum(['en', 'zh']).nullable(),
        text: z.string().trim().min(1, 'text').max(LONG, `at most ${LONG} characters`),
      }),
    )
    .max(100, 'at most 100 texts'),
  pageUrl: address.nullable(),
  mediaUrl: address.nullable(),
  posterUrl: address.nullable(),
  author: z
    .strictObject({ name: line, handle: line.nullable(), url: address.nullable() })
    .nullable(),
  publishedAt: z.iso.datetime('an instant as YYYY-MM-DDThh:mm:ssZ').nullable(),
  publishedOn: z.iso.date('a day as YYYY-MM-DD').nullable(),
  claimed: line
    .nullable()
    .default(null)
    .describe('What it claims of its time, where the clock in its post’s own id says otherwise'),
  model: line.nullable(),
  durationSeconds: z.number().positive('seconds above 0').max(86_400, 'at most a day').nullable(),
  width: whole.max(32_768).nullable(),
  height: whole.max(32_768).nullable(),
  tags: z.array(line).max(100, 'at most 100 tags'),
  rights: line.nullable(),
  file: z
    .strictObject({
      path: line,
      hash: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'),
    })
    .nullable()
    .describe('A file of the folder it was found in'),
  guessed: z.array(line).max(20),
});

export type FoundClip = z.output<typeof foundClip>;

/** A finding of which nothing is known but its id: connectors fill in what they read. */
export function emptyFinding(id: string): FoundClip {
  return {
    id,
    title: null,
    prompts: [],
    pageUrl: null,
    mediaUrl: null,
    posterUrl: null,
    author: null,
    publishedAt: null,
    publishedOn: null,
    claimed: null,
    model: null,
    durationSeconds: null,
    width: null,
    height: null,
    tags: [],
    rights: null,
    file: null,
    guessed: [],
  };
}
