import { FAILURE_KINDS } from '@/lib/clips/failure-kinds';
import { TERM_FAMILIES } from '@/lib/clips/term-entry';
import { CLIP_STATUSES, type DeskKind } from '@/lib/curation/desk-kinds';

/** How one field of a record is written: its name, its shape, what may be unknown. */
export interface FieldPlan {
  name: string;
  as: 'text' | 'long' | 'number' | 'flag' | 'choice' | 'pair' | 'group' | 'list' | 'words' | 'json';
  /** Empty means that it is not known. */
  unknown?: boolean;
  long?: boolean;
  /** Written once, never changed. */
  fixed?: boolean;
  choices?: readonly string[];
  /** The name of a list of suggestions: keys of records, or words that are in use. */
  suggest?: 'source' | 'batch' | 'author' | 'clip' | 'capability' | 'relation';
  fields?: readonly FieldPlan[];
  /** What a new entry of a list begins as. */
  empty?: unknown;
}

const text = (name: string, more: Partial<FieldPlan> = {}): FieldPlan => ({
  name,
  as: 'text',
  ...more,
});
const maybe = (name: string, more: Partial<FieldPlan> = {}) =>
  text(name, { unknown: true, ...more });
const pair = (name: string, more: Partial<FieldPlan> = {}): FieldPlan => ({
  name,
  as: 'pair',
  ...more,
});
const choice = (name: string, choices: readonly string[]): FieldPlan => ({
  name,
  as: 'choice',
  choices,
});
const number = (name: string): FieldPlan => ({ name, as: 'number', unknown: true });
const json = (name: string): FieldPlan => ({ name, as: 'json' });
const place: FieldPlan = { name: 'position', as: 'number' };

const CERTAINTIES = ['exact', 'day', 'approximate', 'unknown'];
const CLOCKS = ['post-id', 'printed', 'sighting', 'heading', 'inferred', 'unknown'];
const ORIGINS = ['original', 'document', 'translation', 'person'];
const source = (unknown: boolean) => text('source', { suggest: 'source', unknown });
const note = pair('note', { unknown: true, long: true });
const notes = pair('notes', { unknown: true, long: true });

/** How each kind of record is written, field by field in this order. */
export const FIELD_PLANS: Readonly<Record<DeskKind, readonly FieldPlan[]>> = {
  clip: [
    text('slug', { fixed: true }),
    choice('status', CLIP_STATUSES),
    pair('title'),
    {
      name: 'prompt',
      as: 'list',
      empty: { texts: [{ language: 'en', text: '', origin: 'original' }] },
      fields: [
        {
          name: 'texts',
          as: 'list',
          empty: { language: 'zh', text: '', origin: 'person' },
          fields: [text('language'), choice('origin', ORIGINS), { name: 'text', as: 'long' }],
        },
      ],
    },
    source(false),
    maybe('batch', { suggest: 'batch' }),
    maybe('author', { suggest: 'author' }),
    maybe('credit'),
    {
      name: 'published',
      as: 'group',
      fields: [maybe('on'), maybe('at'), choice('certainty', CERTAINTIES), choice('clock', CLOCKS)],
    },
    text('model'),
    text('capability', { suggest: 'capability' }),
    number('durationSeconds'),
    number('width'),
    number('height'),
    maybe('aspect'),
    { name: 'hasSound', as: 'flag', unknown: true },
    maybe('rights'),
    { name: 'addresses', as: 'group', fields: [maybe('page'), maybe('media')] },
    {
      name: 'appearances',
      as: 'list',
      empty: {
        ...{ role: 'relay', source: null, channel: '', author: null, url: null },
        ...{ archiveUrl: null, publishedOn: null, publishedAt: null, clock: 'unknown', note: null },
      },
      fields: [
        choice('role', ['origin', 'relay']),
        source(true),
        text('channel'),
        maybe('author'),
        maybe('url'),
        maybe('archiveUrl'),
        maybe('publishedOn'),
        maybe('publishedAt'),
        choice('clock', CLOCKS),
        note,
      ],
    },
    {
      name: 'relations',
      as: 'list',
      empty: { kind: 'variant-of', slug: '' },
      fields: [text('kind', { suggest: 'relation' }), text('slug', { suggest: 'clip' })],
    },
    {
      name: 'failures',
      as: 'list',
      empty: { kind: 'physics', atMs: null, note: { en: '', zh: '' }, evidence: [] },
      fields: [
        choice('kind', FAILURE_KINDS),
        number('atMs'),
        pair('note', { long: true }),
        json('evidence'),
      ],
    },
    notes,
    json('document'),
    json('evidence'),
  ],
  source: [
    text('key', { fixed: true }),
    pair('name'),
    text('kind'),
    maybe('url'),
    text('zone'),
    note,
    place,
  ],
  batch: [
    text('key', { fixed: true }),
    source(false),
    text('documentDate'),
    maybe('heading'),
    place,
  ],
  author: [text('key', { fixed: true }), text('name'), maybe('handle'), maybe('url')],
  collection: [
    text('key', { fixed: true }),
    pair('title'),
    pair('description', { long: true }),
    place,
    {
      name: 'entries',
      as: 'list',
      empty: { slug: '', heading: null, section: null, file: null, printed: null },
      fields: [
        text('slug', { suggest: 'clip' }),
        maybe('heading'),
        maybe('section'),
        maybe('file'),
        maybe('printed'),
      ],
    },
  ],
  explainer: [
    text('slug', { fixed: true }),
    text('title'),
    text('kind'),
    maybe('publisher'),
    maybe('section'),
    maybe('url'),
    maybe('publishedOn'),
    notes,
    json('paper'),
    { name: 'clips', as: 'words' },
    maybe('batch', { suggest: 'batch' }),
    json('evidence'),
    place,
  ],
  term: [
    text('key', { fixed: true }),
    choice('family', TERM_FAMILIES),
    pair('name'),
    {
      name: 'wordings',
      as: 'group',
      fields: [
        { name: 'words', as: 'words' },
        { name: 'exact', as: 'words' },
        { name: 'not', as: 'words' },
      ],
    },
    place,
  ],
};

/** The facts a new record of a kind begins with. */
export function emptyFacts(kind: DeskKind, key: string): Record<string, unknown> {
  const blank = (plan: FieldPlan): unknown => {
    if (plan.fixed) return key;
    if (plan.unknown) return null;
    if (plan.as === 'pair') return { en: '', zh: '' };
    if (plan.as === 'number') return 0;
    if (plan.as === 'list' || plan.as === 'words') return [];
    if (plan.as === 'json') return plan.name === 'evidence' ? [] : null;
    if (plan.as === 'group') {
      return Object.fromEntries((plan.fields ?? []).map((one) => [one.name, blank(one)]));
    }
    if (plan.as === 'choice') {
      return plan.choices?.includes('unknown') ? 'unknown' : (plan.choices?.[0] ?? '');
    }
    return '';
  };
  return Object.fromEntries(FIELD_PLANS[kind].map((plan) => [plan.name, blank(plan)]));
}
