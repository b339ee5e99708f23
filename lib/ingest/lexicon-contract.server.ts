import 'server-only';
import { z } from 'zod';
import type { TermEntry, TermFamily } from '@/lib/clips/term-entry';

const wording = z
  .string()
  .regex(/^\S(?:[\s\S]*\S)?$/, 'words without white space at either end')
  .max(80, 'at most 80 characters');

const wordings = z.strictObject({
  en: z.array(wording).describe('English.'),
  zh: z.array(wording).describe('Simplified Chinese.'),
});

/** One term of `seed/lexicon/<family>.json`. */
export const lexiconTerm = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters, digits and single hyphens')
      .describe('Its address for ever: lower-case letters, digits and single hyphens.'),
    en: wording.describe('How it is called in English; looked for in every form of its words.'),
    zh: wording.describe(
      'How it is called in Chinese; looked for too, unless it is one character long.',
    ),
    also: wordings.describe('Other wordings of the same. Of a word its other forms need no entry.'),
    exact: z
      .array(wording)
      .describe(
        'Those of its English wordings that are found in this form only: glasses, not glass.',
      ),
    not: wordings.describe('Wordings that hold one of its own and mean something else: hot dog.'),
  })
  .describe('A term and how prompts write it.');

export type LexiconTerm = z.infer<typeof lexiconTerm> & { family: TermFamily };

const isOneCharacter = (text: string) => [...text].length === 1;

/**
 * The term as it is stored and looked for. A name of one Chinese character is not looked for by
 * itself, too many words hold it; where it should be, `also.zh` repeats it.
 */
export function toTermEntry(term: LexiconTerm): TermEntry {
  const { key, family, en, zh, also, exact, not } = term;
  const chinese = isOneCharacter(zh) ? also.zh : [zh, ...also.zh];
  const english = [en, ...also.en].filter((one) => !exact.includes(one));
  return {
    key,
    family,
    name: { en, zh },
    words: [...new Set([...english, ...chinese])],
    exact,
    not: [...not.en, ...not.zh],
  };
}
