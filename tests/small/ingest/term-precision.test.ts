import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { toTermEntry } from '@/lib/ingest/lexicon-contract.server';
import { readCatalogue } from '@/lib/ingest/read-catalogue.server';
import { compileLexicon, findTerms } from '@/lib/search/find-terms';
import { HAND_READ } from './hand-read-prompts';

/** Found by the rules where no reader would: the words are there and mean something else. */
const WRONG = [
  // “bustling with the potential”; “the road curves gently”; 草地 for a meadow under snow.
  'coastal-picturesque-town bustling',
  'suv-in-the-dust gentle',
  'wooly-mammoth grass',
];
/** Found by a reader only: said in other words, or inside a wording that another term has. */
const MISSED = [
  'amalfi-coast romantic',
  'gold-rush historical',
  'happy-cat low-angle',
  'lagos amateur-style',
  'tokyo-in-the-snow tracking-shot',
  'tr-i2v-wave-in-hall crashing-waves',
];

const expected = new Map(
  Object.entries(HAND_READ).map(([slug, keys]) => [slug, new Set(keys.split(' '))]),
);
const found = new Map<string, Set<string>>();
let known: Set<string>;

beforeAll(async () => {
  const seed = fileURLToPath(new URL('../../../seed', import.meta.url));
  const { clips, terms } = await readCatalogue(seed);
  known = new Set(terms.map(({ key }) => key));
  const lexicon = compileLexicon(terms.map(toTermEntry));
  for (const { slug, prompt } of clips) {
    const texts = prompt.flatMap((part) => part.texts.map(({ text }) => text));
    const spans = texts.flatMap((text) => findTerms(text, lexicon));
    if (expected.has(slug)) found.set(slug, new Set(spans.map(({ key }) => key)));
  }
});

/** What one side has and the other has not, as `slug term`. */
function beyond(some: ReadonlyMap<string, Set<string>>, others: typeof some): string[] {
  return [...some].flatMap(([slug, keys]) =>
    [...keys].filter((key) => !others.get(slug)?.has(key)).map((key) => `${slug} ${key}`),
  );
}

const size = (sets: ReadonlyMap<string, Set<string>>) =>
  [...sets.values()].reduce((sum, keys) => sum + keys.size, 0);

it('forty prompts were read, and name only terms that there are', () => {
  expect(expected.size).toBe(40);
  expect(found.size).toBe(40);
  const strange = [...expected.values()].flatMap((keys) =>
    [...keys].filter((key) => !known.has(key)),
  );
  expect(strange).toEqual([]);
});

it('rules find what a reader finds, but for what is named here', () => {
  const [wrong, missed] = [beyond(found, expected), beyond(expected, found)];
  const right = size(found) - wrong.length;
  const precision = right / size(found);
  const recall = right / size(expected);
  console.info(
    `terms in 40 prompts: ${size(expected)} read, ${size(found)} found, ` +
      `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
  );
  expect(wrong.sort()).toEqual(WRONG);
  expect(missed.sort()).toEqual(MISSED);
  expect(Math.min(precision, recall)).toBeGreaterThan(0.98);
});
