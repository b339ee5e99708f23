import type { Facts } from '@/lib/curation/desk-kinds';

/** What no clip may be: what it is, the facts, and the path of the fault (empty for none). */
export const WRONG_FACTS: [string, Facts, string][] = [
  ['an unknown source', { source: 'nobody' }, 'source'],
  [
    'a date that is none',
    { published: { on: '2024-02-31', at: null, certainty: 'day', clock: 'printed' } },
    'published.on',
  ],
  [
    'a certainty without a date',
    { published: { on: null, at: null, certainty: 'day', clock: 'unknown' } },
    'published.certainty',
  ],
  ['an empty title', { title: { en: ' ', zh: '一' } }, 'title.en'],
  ['a field that is none', { colour: 'red' }, ''],
  [
    'a relation to nobody',
    { relations: [{ kind: 'variant-of', slug: 'nobody-at-all' }] },
    'relations.0.slug',
  ],
  ['another name', { slug: 'cat-off-bed' }, ''],
];
